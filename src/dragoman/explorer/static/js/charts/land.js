// The outline of the world's countries, as paths on the plane of the projection.

import {project, unpackRing} from "./projection.js";

const UNSEEN = "ATA"; // a map of people's doings has no room for Antarctica

/**
 * @typedef {{path: Path2D, countries: Map<string, Path2D>, source: string, asOf: string}} Land
 *   All land, and each country's by its code; `source` says whose borders these are.
 */

/**
 * Turn an outline into a path.
 *
 * @param {{source: string, as_of: string, scale: number,
 *   countries: {code: string, name: string, rings: number[][]}[]}} outline
 * @returns {Land}
 */
export function landOf(outline) {
  const path = new Path2D();
  const countries = new Map();
  for (const {code, rings} of outline.countries) {
    if (code === UNSEEN) continue;
    const own = new Path2D();
    for (const steps of rings) addRing(own, unpackRing(steps, outline.scale));
    path.addPath(own);
    if (code) countries.set(code, own);
  }
  return {path, countries, source: outline.source, asOf: outline.as_of};
}

const scratch = document.createElement("canvas").getContext("2d");

/**
 * The country at a point of the plane.
 *
 * @param {Land} land
 * @param {[number, number]} point
 * @returns {string | null}
 */
export function countryAt(land, [x, y]) {
  for (const [code, path] of land.countries) if (scratch.isPointInPath(path, x, y, "evenodd")) return code;
  return null;
}

function addRing(path, ring) {
  ring.forEach(([longitude, latitude], at) => {
    const [x, y] = project(longitude, latitude);
    if (at) path.lineTo(x, y);
    else path.moveTo(x, y);
  });
  path.closePath();
}
