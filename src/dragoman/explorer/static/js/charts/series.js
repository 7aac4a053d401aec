// Cooperation above, conflict below, and under them the mean score; dragging over it
// chooses days, and so does a click on a bar.

import {laterStretch, timeTicks} from "./calendar.js";
import {paintedCanvas} from "./canvas.js";
import {runningMeans} from "./rhythm.js";
import {clamp, linear, short, ticks} from "./scales.js";
import {eventsOf, gather, greatest, meanOf, snap} from "./stretches.js";
import {hideTooltip, showTooltip} from "./tooltip.js";

const TOP = 16; // for the word on what a bar is
const LEFT = 44;
const RIGHT = 10;
const AXIS = 20; // for the words under the chart
const SCORES = 0.26; // of the height
const GAP = 12;
const CLICK = 4; // dots: a shorter drag is a click
const HIGHEST_SCORE = 10;

/**
 * @typedef {import("./stretches.js").Series} Series
 * @typedef {{
 *   onBrush?: (first: number, last: number) => void,
 *   word: (step: string) => string,
 *   tell: (stretch: import("./stretches.js").Stretch, step: string) => string[],
 * }} Doings `word` says what a bar is, `tell` gives the lines shown about a stretch.
 */

/**
 * Draw a series into a box, and draw it anew with each update.
 *
 * @param {HTMLElement} host
 * @param {Doings} doings
 * @returns {{update: (series: Series | null, peers?: Series[], usual?: boolean) => void,
 *   mark: (days: [number, number] | null) => void, stop: () => void}}
 *   `peers` are all series that are drawn on one scale; `mark` tints some days; `usual`
 *   says whether the mean of 30 days is drawn.
 */
export function seriesChart(host, doings) {
  const state = {series: null, peers: [], drawn: null, drag: null, marked: null, usual: false};
  const canvas = paintedCanvas(host, (pen, size, colours) => {
    state.drawn = state.series && measure(state, size);
    if (!state.drawn) return;
    drawBars(pen, state.drawn, colours);
    if (state.usual) drawMeans(pen, state.drawn, colours);
    drawScores(pen, state.drawn, colours);
    drawTime(pen, state.drawn, colours);
    drawWord(pen, doings.word(state.drawn.series.step), colours);
    if (state.marked) drawDays(pen, state.drawn, state.marked, colours);
    if (state.drag) drawDays(pen, state.drawn, dragged(state), colours);
  });
  listen(canvas, state, doings);
  return {
    update(series, peers = [series], usual = false) {
      Object.assign(state, {series, peers, usual, drag: null});
      canvas.redraw();
    },
    mark(days) {
      state.marked = days;
      canvas.redraw();
    },
    stop: canvas.stop,
  };
}

/** All places of a drawing: scales, and the series in as many stretches as fit. */
function measure({series, peers}, {width, height}) {
  const room = width - LEFT - RIGHT;
  const fit = (one) => gather(one, Math.max(12, room / 3));
  const fitting = fit(series);
  const shared = greatest(peers.map(fit));
  const low = (height - AXIS) * (1 - SCORES) - GAP;
  const values = [-Math.max(shared.conflict, 1), Math.max(shared.cooperation, 1)];
  return {
    series: fitting,
    width,
    height,
    values,
    x: linear([series.first, series.last + 1], [LEFT, width - RIGHT]),
    y: linear(values, [low, TOP]),
    scoreY: linear([-HIGHEST_SCORE, HIGHEST_SCORE], [height - AXIS, low + GAP]),
  };
}

function drawBars(pen, plot, colours) {
  const {series, x, y, values} = plot;
  const lines = ticks(values[0], values[1], 4).filter((value) => Number.isInteger(value));
  drawGrid(pen, plot, lines.map((value) => [y(value), short(Math.abs(value))]), colours);
  for (const stretch of series.stretches) {
    const left = x(Math.max(stretch.start, series.first));
    const right = x(Math.min(laterStretch(stretch.start, series.step), series.last + 1));
    const wide = Math.max(1, right - left - (right - left > 4 ? 1 : 0));
    pen.fillStyle = colours.cooperation;
    pen.fillRect(left, y(stretch.cooperation), wide, y(0) - y(stretch.cooperation));
    pen.fillStyle = colours.conflict;
    pen.fillRect(left, y(0), wide, y(-stretch.conflict) - y(0));
  }
  line(pen, LEFT, plot.width - RIGHT, y(0), colours.ink);
}

/** Lines from side to side, with their values on the left. */
function drawGrid(pen, {width}, rows, colours) {
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  for (const [place, label] of rows) {
    line(pen, LEFT, width - RIGHT, place, colours.line);
    pen.fillStyle = colours.dim;
    pen.fillText(label, LEFT - 6, place);
  }
}

