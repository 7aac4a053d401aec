// Numbers that tellings give, drawn on one line: a dot for a number, a bar for a range,
// an arrow where only a bound is said.

import {h} from "../dom.js";
import {number, t} from "../texts.js";

const WIDTH = 300;
const EDGE = 14;
const ROW = 20;

/**
 * Draw the numbers of a field; nothing where all give the same or it is no number.
 *
 * @param {import("./tellings.js").Tellings} tellings
 * @param {{field: string, voices: object[]}} agreement
 */
export function drawTolls(tellings, {field, voices}) {
  const tolls = voices.map((voice) => tollOf(tellings, field, voice)).filter(Boolean);
  if (tolls.length < 2) return null;
  const ends = tolls.flatMap(({low, high}) => [low, high]).filter((end) => end !== null);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const open = tolls.some(({high}) => high === null) ? 70 : 0; // room for an arrow
  const shut = tolls.some(({low}) => low === null) ? 40 : 0;
  const x = (value) => EDGE + shut + ((value - least) / (most - least || 1)) * (WIDTH - 2 * EDGE - open - shut);
  const height = tolls.length * ROW + 16;
  return h("svg:svg", {class: "tolls", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": t("story.tolls", {field, low: least, high: most})},
    tolls.map((toll, n) => drawToll(toll, x, n * ROW + ROW / 2)),
    h("svg:line", {class: "axis", x1: EDGE, x2: WIDTH - EDGE, y1: height - 14, y2: height - 14}),
    h("svg:text", {x: x(least), y: height - 2, "text-anchor": "middle"}, number(least)),
    h("svg:text", {x: x(most), y: height - 2, "text-anchor": "middle"}, number(most)));
}

/**
 * The range that those who give a value give, and how many sources they are; null if it is
 * no number.
 *
 * @returns {{low: number | null, high: number | null, sources: number, value: string} | null}
 */
export function tollOf(tellings, field, voice) {
  const counts = voice.events.flatMap((event) => tellings.eventOf.get(event)?.counts ?? []);
  const count = counts.find(({kind, unit, total, of}) => !total && !of && field === (unit ? `${kind} ${unit}` : kind));
  if (!count) return null;
  const {low, best, high} = count;
  const exact = low === null && high === null;
  return {low: exact ? best : low, high: exact ? best : high, sources: voice.sources, value: voice.value};
}

function drawToll({low, high, sources, value}, x, y) {
  const size = 3.5 + Math.min(4, sources);
  const from = low === null ? x(high) - 36 : x(low);
  const to = high === null ? x(low) + 36 : x(high);
  const right = from < WIDTH / 2;
  const side = {x: right ? to + size + 4 : from - size - 4, y: y + 4, "text-anchor": right ? "start" : "end"};
  return [
    from === to ? h("svg:circle", {class: "toll", cx: from, cy: y, r: size}) : h("svg:line", {class: "toll", x1: from, x2: to, y1: y, y2: y, "stroke-width": size}),
    low === null ? arrow(from - 4, y, 8) : null,
    high === null ? arrow(to + 4, y, -8) : null,
    h("svg:text", side, value),
  ];
}

function arrow(tip, y, back) {
  return h("svg:path", {class: "toll-end", d: `M${tip} ${y} l${back} -6 v12 z`});
}
