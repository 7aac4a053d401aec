// A report: its text with all marks, what was read from it, who else tells of it.

import {asked, choose} from "../address.js";
import {address, get} from "../api.js";
import {copyButton} from "../copying.js";
import {h, style} from "../dom.js";
import {onKey} from "../keys.js";
import {drawReading, prepare} from "../reading/reading.js";
import {reviewer} from "../reviewer.js";
import {day, t} from "../texts.js";

/**
 * Draw the page of a report; `?event=ID` or `?statement=ID` opens one of its entries.
 *
 * @param {HTMLElement} main
 * @param {{id: string, session: object}} place
 */
export async function show(main, {id, session}) {
  const [account] = await Promise.all([get(`report/${id}`, {reviewer: reviewer()}), prepare(), style("report")]);
  if (!main.isConnected) return null;
  const {report} = account.reading;
  const cite = (entry) => citation(report, session, entry);
  const reading = drawReading(account, {
    cite,
    judge: session.read_only ? undefined : (entry) => `/review?event=${entry}`,
    link: (entry) => linkTo(reading.book, entry),
    opened: (entry) => choose(entry ? chosen(reading.book, entry) : {event: null, statement: null}, {replace: true}),
  });
  main.append(head(account, cite), reading.element);
  document.title = `${titleOf(report)} · Dragoman`;
  const open = asked().get("event") ?? asked().get("statement");
  if (open) reading.open(open);
  const leave = [
    onKey("j", "report.next", () => reading.step(1)),
    onKey("k", "report.previous", () => reading.step(-1)),
  ];
  return () => leave.forEach((end) => end());
}

function head(account, cite) {
  const {report} = account.reading;
  return h("header", {class: "card report-head"},
    h("h1", {dir: "auto"}, titleOf(report)),
    h("p", {class: "meta"}, facts(report).map((fact) => h("span", {}, fact))),
    report.language === "en" ? null : h("p", {class: "warning"}, t("report.not_coded", {language: report.language})),
    also(account),
    h("p", {class: "tools"},
      copyButton(t("report.cite"), () => cite(null)),
      h("a", {href: address(`report/${report.id}`), download: `report-${report.id}.json`}, t("report.file")),
      h("a", {href: address("export/events.csv", {report: report.id}), download: `report-${report.id}.csv`}, t("report.events_file"))));
}

function facts(report) {
  const {dateline} = report;
  return [
    h("strong", {}, report.source ?? t("report.no_source")),
    report.published ? day(report.published) : t("report.no_day"),
    report.author ? t("report.by", {name: report.author}) : null,
    dateline ? dateline.words.text.trim() : null,
    original(report.url),
  ].filter(Boolean);
}

/** A link to where a report stood; what is no address of the web is only shown. */
function original(url) {
  if (!url) return null;
  if (!/^https?:\/\//i.test(url)) return url;
  return h("a", {href: url, target: "_blank", rel: "noreferrer noopener"}, t("report.original"));
}

/** The other reports that tell of the same happenings. */
function also({reading, heads, stories}) {
  const others = heads.filter((head) => head.id !== reading.report.id);
  if (!others.length) return null;
  const link = (head) => h("li", {}, h("a", {href: `/report/${head.id}`}, head.title ?? t("report.untitled")),
    h("span", {class: "dim"}, ` ${head.source ?? t("report.no_source")}, ${day(head.published) || t("report.no_day")}`));
  return h("details", {class: "also", open: others.length < 4 && stories.length > 0},
    h("summary", {}, t("report.also", {n: others.length})), h("ul", {}, others.map(link)));
}

function titleOf(report) {
  return report.title ?? t("report.untitled");
}

function chosen(book, entry) {
  const {kind} = book.entries.get(entry);
  return {event: null, statement: null, [kind]: entry};
}

function linkTo(book, entry) {
  const {kind} = book.entries.get(entry);
  return `/report/${book.report.id}?${kind}=${entry}`;
}

function citation(report, session, entry) {
  return t("report.citation", {
    source: report.source ?? t("report.no_source"),
    title: titleOf(report),
    day: day(report.published) || t("report.no_day"),
    url: report.url ? ` ${report.url}.` : "",
    version: session.version,
    id: report.id,
    event: entry ? t("report.of_event", {id: entry}) : "",
  });
}