function line(pen, from, to, place, colour) {
  const sharp = Math.round(place) + 0.5;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(from, sharp);
  pen.lineTo(to, sharp);
  pen.stroke();
}

/** The mean score of each stretch: a line that breaks where there are no events. */
function drawScores(pen, plot, colours) {
  const {series, x, scoreY} = plot;
  const lines = [HIGHEST_SCORE, 0, -HIGHEST_SCORE];
  drawGrid(pen, plot, lines.map((value) => [scoreY(value), signed(value)]), colours);
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1.5;
  pen.lineJoin = "round";
  pen.beginPath();
  let next = null;
  for (const stretch of [...series.stretches].sort((a, b) => a.start - b.start)) {
    const end = laterStretch(stretch.start, series.step);
    const middle = x((Math.max(stretch.start, series.first) + Math.min(end, series.last + 1)) / 2);
    const place = scoreY(meanOf(stretch));
    if (next === stretch.start) pen.lineTo(middle, place);
    else {
      pen.moveTo(middle - 1.5, place); // alone it would not be seen
      pen.lineTo(middle, place);
    }
    next = end;
  }
  pen.stroke();
}

/** What is usual: a line over the bars of cooperation, and one under those of conflict. */
function drawMeans(pen, {series, x, y}, colours) {
  const means = runningMeans(series);
  pen.strokeStyle = colours.accent;
  pen.lineWidth = 2;
  for (const [side, way] of [["cooperation", 1], ["conflict", -1]]) {
    pen.beginPath();
    for (const mean of means) {
      const end = Math.min(laterStretch(mean.start, series.step), series.last + 1);
      pen.lineTo(x((Math.max(mean.start, series.first) + end) / 2), y(way * mean[side]));
    }
    pen.stroke();
  }
}

function signed(value) {
  return value > 0 ? `+${value}` : String(value).replace("-", "−");
}

function drawTime(pen, {series, x, width, height}, colours) {
  pen.fillStyle = colours.dim;
  pen.textBaseline = "alphabetic";
  pen.textAlign = "center";
  const fitting = Math.max(2, Math.floor((width - LEFT - RIGHT) / 80));
  for (const {day, label} of timeTicks(series.first, series.last, fitting)) {
    const half = pen.measureText(label).width / 2;
    pen.fillRect(Math.round(x(day)), height - AXIS, 1, 4);
    pen.fillText(label, Math.min(Math.max(x(day), half), width - half), height - 5);
  }
}

function drawWord(pen, word, colours) {
  pen.fillStyle = colours.dim;
  pen.textAlign = "left";
  pen.textBaseline = "top";
  pen.fillText(word, LEFT + 2, 0);
}

/** Tint some days, from the first through the last. */
function drawDays(pen, {x, height}, [first, last], colours) {
  pen.globalAlpha = 0.18;
  pen.fillStyle = colours.accent;
  pen.fillRect(x(first), 0, x(last + 1) - x(first), height - AXIS);
  pen.globalAlpha = 1;
}

/** The days over which the pointer is being dragged. */
function dragged({drag, drawn: {series, x}}) {
  const days = drag.map((place) => clamp(x.invert(place), series.first, series.last));
  return snap(series, days[0], days[1]);
}

function listen({element, redraw}, state, {onBrush, tell}) {
  element.addEventListener("pointerdown", (event) => {
    if (!onBrush || !state.drawn || event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    state.drag = [event.offsetX, event.offsetX];
  });
  element.addEventListener("pointermove", (event) => {
    if (state.drag) {
      state.drag[1] = event.offsetX;
      redraw();
    }
    hover(event, state, tell);
  });
  element.addEventListener("pointerup", () => {
    const {drag} = state;
    const days = drag && dragged(state);
    state.drag = null;
    redraw();
    const clicked = drag && Math.abs(drag[1] - drag[0]) < CLICK;
    if (drag && (!clicked || stretchAt(state.drawn, drag[0]))) onBrush(...days);
  });
  element.addEventListener("pointercancel", () => {
    state.drag = null;
    redraw();
  });
  element.addEventListener("pointerleave", hideTooltip);
}

function hover(event, {drawn, drag}, tell) {
  const stretch = drawn && stretchAt(drawn, event.offsetX);
  if (!stretch && !drag) hideTooltip();
  else if (stretch) showTooltip(event, tell(stretch, drawn.series.step));
}

/** The stretch under the pointer that has events. */
function stretchAt({series, x}, place) {
  const day = x.invert(place);
  return series.stretches.find(
    (stretch) => stretch.start <= day && day < laterStretch(stretch.start, series.step) && eventsOf(stretch),
  );
}
