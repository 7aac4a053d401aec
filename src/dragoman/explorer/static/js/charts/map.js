// Where it happened: a mark for each cell of the earth, as large as its number of
// events. A disc is mostly cooperation, a diamond mostly conflict. The land of a country
// is the darker, the more events it has.
//
// Wheel, dragging, buttons and keys move it: arrows pan, plus and minus enlarge, 0
// shows all, Enter takes the mark nearest to the cross in the middle.

import {around, bounds, moved, toPlane, toScreen, unitOf, wholeWorld, zoomed} from "./camera.js";
import {paintedCanvas} from "./canvas.js";
import {countryAt} from "./land.js";
import {project} from "./projection.js";
import {isConflict, radius} from "./scales.js";
import {hideTooltip, showTooltip} from "./tooltip.js";

const LARGEST = 18;
const STEP = 60; // dots that an arrow moves
const FACTOR = 1.5;
const SETTLED = 200; // milliseconds without a move, before finer cells are asked for
const COARSE_BELOW = 3; // zoom
const CLICK = 4;
const DARKEST = 0.3;

/**
 * @typedef {{lat: number, lon: number, events: number, conflict: number, score: number}} Cell
 *   Where most of it lies, how many events it has, how many of them are of conflict, and
 *   their mean score.
 * @typedef {{zoom: number, bounds: [number, number, number, number]}} View
 * @typedef {{
 *   land: (fine: boolean) => Promise<import("./land.js").Land>,
 *   tell: (cell: Cell) => string[],
 *   tellCountry: (code: string, events: number) => string[],
 *   say: (text: string) => void,
 *   onPick: (cell: Cell) => void,
 *   onCountry: (code: string) => void,
 *   onView: (view: View) => void,
 * }} Doings
 */

/**
 * Draw a map into a box, which can take the focus.
 *
 * @param {HTMLElement} host
 * @param {Doings} doings
 * @returns {{update: (cells: Cell[], countries: Map<string, number>) => void,
 *   zoom: (direction: number) => void, fit: () => void, stop: () => void}} `zoom` enlarges (1), reduces (-1) or shows the
 *   whole world (0), `fit` shows all marks as near as it can.
 */
export function worldMap(host, doings) {
  const state = {
    camera: wholeWorld(), cells: [], marks: [], countries: new Map(), land: null, isFine: false, timer: 0,
  };
  const ground = paintedCanvas(host, (pen, size, colours) => drawLand(pen, size, state, colours));
  const shade = paintedCanvas(host, (pen, size, colours) => shadeCountries(pen, size, state, colours));
  const cover = paintedCanvas(host, (pen, size, colours) => {
    state.marks = marksOf(state, size);
    drawMarks(pen, state.marks, colours);
    if (document.activeElement === host && host.matches(":focus-visible")) drawCross(pen, size, colours);
  });
  const look = (camera) => {
    turn(state, camera, {host, canvases: [ground, shade, cover], doings});
    if (camera.zoom < COARSE_BELOW || state.isFine) return;
    state.isFine = true;
    doings.land(true).then(take).catch(() => (state.isFine = false)); // the next move asks again
  };
  const take = (land) => {
    state.land = land;
    ground.redraw();
    shade.redraw();
  };
  const coarse = () => doings.land(false).then((land) => state.land ?? take(land)).catch(() => null);
  coarse();
  followPointer(host, state, look, doings);
  followKeys(host, state, look, doings);
  for (const kind of ["focus", "blur"]) host.addEventListener(kind, cover.redraw);
  return {
    update(cells, countries) {
      state.countries = countries;
      if (state.land) shade.redraw();
      else coarse();
      state.cells = cells.map((cell) => ({...cell, point: project(cell.lon, cell.lat)}));
      cover.redraw();
    },
    zoom: (direction) => look(nearer(state.camera, host, direction)),
    fit: () => look(around(state.cells.map((cell) => cell.point), sizeOf(host))),
    stop() {
      clearTimeout(state.timer);
      for (const canvas of [ground, shade, cover]) canvas.stop();
    },
  };
}

