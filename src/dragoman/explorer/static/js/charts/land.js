// The outline of the world's countries, as paths on the plane of the projection.

import {project, unpackRing} from "./projection.js";

const UNSEEN = "ATA"; // a map of people's doings has no room for Antarctica

/** @typedef {{path: Path2D, source: string, asOf: string}} Land `source` says whose borders. */

/**
 * Turn an outline into a path.
 *
 * @param {{source: string, as_of: string, scale: number,
 *   countries: {code: string, name: string, rings: number[][]}[]}} outline
 * @returns {Land}
 */
export function landOf(outline) {
  const path = new Path2D();
  for (const {code, rings} of outline.countries) {
    if (code === UNSEEN) continue;
    for (const steps of rings) addRing(path, unpackRing(steps, outline.scale));
  }
  return {path, source: outline.source, asOf: outline.as_of};
}

function addRing(path, ring) {
  ring.forEach(([longitude, latitude], at) => {
    const [x, y] = project(longitude, latitude);
    if (at) path.lineTo(x, y);
    else path.moveTo(x, y);
  });
  path.closePath();
}
