// What was read from a text: the marked text beside its fields, and below what was
// passed over, and why.

import {copyButton} from "../copying.js";
import {csvFile} from "../csv.js";
import {h} from "../dom.js";
import {saveButton} from "../saving.js";
import {drawReading} from "../reading/reading.js";
import {day, number, t} from "../texts.js";
import {twinOf} from "../twin.js";
import {counted, parties, what, where} from "../wording.js";

/**
 * @param {object} coded an answer of `POST /api/code`
 * @returns {{element: HTMLElement, summary: string}}
 */
export function drawResult(coded) {
  const {reading, passed, failure} = coded;
  const summary = t("code.summary", {
    events: t("code.events", {n: reading.events.length}),
    statements: t("code.statements", {n: reading.statements.length}),
    seconds: number(coded.seconds, {maximumFractionDigits: 2}),
  });
  const record = () => JSON.stringify({report: reading.report, events: reading.events, statements: reading.statements, failure});
  const element = h("div", {class: "code-read"},
    h("header", {class: "card code-head"},
      h("h2", {}, summary),
      h("p", {class: "tools"},
        saveButton(t("code.save"), () => ({name: `report-${reading.report.id}.json`, type: "application/json", words: record()})),
        copyButton(t("code.copy"), record),
        saveButton(t("code.save_table"), () => csvFile(`report-${reading.report.id}.csv`, eventRows(reading.events)))),
      failure ? h("p", {class: "warning"}, t("code.failed", failure)) : null,
      furniture(reading.report)),
    drawReading({reading}).element,
    passed.length ? drawPassed(passed) : null);
  return {element, summary};
}

/** The events as rows. */
function eventRows(events) {
  return {
    head: ["what", "status", "who", "whom", "first", "last", "where", "counts", "sure", "says"].map((name) => t(`code.heads.${name}`)),
    rows: events.map((event) => [
      what(event), event.status, parties(event.actors), parties(event.recipients),
      event.dates?.first ?? null, event.dates?.last ?? null, event.place ? where(event.place) : null,
      event.counts.map(counted).join("; "), event.confidence, event.sentence.text,
    ]),
  };
}

/** What was taken from the text's own head. */
function furniture({dateline, published, source, title}) {
  const known = [
    title ? t("code.known.title", {value: title}) : null,
    dateline ? t("code.known.dateline", {value: dateline.words.text.replace(/[\s:–—_-]+$/, "")}) : null,
    published ? t("code.known.published", {value: day(published)}) : t("code.known.no_day"),
    source ? t("code.known.source", {value: source}) : null,
  ].filter(Boolean);
  return h("p", {class: "dim small", dir: "auto"}, known.join(" · "));
}

/** First the sentences that gave nothing; the others only for whoever asks. */
function drawPassed(passed) {
  const silent = passed.filter(({events}) => !events);
  const others = passed.filter(({events}) => events);
  const heading = t("code.passed");
  const body = h("div", {},
    silent.length ? [h("p", {class: "dim small"}, t("code.passed_means")), sentences(silent)] : null,
    others.length ? h("details", {}, h("summary", {}, t("code.passed_too", {n: others.length})), sentences(others)) : null);
  const twin = twinOf("passed-over", {heading, body, rows: () => passedRows([...silent, ...others])});
  return h("section", {class: "card passed"}, h("header", {}, h("h2", {}, heading), twin.buttons), body, twin.table);
}

/** Each word that gave nothing, and each sentence in which there is none that might have. */
function passedRows(passed) {
  return {
    head: ["says", "events", "word", "reason"].map((name) => t(`code.heads.${name}`)),
    rows: passed.flatMap(({sentence, events, unread}) => (unread.length ? unread : [null]).map((one) =>
      [sentence.text, events, one?.words.text ?? null, one?.reason ?? null])),
  };
}

function sentences(passed) {
  return h("ul", {}, passed.map(({sentence, events, unread}) =>
    h("li", {},
      h("p", {class: "passed-sentence", dir: "auto"}, sentence.text, " ",
        h("span", {class: "badge"}, events ? t("code.gave", {n: events}) : t("code.gave_none"))),
      unread.length ? h("dl", {}, unread.map(({words, reason}) => [h("dt", {}, words.text), h("dd", {}, reason)])) : null)));
}
