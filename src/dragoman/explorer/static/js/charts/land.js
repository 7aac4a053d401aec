// The outline of the world's countries, as paths on the plane of the projection.

import {project, unpackRing} from "./projection.js";

const SMALL = 0.012; // on the plane: a ring below that is left out of a whole world

/**
 * @typedef {{coarse: Path2D, fine: Path2D, source: string, asOf: string}} Land
 *   `coarse` leaves small islands out; `source` says whose borders these are.
 */

/**
 * Turn the outline file into paths.
 *
 * @param {{source: string, as_of: string, scale: number,
 *   countries: {code: string, name: string, rings: number[][]}[]}} outline
 * @returns {Land}
 */
export function landOf(outline) {
  const coarse = new Path2D();
  const fine = new Path2D();
  for (const {rings} of outline.countries) {
    for (const steps of rings) {
      const ring = unpackRing(steps, outline.scale).map(([x, y]) => project(x, y));
      addRing(fine, ring);
      if (reach(ring) > SMALL) addRing(coarse, ring);
    }
  }
  return {coarse, fine, source: outline.source, asOf: outline.as_of};
}

function addRing(path, ring) {
  ring.forEach(([x, y], at) => (at ? path.lineTo(x, y) : path.moveTo(x, y)));
  path.closePath();
}

/** How far a ring reaches in either direction. */
function reach(ring) {
  let [west, north] = ring[0];
  let [east, south] = ring[0];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  return Math.max(east - west, south - north);
}