/** @returns {import("./camera.js").Size} */
function sizeOf(host) {
  return {width: host.clientWidth, height: host.clientHeight};
}

function turn(state, camera, {host, canvases, doings}) {
  state.camera = camera;
  hideTooltip();
  canvases.forEach((canvas) => canvas.redraw());
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    doings.onView({zoom: state.camera.zoom, bounds: bounds(state.camera, sizeOf(host))});
  }, SETTLED);
}

function nearer(camera, host, direction) {
  if (!direction) return wholeWorld();
  const size = sizeOf(host);
  return zoomed(camera, size, FACTOR ** direction, [size.width / 2, size.height / 2]);
}

/** Draw in units of the plane. @returns {number} how many dots such a unit is */
function ontoPlane(pen, size, camera) {
  const unit = unitOf(camera, size);
  pen.translate(size.width / 2 - camera.x * unit, size.height / 2 - camera.y * unit);
  pen.scale(unit, unit);
  return unit;
}

function drawLand(pen, size, {camera, land}, colours) {
  if (!land) return;
  pen.lineWidth = 0.8 / ontoPlane(pen, size, camera);
  pen.fillStyle = colours.land;
  pen.strokeStyle = colours.border;
  pen.fill(land.path, "evenodd");
  pen.stroke(land.path);
}

/** The land itself stays as it was drawn, for drawing all borders takes a while. */
function shadeCountries(pen, size, {camera, land, countries}, colours) {
  if (!land) return;
  ontoPlane(pen, size, camera);
  const most = Math.max(...countries.values(), 1);
  pen.fillStyle = colours.dim;
  for (const [code, events] of countries) {
    if (!land.countries.has(code)) continue;
    pen.globalAlpha = DARKEST * Math.sqrt(events / most);
    pen.fill(land.countries.get(code), "evenodd");
  }
  pen.globalAlpha = 1;
}

/** The marks in the picture, the largest first, so that small ones lie on top. */
function marksOf({cells, camera}, size) {
  const screen = toScreen(camera, size);
  const most = Math.max(...cells.map((cell) => cell.events), 1);
  const largest = Math.min(LARGEST, (3 + size.width / 150) * camera.zoom ** 0.35);
  return cells
    .map((cell) => {
      const [x, y] = screen(cell.point);
      return {cell, x, y, radius: radius(cell.events, most, largest, Math.min(1.6, 0.7 * camera.zoom))};
    })
    .filter(({x, y, radius: r}) => x > -r && y > -r && x < size.width + r && y < size.height + r)
    .sort((a, b) => b.radius - a.radius);
}

function drawMarks(pen, marks, colours) {
  for (const {cell, x, y, radius: r} of marks) {
    const isBad = isConflict(cell);
    const colour = isBad ? colours.conflict : colours.cooperation;
    pen.beginPath();
    if (isBad) diamond(pen, x, y, r * 1.25); // of the same area as the disc
    else pen.arc(x, y, r, 0, 2 * Math.PI);
    pen.globalAlpha = 0.5;
    pen.fillStyle = colour;
    pen.fill();
    pen.globalAlpha = 0.9;
    pen.lineWidth = 0.75;
    pen.strokeStyle = colour;
    if (r > 2.5) pen.stroke();
  }
  pen.globalAlpha = 1;
}

function diamond(pen, x, y, reach) {
  pen.moveTo(x, y - reach);
  pen.lineTo(x + reach, y);
  pen.lineTo(x, y + reach);
  pen.lineTo(x - reach, y);
  pen.closePath();
}

function drawCross(pen, {width, height}, colours) {
  pen.strokeStyle = colours.accent;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const [across, down] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
    pen.moveTo(width / 2 + across * 4, height / 2 + down * 4);
    pen.lineTo(width / 2 + across * 14, height / 2 + down * 14);
  }
  pen.stroke();
}

