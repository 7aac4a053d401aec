// A narrow picture of all time with two handles, which choose the days that everything
// else is about.
//
// Each handle is a slider: arrows move it by one stretch, Page Up and Page Down by ten,
// Home and End to the ends. The window between them can be dragged as a whole.

import {isoDay, laterStretch, stretchName, stretchStart} from "./calendar.js";
import {paintedCanvas} from "./canvas.js";
import {clamp, linear} from "./scales.js";
import {eventsOf, gather, snap} from "./stretches.js";

const PAUSE = 350; // milliseconds after the last key, before the days are taken
const FAR = 10;
const EDGE = 6; // dots at both sides, so that handles are not cut off

/**
 * @typedef {import("./stretches.js").Series} Series
 * @typedef {{from: string, until: string, onBrush: (first: number, last: number) => void}} Doings
 *   `from` and `until` name the handles.
 */

/**
 * Draw the strip into a box.
 *
 * @param {HTMLElement} host
 * @param {Doings} doings
 * @returns {{update: (series: Series, days: [number, number]) => void, stop: () => void}}
 */
export function brushStrip(host, doings) {
  const state = {series: null, days: [0, 0], x: null};
  const canvas = paintedCanvas(host, (pen, size, colours) => {
    if (state.series) drawStrip(pen, size, state, colours);
    place(handles, state);
  });
  const show = (days) => {
    state.days = days;
    canvas.redraw();
  };
  const handles = [0, 1].map((side) => makeHandle(host, side, state, show, doings));
  dragWindow(canvas.element, state, show, doings);
  return {
    update(series, days) {
      Object.assign(state, {series, days});
      canvas.redraw();
    },
    stop: canvas.stop,
  };
}

function drawStrip(pen, {width, height}, state, colours) {
  const {first, last, stretches, step} = gather(state.series, Math.max(12, width / 2));
  const x = linear([first, last + 1], [EDGE, width - EDGE]);
  state.x = x;
  const most = Math.max(...stretches.map(eventsOf), 1);
  const y = linear([0, most], [height, 4]);
  pen.fillStyle = colours.dim;
  pen.globalAlpha = 0.55;
  for (const stretch of stretches) {
    const left = x(Math.max(stretch.start, first));
    const right = x(Math.min(laterStretch(stretch.start, step), last + 1));
    const top = y(eventsOf(stretch));
    pen.fillRect(left, top, Math.max(1, right - left), height - top);
  }
  drawWindow(pen, [x(state.days[0]), x(state.days[1] + 1)], {width, height}, colours);
}

/** What is chosen is tinted and framed; the rest is paled. */
function drawWindow(pen, [left, right], {width, height}, colours) {
  pen.globalAlpha = 0.6;
  pen.fillStyle = colours.card;
  pen.fillRect(0, 0, left, height);
  pen.fillRect(right, 0, width - right, height);
  pen.globalAlpha = 0.12;
  pen.fillStyle = colours.accent;
  pen.fillRect(left, 0, right - left, height);
  pen.globalAlpha = 1;
  pen.strokeStyle = colours.accent;
  pen.strokeRect(left + 0.5, 0.5, Math.max(1, right - left - 1), height - 1);
}

function makeHandle(host, side, state, show, doings) {
  const handle = document.createElement("div");
  handle.className = "brush-handle";
  handle.tabIndex = 0;
  handle.setAttribute("role", "slider");
  handle.setAttribute("aria-label", side ? doings.until : doings.from);
  host.append(handle);
  let waiting = 0;
  const take = () => doings.onBrush(...state.days);
  handle.addEventListener("keydown", (event) => {
    const day = state.series && movedBy(event.key, state.days[side], side, state.series);
    if (day == null) return;
    event.preventDefault();
    show(withDay(state, side, day));
    clearTimeout(waiting);
    waiting = setTimeout(take, PAUSE);
  });
  dragged(handle, host, (place) => show(withDay(state, side, snappedDay(state, side, place))), take);
  return handle;
}

/** The day to which a key moves a handle, or null for other keys. */
function movedBy(key, day, side, {step, first, last}) {
  const by = {
    ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -FAR, PageUp: FAR,
  }[key];
  if (by) {
    const start = laterStretch(stretchStart(day, step), step, by);
    return side ? laterStretch(start, step) - 1 : start;
  }
  return {Home: first, End: last}[key] ?? null;
}

/** The chosen days with one of them changed, in order and within all time. */
function withDay({series, days}, side, day) {
  return side
    ? [days[0], clamp(day, days[0], series.last)]
    : [clamp(day, series.first, days[1]), days[1]];
}

function snappedDay({series, x}, side, place) {
  const day = clamp(x.invert(place), series.first, series.last);
  return snap(series, day, day)[side];
}

/** Follow a pointer from where it went down. */
function dragged(element, host, move, end) {
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const follow = (moved) => move(moved.clientX - host.getBoundingClientRect().left);
    const finish = () => {
      element.removeEventListener("pointermove", follow);
      end();
    };
    element.addEventListener("pointermove", follow);
    element.addEventListener("lostpointercapture", finish, {once: true});
  });
}

/** Drag the window as a whole, or draw a new one beside it. */
function dragWindow(element, state, show, doings) {
  element.addEventListener("pointerdown", (event) => {
    if (!state.x || event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const begun = event.offsetX;
    const days = state.days;
    const inside = holds(state, begun);
    const follow = (moved) => show(
      inside ? shifted(state, days, moved.offsetX - begun) : drawn(state, begun, moved.offsetX),
    );
    element.addEventListener("pointermove", follow);
    element.addEventListener("lostpointercapture", () => {
      element.removeEventListener("pointermove", follow);
      if (state.days !== days) doings.onBrush(...state.days);
    }, {once: true});
  });
}

/** Whether a place lies in a window that leaves room to be moved. */
function holds({series, days, x}, place) {
  const all = days[0] <= series.first && days[1] >= series.last;
  return !all && x(days[0]) <= place && place <= x(days[1] + 1);
}

function drawn({series, x}, begun, place) {
  const ends = [begun, place].map((end) => clamp(x.invert(end), series.first, series.last));
  return snap(series, ends[0], ends[1]);
}

function shifted({series, x}, [first, last], distance) {
  const by = Math.round(x.invert(distance) - x.invert(0));
  const start = clamp(first + by, series.first, series.last - (last - first));
  return [start, start + (last - first)];
}

function place(handles, {series, days, x}) {
  handles.forEach((handle, side) => {
    handle.hidden = !series;
    if (!series) return;
    const day = days[side];
    handle.style.left = `${x(side ? day + 1 : day)}px`;
    handle.setAttribute("aria-valuemin", String(series.first));
    handle.setAttribute("aria-valuemax", String(series.last));
    handle.setAttribute("aria-valuenow", String(day));
    handle.setAttribute("aria-valuetext", stretchName(day, "day"));
    handle.dataset.day = isoDay(day);
  });
}
