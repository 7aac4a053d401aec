// A story: who tells it, in what they agree and differ, when it was told, and why the
// events were taken for one.

import {address, get} from "../api.js";
import {fill, h, style} from "../dom.js";
import {viewSwitch} from "../form.js";
import {go} from "../address.js";
import {onKey} from "../keys.js";
import {agreementRows, byValue, sideBySide} from "../story/agreement.js";
import {bondRows, drawBonds} from "../story/bonds.js";
import {Tellings} from "../story/tellings.js";
import {drawTimeline, timelineRows} from "../story/timeline.js";
import {day, load, t} from "../texts.js";
import {along} from "../trail.js";
import {fileButton, tableOf, twinOf} from "../twin.js";
import {days, fieldName, tone, what, where, who} from "../wording.js";

/**
 * Draw the page of a story.
 *
 * @param {HTMLElement} main
 * @param {{id: string, session: object}} place
 */
export async function show(main, {id, session}) {
  const [account] = await Promise.all([get(`story/${id}`), load("reading", "form"), style("story"), style("form")]);
  if (!main.isConnected) return null;
  const tellings = new Tellings(account);
  const trail = along("story", id);
  main.append(
    head(tellings, trail),
    h("div", {class: "story"},
      agreed(tellings),
      h("div", {class: "story-side"}, told(tellings), time(tellings), merged(tellings, !session.read_only), history(tellings, account))));
  document.title = `${nameOf(tellings.story)} · Dragoman`;
  const step = (to) => to && go(`/story/${to}`);
  const leave = [
    onKey("j", "story.next", () => step(trail?.after)),
    onKey("k", "story.previous", () => step(trail?.before)),
  ];
  return () => leave.forEach((end) => end());
}

function nameOf(story) {
  return `${what(story)}: ${who(story)}`;
}

function head(tellings, trail) {
  const {story} = tellings;
  const differing = story.agreements.filter(({conflict}) => conflict);
  const span = tellings.told();
  const facts = [
    story.dates ? days(story.dates.first, story.dates.last) : null,
    story.place ? where(story.place) : null,
    t("story.reports", {n: story.reports.length}),
    t("story.sources", {n: story.sources}),
    span ? t("story.told", {days: days(span.first, span.last)}) : null,
  ];
  return h("header", {class: "card story-head"},
    trail ? crumbs(trail) : null,
    h("h1", {dir: "auto"}, h("span", {class: tone(tellings.tellings[0].event)}, what(story)), ` ${who(story)}`),
    h("p", {class: "meta"}, story.status === "happened" ? null : h("span", {class: "badge"}, story.status), facts.filter(Boolean).map((fact) => h("span", {}, fact))),
    differing.length ? h("p", {class: "conflict"}, `≠ ${t("story.disagree", {n: differing.length, fields: differing.map(({field}) => fieldName(field)).join(", ")})}`) : null,
    h("p", {class: "tools"},
      h("a", {href: address(`story/${story.id}`), download: `story-${story.id}.json`}, t("story.file")),
      h("a", {href: address("export/events.csv", {story: story.id}), download: `story-${story.id}.csv`}, t("story.events_file"))));
}

function crumbs({back, place, count, before, after}) {
  return h("nav", {class: "crumbs", "aria-label": t("story.along")},
    h("a", {href: back, dataset: {returns: ""}}, `‹ ${t("story.back")}`),
    h("span", {class: "dim"}, t("story.place", {place, count})),
    before ? h("a", {href: `/story/${before}`}, t("story.before")) : null,
    after ? h("a", {href: `/story/${after}`}, t("story.after")) : null);
}

function agreed(tellings) {
  const body = h("div", {});
  const rows = () => agreementRows(tellings);
  const views = {
    list: () => byValue(tellings),
    sides: () => sideBySide(tellings),
    table: () => h("div", {class: "twin", tabindex: "0", role: "region", "aria-label": t("twin.table_of", {view: t("story.they_say")})}, tableOf(rows())),
  };
  const draw = (view) => fill(body, views[view]());
  draw("list");
  return h("section", {class: "card"},
    h("header", {}, h("h2", {}, t("story.they_say")),
      viewSwitch([["list", "story.by_value"], ["sides", "story.side_by_side"], ["table", "twin.table"]], "list", draw),
      fileButton(`story-${tellings.story.id}-values`, rows)),
    body);
}

