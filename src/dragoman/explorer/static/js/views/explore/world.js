// The outline of the world, fetched once, and the names of its countries.

import {get} from "../../api.js";
import {landOf} from "../../charts/land.js";

const names = new Map();
const fetched = new Map();

/**
 * The land, coarse or fine.
 *
 * @param {boolean} [fine]
 * @returns {Promise<import("../../charts/land.js").Land>}
 */
export function world(fine = false) {
  if (!fetched.has(fine)) {
    const land = get(fine ? "world/fine" : "world").then(read);
    land.catch(() => fetched.delete(fine)); // so that it is asked for anew
    fetched.set(fine, land);
  }
  return fetched.get(fine);
}

function read(outline) {
  for (const {code, name} of outline.countries) if (code) names.set(code, name);
  return landOf(outline);
}

/** What a party is called: a state by its name, all others as they are. */
export function nameOf(code) {
  return names.get(code) ?? code;
}
