// The outline of the world, fetched once, and the names of its countries.

import {landOf} from "../../charts/land.js";

const names = new Map();
let fetched = null;

/** @returns {Promise<import("../../charts/land.js").Land>} */
export function world() {
  fetched ??= fetch("/world.json")
    .then((answer) => answer.json())
    .then((outline) => {
      for (const {code, name} of outline.countries) if (code) names.set(code, name);
      return landOf(outline);
    });
  return fetched;
}

/** What a party is called: a state by its name, all others as they are. */
export function nameOf(code) {
  return names.get(code) ?? code;
}
