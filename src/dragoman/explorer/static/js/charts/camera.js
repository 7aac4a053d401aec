// Which part of the world a map shows, and how that changes; nothing here draws.
//
// A camera looks at a point of the projected plane and enlarges so many times what
// shows the whole world.

/**
 * @typedef {{x: number, y: number, zoom: number}} Camera
 * @typedef {{width: number, height: number}} Size
 */

import {WIDTH, project, unproject} from "./projection.js";
import {clamp} from "./scales.js";

/** Nearer than that the outline is too coarse. */
const NEAREST = 60;
const NORTH = project(0, 84)[1];
const SOUTH = project(0, -58)[1]; // nobody lives beyond
const SAMPLES = 8;
const LEAST = 0.06; // of the plane: some three degrees
const ROOM = 0.85;

/** The whole world. @returns {Camera} */
export const wholeWorld = () => ({x: 0, y: (NORTH + SOUTH) / 2, zoom: 1});

/** How many dots a unit of the plane is. @param {Camera} camera @param {Size} size */
export function unitOf(camera, {width, height}) {
  return Math.min(width / (2 * WIDTH), height / (SOUTH - NORTH)) * camera.zoom;
}

/**
 * From the plane to the screen.
 *
 * @param {Camera} camera
 * @param {Size} size
 * @returns {(point: [number, number]) => [number, number]}
 */
export function toScreen(camera, size) {
  const unit = unitOf(camera, size);
  return ([x, y]) => [
    size.width / 2 + (x - camera.x) * unit,
    size.height / 2 + (y - camera.y) * unit,
  ];
}

/**
 * From the screen to the plane.
 *
 * @param {Camera} camera
 * @param {Size} size
 * @param {[number, number]} place
 * @returns {[number, number]}
 */
export function toPlane(camera, size, [x, y]) {
  const unit = unitOf(camera, size);
  return [camera.x + (x - size.width / 2) / unit, camera.y + (y - size.height / 2) / unit];
}

/**
 * Enlarge about a place of the screen, which stays where it is.
 *
 * @param {Camera} camera
 * @param {Size} size
 * @param {number} factor
 * @param {[number, number]} place
 * @returns {Camera}
 */
export function zoomed(camera, size, factor, place) {
  const zoom = clamp(camera.zoom * factor, 1, NEAREST);
  const [x, y] = toPlane(camera, size, place);
  const part = camera.zoom / zoom;
  return kept({x: x + (camera.x - x) * part, y: y + (camera.y - y) * part, zoom}, size);
}

/**
 * Move by so many dots of the screen.
 *
 * @param {Camera} camera
 * @param {Size} size
 * @param {number} right
 * @param {number} down
 * @returns {Camera}
 */
export function moved(camera, size, right, down) {
  const unit = unitOf(camera, size);
  return kept({...camera, x: camera.x + right / unit, y: camera.y + down / unit}, size);
}

/**
 * As near as shows all points of the plane, with some room around them.
 *
 * @param {[number, number][]} points
 * @param {Size} size
 * @returns {Camera}
 */
export function around(points, size) {
  if (!points.length) return wholeWorld();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const unit = unitOf(wholeWorld(), size);
  const [wide, high] = [Math.max(east - west, LEAST), Math.max(south - north, LEAST)];
  const zoom = ROOM * Math.min(size.width / wide, size.height / high) / unit;
  return kept({x: (west + east) / 2, y: (north + south) / 2, zoom: clamp(zoom, 1, NEAREST)}, size);
}

/** Keep the world in the picture: no further out than its edges. */
function kept(camera, size) {
  const unit = unitOf(camera, size);
  const across = Math.max(0, WIDTH - size.width / 2 / unit);
  const [wide, high] = [across, size.height / 2 / unit];
  const middle = wholeWorld().y;
  return {
    zoom: camera.zoom,
    x: clamp(camera.x, -wide, wide),
    y: NORTH + high < SOUTH - high ? clamp(camera.y, NORTH + high, SOUTH - high) : middle,
  };
}

/**
 * The rectangle of degrees that holds all that is shown.
 *
 * @param {Camera} camera
 * @param {Size} size
 * @returns {[number, number, number, number]} West, south, east, north.
 */
export function bounds(camera, size) {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let i = 0; i <= SAMPLES; i += 1) {
    for (const [across, down] of [[i, 0], [i, SAMPLES], [0, i], [SAMPLES, i]]) {
      const place = [(across / SAMPLES) * size.width, (down / SAMPLES) * size.height];
      const point = unproject(...toPlane(camera, size, place));
      if (!point) return [-180, -90, 180, 90];
      west = Math.min(west, point[0]);
      east = Math.max(east, point[0]);
      south = Math.min(south, point[1]);
      north = Math.max(north, point[1]);
    }
  }
  return [west, south, east, north];
}
