// From which list somebody came, so that the next and the one before are one key away.

const STORE = "dragoman.trail.";

/**
 * Remember a list.
 *
 * @param {string} kind what it lists: "story"
 * @param {{back: string, ids: string[], skip: number, count: number}} list the address
 *     of the list, what it shows, and where that stands in the whole
 */
export function keep(kind, list) {
  sessionStorage.setItem(STORE + kind, JSON.stringify(list));
}

/**
 * Where something stands in the list that was seen last; null if it is not in it.
 *
 * @param {string} kind
 * @param {string} id
 */
export function along(kind, id) {
  const list = JSON.parse(sessionStorage.getItem(STORE + kind) ?? "null");
  const at = list?.ids.indexOf(id) ?? -1;
  if (at < 0) return null;
  return {
    back: list.back,
    place: list.skip + at + 1,
    count: list.count,
    before: list.ids[at - 1] ?? null,
    after: list.ids[at + 1] ?? null,
  };
}