/** The mark at a place of the screen, or the nearest one within so many dots. */
function markAt(marks, x, y, within) {
  let best = null;
  let least = within;
  for (const mark of marks) {
    const distance = Math.max(0, Math.hypot(mark.x - x, mark.y - y) - mark.radius);
    if (distance <= least) [best, least] = [mark, distance]; // the smaller lies on top
  }
  return best;
}

function placeIn(host, event) {
  const box = host.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function followPointer(host, state, look, doings) {
  const fingers = new Map(); // the place of each pointer that is down
  let drag = null;
  host.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== host) return; // the page scrolls
    event.preventDefault();
    look(zoomed(state.camera, sizeOf(host), event.deltaY < 0 ? 1.25 : 0.8, placeIn(host, event)));
  }, {passive: false});
  host.addEventListener("dblclick", (event) => {
    look(zoomed(state.camera, sizeOf(host), FACTOR, placeIn(host, event)));
  });
  host.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    host.setPointerCapture(event.pointerId);
    const place = placeIn(host, event);
    fingers.set(event.pointerId, place);
    drag = fingers.size === 1 ? {begun: place, last: place} : null;
  });
  host.addEventListener("pointermove", (event) => {
    const place = placeIn(host, event);
    if (fingers.size > 1) look(pinched(state.camera, sizeOf(host), fingers, [event.pointerId, place]));
    else if (!drag) hover(host, state, event, place, doings);
    else {
      look(moved(state.camera, sizeOf(host), drag.last[0] - place[0], drag.last[1] - place[1]));
      drag.last = place;
    }
  });
  host.addEventListener("pointercancel", () => (drag = null)); // the page scrolls instead
  host.addEventListener("lostpointercapture", (event) => {
    fingers.delete(event.pointerId);
    if (!drag) return;
    const {begun, last} = drag;
    drag = null;
    if (Math.hypot(last[0] - begun[0], last[1] - begun[1]) > CLICK) return;
    const mark = markAt(state.marks, ...last, 6);
    const country = countryUnder(host, state, last);
    if (mark) doings.onPick(mark.cell);
    else if (country) doings.onCountry(country);
  });
  host.addEventListener("pointerleave", hideTooltip);
}

/** Two fingers: what lies between them is enlarged as they part, and moved along. */
function pinched(camera, size, fingers, [finger, place]) {
  const before = between(fingers);
  fingers.set(finger, place);
  const after = between(fingers);
  const near = zoomed(camera, size, after.wide / before.wide, after.middle);
  return moved(near, size, before.middle[0] - after.middle[0], before.middle[1] - after.middle[1]);
}

/** How far the first two fingers are apart, and where their middle is. */
function between(fingers) {
  const [[x0, y0], [x1, y1]] = fingers.values();
  return {wide: Math.max(1, Math.hypot(x1 - x0, y1 - y0)), middle: [(x0 + x1) / 2, (y0 + y1) / 2]};
}

function hover(host, state, event, place, {tell, tellCountry}) {
  const mark = markAt(state.marks, ...place, 4);
  const country = mark ? null : countryUnder(host, state, place);
  if (mark) showTooltip(event, tell(mark.cell));
  else if (country) showTooltip(event, tellCountry(country, state.countries.get(country)));
  else hideTooltip();
}

/** The country under the pointer, if it has events. */
function countryUnder(host, {land, camera, countries}, place) {
  const code = land && countryAt(land, toPlane(camera, sizeOf(host), place));
  return countries.has(code) ? code : null;
}

function followKeys(host, state, look, {tell, say, onPick}) {
  const steps = {
    ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP],
  };
  const zooms = {"+": 1, "=": 1, "-": -1, 0: 0};
  host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const size = sizeOf(host);
    const middle = () => markAt(marksOf(state, size), size.width / 2, size.height / 2, Infinity);
    if (event.key in steps) look(moved(state.camera, size, ...steps[event.key]));
    else if (event.key in zooms) look(nearer(state.camera, host, zooms[event.key]));
    else if (event.key === "Enter" && middle()) onPick(middle().cell);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== "Enter" && middle()) say(tell(middle().cell).join(", "));
  });
}
