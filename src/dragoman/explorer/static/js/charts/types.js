// Which kinds of events there were in which month: a row for each kind, a patch for
// each month, the darker the more.

import {laterStretch, stretchName, stretchStart, stretches, timeTicks} from "./calendar.js";
import {paintedCanvas} from "./canvas.js";
import {h, fill} from "../dom.js";
import {linear} from "./scales.js";
import {number} from "../texts.js";
import {hideTooltip, showTooltip} from "./tooltip.js";

const ROW = 20;
const AXIS = 20;
const NARROWEST = 3; // dots: months are joined to quarters or years before that

/**
 * @typedef {{type: string, good: boolean, events: number, months: [number, number][]}} Row
 *   `months` are the first day of each and its number of events.
 * @typedef {{
 *   onType: (type: string) => void,
 *   name: (type: string) => string,
 *   tell: (row: Row, stretch: string, events: number) => string[],
 * }} Doings
 */

/**
 * Draw the rows into a box; a row's name is a button that chooses it.
 *
 * @param {HTMLElement} host
 * @param {Doings} doings
 * @returns {{update: (rows: Row[], days: [number, number]) => void, stop: () => void}}
 */
export function typesChart(host, doings) {
  const names = h("div", {class: "type-names"});
  const field = h("div", {class: "type-field"});
  const numbers = h("div", {class: "type-numbers"});
  host.append(names, field, numbers);
  const state = {rows: [], days: [0, 0], patches: [], step: "month"};
  const canvas = paintedCanvas(field, (pen, size, colours) => drawField(pen, size, state, colours));
  follow(canvas.element, state, doings);
  return {
    update(rows, days) {
      Object.assign(state, {rows, days});
      field.style.height = `${rows.length * ROW + AXIS}px`;
      fill(names, rows.map((row) => nameOf(row, doings)));
      fill(numbers, rows.map((row) => h("div", {}, number(row.events))));
      canvas.redraw();
    },
    stop: canvas.stop,
  };
}

function nameOf({type, good}, {name, onType}) {
  const sign = h("span", {class: good ? "cooperation" : "conflict", "aria-hidden": "true"}, good ? "▲" : "▼");
  return h("button", {type: "button", class: "quiet", on: {click: () => onType(type)}}, sign, " ", name(type));
}

function drawField(pen, {width}, state, colours) {
  const [first, last] = state.days;
  state.step = ["month", "quarter", "year"].find(
    (step) => (width / stretches(first, last, step).length) >= NARROWEST,
  ) ?? "year";
  const x = linear([first, last + 1], [0, width]);
  const edges = edgesOf(state, x);
  state.patches = state.rows.map((row) => patchesOf(row, edges));
  const most = Math.max(...state.patches.flat().map((patch) => patch.events), 1);
  state.rows.forEach((row, at) => {
    pen.fillStyle = row.good ? colours.cooperation : colours.conflict;
    for (const {left, right, events} of state.patches[at]) {
      pen.globalAlpha = 0.12 + 0.88 * Math.sqrt(events / most);
      pen.fillRect(left, at * ROW + 2, Math.max(1, right - left - (right - left > 4 ? 1 : 0)), ROW - 4);
    }
  });
  pen.globalAlpha = 1;
  drawTime(pen, state, x, width, colours);
}

/** The months of a row, joined where there is no room for each. */
function patchesOf({months}, edges) {
  const joined = new Map();
  for (const [month, events] of months) {
    const place = edges.get(month);
    if (!place) continue; // of a day too vague for the series
    const patch = joined.get(place.start) ?? {...place, events: 0};
    patch.events += events;
    joined.set(place.start, patch);
  }
  return [...joined.values()];
}

/** Where each month lies, reckoned once for all rows: its stretch, from left to right. */
function edgesOf({rows, step, days: [first, last]}, x) {
  const edges = new Map();
  for (const [month] of rows.flatMap(({months}) => months)) {
    if (edges.has(month) || laterStretch(month, "month") <= first || month > last) continue;
    const start = stretchStart(month, step);
    const end = laterStretch(start, step);
    edges.set(month, {start, left: x(Math.max(start, first)), right: x(Math.min(end, last + 1))});
  }
  return edges;
}

function drawTime(pen, {rows, days: [first, last]}, x, width, colours) {
  pen.fillStyle = colours.dim;
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  for (const {day, label} of timeTicks(first, last, Math.max(2, Math.floor(width / 70)))) {
    const half = pen.measureText(label).width / 2;
    pen.fillText(label, Math.min(Math.max(x(day), half), width - half), rows.length * ROW + AXIS - 5);
  }
}

function follow(element, state, {onType, tell}) {
  const rowAt = (event) => Math.floor(event.offsetY / ROW);
  element.addEventListener("pointermove", (event) => {
    const at = rowAt(event);
    const patch = state.patches[at]?.find(({left, right}) => left <= event.offsetX && event.offsetX < right);
    if (patch) showTooltip(event, tell(state.rows[at], stretchName(patch.start, state.step), patch.events));
    else hideTooltip();
  });
  element.addEventListener("pointerleave", hideTooltip);
  element.addEventListener("click", (event) => {
    const row = state.rows[rowAt(event)];
    if (row) onType(row.type);
  });
}
