// Where somebody stood in a list, so that whoever comes back stands there again.

/** So many lines of a list come at a time. */
export const PAGE = 50;
const MOST = 500; // lines in one answer
const STORE = "dragoman.place.";

/**
 * Remember a place.
 *
 * @param {string} address of the list, with all that it asks
 * @param {Record<string, number>} place
 */
export function leaveAt(address, place) {
  sessionStorage.setItem(STORE + address, JSON.stringify(place));
}

/** The place that was left last under the address as it is now; null if there is none. */
export function placeOf() {
  return JSON.parse(sessionStorage.getItem(STORE + here()) ?? "null");
}

/** How many lines there must be for somebody to stand there again. */
export function manyOf(place) {
  return Math.min(Math.max(place?.lines ?? 0, PAGE), MOST);
}

/** The address as it is now. */
export function here() {
  return location.pathname + location.search;
}
