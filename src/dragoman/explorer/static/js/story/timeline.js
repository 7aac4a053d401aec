// When a story was told: a row for each independent source, a dot for each report; the
// days on which it took place are a band behind them.

import {h} from "../dom.js";
import {day, t} from "../texts.js";

const ROW = 24;
const MOST = 40; // rows; the list of reports holds all of them

const time = (iso) => Date.parse(`${iso}T00:00:00Z`);
const DAY = 86_400_000;
// On a phone the drawing is narrower, so that its words stay as large.
const frame = () => (innerWidth < 640 ? {left: 118, width: 350} : {left: 130, width: 560});

/** @param {import("./tellings.js").Tellings} tellings */
export function drawTimeline(tellings) {
  const told = tellings.told();
  if (!told) return h("p", {class: "dim"}, t("story.undated"));
  const took = tellings.story.dates;
  // A stretch that began long before would press the telling into a corner.
  const shown = took && time(told.first) - time(took.first) < 60 * DAY ? took : null;
  const first = Math.min(time(told.first), shown ? time(shown.first) : Infinity);
  const last = Math.max(time(told.last), shown ? time(shown.last) : -Infinity) + DAY;
  const {left, width} = frame();
  const x = (at) => left + ((at - first) / (last - first)) * (width - left - 10);
  const rows = tellings.sources.slice(0, MOST);
  const height = rows.length * ROW + 26;
  const drawing = h("svg:svg", {class: "timeline", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("story.timeline_says", {
    n: tellings.heads.size, first: day(told.first), last: day(told.last),
  })},
  shown ? band(shown, x, rows.length * ROW) : null,
  rows.map((source, n) => drawRow(tellings, source, {x, y: n * ROW + ROW / 2, left, width})),
  h("svg:line", {class: "axis", x1: left, x2: width - 10, y1: height - 22, y2: height - 22}),
  h("svg:text", {x: left, y: height - 7}, day(iso(first))),
  last - first > DAY ? h("svg:text", {x: width - 10, y: height - 7, "text-anchor": "end"}, day(iso(last - DAY))) : null);
  return [drawing, shown ? h("p", {class: "dim small shaded"}, t("story.took_place")) : null];
}

function band(took, x, height) {
  const from = x(time(took.first));
  return h("svg:rect", {class: "took-place", x: from, y: 0, width: x(time(took.last) + DAY) - from, height},
    h("svg:title", {}, t("story.took_place")));
}

function drawRow(tellings, {name, reports}, {x, y, left, width}) {
  const copies = new Set(tellings.texts({reports}).flatMap(([, ...rest]) => rest));
  const dots = reports.filter((head) => head.published).map((head, n) =>
    h("svg:circle", {class: copies.has(head) ? "copy" : "first", cx: x(time(head.published) + DAY / 2) + n * 5, cy: y, r: copies.has(head) ? 4 : 6},
      h("svg:title", {}, tellings.short(head))));
  return [
    h("svg:text", {x: left - 8, y: y + 4, "text-anchor": "end"}, name.length > 19 ? `${name.slice(0, 18)}…` : name),
    h("svg:line", {class: "row", x1: left, x2: width - 10, y1: y, y2: y}),
    dots,
  ];
}

const iso = (at) => new Date(at).toISOString().slice(0, 10);

/** The same as rows: each report under its source. */
export function timelineRows(tellings) {
  return {
    head: ["source", "publisher", "day", "report", "copy"].map((name) => t(`story.heads.${name}`)),
    rows: tellings.sources.flatMap((source) => tellings.texts(source).flatMap((text) => text.map((head, n) =>
      [source.name, head.source, head.published, head.title ?? t("story.untitled"), n ? t("story.is_copy") : null]))),
  };
}