/** A part of the page that is a table and a file, too. */
function part(tellings, {name, heading, rows}, ...drawn) {
  const body = h("div", {}, drawn);
  const twin = twinOf(`story-${tellings.story.id}-${name}`, {heading, body, rows});
  return h("section", {class: `card story-${name}`}, h("header", {}, h("h2", {}, heading), twin.buttons), body, twin.table);
}

function told(tellings) {
  const heading = t("story.told_by", {n: tellings.sources.length});
  return part(tellings, {name: "tellings", heading, rows: () => tellingRows(tellings)},
    h("ol", {class: "voices"}, tellings.sources.map((source) => h("li", {}, drawSource(tellings, source)))));
}

/** Each event that is told, under its source, with its sentence. */
function tellingRows(tellings) {
  return {
    head: ["source", "publisher", "day", "report", "says"].map((name) => t(`story.heads.${name}`)),
    rows: tellings.sources.flatMap(({name, reports}) => reports.flatMap((head) => tellings.eventsOf(head.id).map(({sentence}) =>
      [name, head.source, head.published, head.title ?? t("story.untitled"), sentence.text]))),
  };
}

function drawSource(tellings, source) {
  const differs = tellings.differs(source.reports);
  return [
    h("h3", {}, source.name, differs.length ? h("span", {class: "badge conflict"}, `≠ ${differs.map(fieldName).join(", ")}`) : null),
    tellings.texts(source).map((text) => drawText(tellings, text)),
  ];
}

function drawText(tellings, [first, ...copies]) {
  return h("div", {class: "telling"},
    drawHead(tellings, first),
    tellings.eventsOf(first.id).slice(0, 3).map((event) => h("blockquote", {dir: "auto"}, quote(tellings, event))),
    copies.length ? h("details", {}, h("summary", {}, t("story.copies", {n: copies.length})), h("ul", {}, copies.map((head) => h("li", {}, drawHead(tellings, head))))) : null);
}

function drawHead(tellings, head) {
  const [event] = tellings.eventsOf(head.id);
  return [h("a", {href: event ? tellings.link(event.id) : `/report/${head.id}`}, head.title ?? t("story.untitled")),
    h("span", {class: "dim"}, ` ${[head.source, day(head.published)].filter(Boolean).join(", ")}`)];
}

/** The sentence of an event, the words that name it set off. */
function quote(tellings, {id, sentence, trigger}) {
  const characters = [...sentence.text];
  const cut = (from, to) => characters.slice(from, to).join("");
  const [start, end] = [trigger.start - sentence.start, trigger.end - sentence.start];
  return h("a", {href: tellings.link(id)}, cut(0, start), h("strong", {}, cut(start, end)), cut(end));
}

function time(tellings) {
  return part(tellings, {name: "timeline", heading: t("story.timeline"), rows: () => timelineRows(tellings)}, drawTimeline(tellings));
}

function merged(tellings, writable) {
  const {bonds} = tellings.story;
  return part(tellings, {name: "reasons", heading: t("story.merged"), rows: () => bondRows(tellings)},
    bonds.length ? drawBonds(tellings, writable) : h("p", {class: "dim"}, t("story.no_bonds")));
}

function history(tellings, {history: changes}) {
  const rows = () => ({
    head: ["day", "what", "why", "other"].map((name) => t(`story.heads.${name}`)),
    rows: changes.map(({when, what: became, why, other}) => [when.slice(0, 10), t(`story.changes.${became}`), why, other]),
  });
  return part(tellings, {name: "history", heading: t("story.history"), rows},
    h("ol", {class: "history"}, changes.map((change) => h("li", {},
      h("time", {class: "dim", datetime: change.when}, day(change.when.slice(0, 10))), ` ${t(`story.changes.${change.what}`)}: ${change.why}`,
      change.other ? [" ", h("a", {href: `/story/${change.other}`}, t("story.other"))] : null))));
}
