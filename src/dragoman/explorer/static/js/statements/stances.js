// Statements over time: those for something above the line, those against it below, those
// that are neither as a grey bar through it. A bar is a link to its stretch of time.

import {dayNumber, isoDay, laterStretch} from "../charts/calendar.js";
import {h} from "../dom.js";
import {day, number, t} from "../texts.js";

const HEIGHT = 140;
const MIDDLE = 62;
const REACH = 56;
const LEFT = 50;

/** The day after the last of a stretch that begins on a day. */
const after = (first, step) => laterStretch(dayNumber(first), step);

/** The last day of a stretch. */
const lastDay = (first, step) => isoDay(after(first, step) - 1);

/**
 * Draw stances over time.
 *
 * @param {object} sayings what statements come to
 * @param {(first: string, last: string) => void} chosen is told which stretch was chosen
 */
export function drawStances({stretches, step}, chosen) {
  if (!stretches.length) return h("p", {class: "dim"}, t("statements.undated"));
  const width = Math.max(280, innerWidth - 60);
  const first = dayNumber(stretches[0].first);
  const last = after(stretches.at(-1).first, step);
  const x = (at) => LEFT + ((at - first) / (last - first)) * (width - LEFT - 4);
  const most = Math.ceil(Math.max(...stretches.flatMap(({backing, against, neither}) => [backing, against, neither / 2]), 1));
  const bars = stretches.map((stretch) => drawStretch(stretch, step, {x, tall: (n) => (n / most) * REACH}, chosen));
  bars[0].setAttribute("tabindex", 0);
  return h("svg:svg", {class: "stances", viewBox: `0 0 ${width} ${HEIGHT}`, role: "group", "aria-label": t(`statements.over.${step}`), on: {keydown: (event) => pressed(event, bars)}},
    h("svg:text", {x: 0, y: MIDDLE - REACH / 2 + 4}, t("fields.stance_for")),
    h("svg:text", {x: 0, y: MIDDLE + REACH / 2 + 4}, t("statements.against_short")),
    [MIDDLE - REACH + 9, MIDDLE + REACH].map((y) => h("svg:text", {x: LEFT - 6, y, "text-anchor": "end"}, number(most))),
    bars,
    h("svg:line", {class: "axis", x1: LEFT, x2: width, y1: MIDDLE, y2: MIDDLE}),
    h("svg:text", {x: LEFT, y: HEIGHT - 4}, day(stretches[0].first)),
    h("svg:text", {x: width - 4, y: HEIGHT - 4, "text-anchor": "end"}, day(lastDay(stretches.at(-1).first, step))));
}

/** One bar at a time can be reached by Tab; the arrows lead to the others. */
function pressed(event, bars) {
  const at = bars.indexOf(event.target);
  if (at < 0) return;
  const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: bars.length - 1}[event.key];
  if (event.key === "Enter" || event.key === " ") event.target.dispatchEvent(new MouseEvent("click"));
  else if (to === undefined) return;
  else if (bars[to]) {
    bars[at].setAttribute("tabindex", -1);
    bars[to].setAttribute("tabindex", 0);
    bars[to].focus();
  }
  event.preventDefault();
}

function drawStretch({first, backing, against, neither}, step, {x, tall}, chosen) {
  const [from, to] = [x(dayNumber(first)), x(after(first, step))];
  const wide = Math.max(1.5, Math.min(26, to - from - 1));
  const left = from + (to - from - wide) / 2;
  const last = lastDay(first, step);
  const words = t("statements.stretch", {first: day(first), last: day(last), backing, against, neither});
  const bar = (name, y, height) => h("svg:rect", {class: name, x: left, y, width: wide, height});
  const act = () => chosen(first, last);
  return h("svg:g", {class: "stretch", tabindex: -1, role: "button", "aria-label": words, on: {click: act}},
  h("svg:title", {}, words),
  h("svg:rect", {class: "reach", x: from, y: 0, width: to - from, height: 2 * MIDDLE}),
  bar("neither", MIDDLE - tall(neither / 2), tall(neither)),
  h("svg:rect", {class: "backing", x: left + wide * 0.2, y: MIDDLE - tall(backing), width: wide * 0.6, height: tall(backing)}),
  h("svg:rect", {class: "against", x: left + wide * 0.2, y: MIDDLE, width: wide * 0.6, height: tall(against)}));
}

/** The same as rows. */
export function stanceRows({stretches, step}) {
  return {
    head: ["from", "to", "for", "against", "neither"].map((name) => t(`statements.heads.${name}`)),
    rows: stretches.map(({first, backing, against, neither}) => [first, lastDay(first, step), backing, against, neither]),
  };
}
