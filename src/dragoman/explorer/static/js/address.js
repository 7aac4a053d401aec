// What is chosen stands in the address, so that every view is a link.

/** What the address asks, as pairs; names may come several times. */
export function asked() {
  return new URLSearchParams(location.search);
}

/**
 * The same query with some of it replaced; null takes a name away.
 *
 * @param {URLSearchParams} query
 * @param {Record<string, string | string[] | null>} changes
 */
export function changed(query, changes) {
  const copy = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    copy.delete(name);
    for (const one of [value].flat()) if (one !== null && one !== "") copy.append(name, one);
  }
  return copy;
}

/**
 * Change what the address asks without leaving the page.
 *
 * @param {Record<string, string | string[] | null>} changes null takes a name away
 * @param {{replace?: boolean}} [options] replace: without a step for the back button
 */
export function choose(changes, options = {}) {
  const query = changed(asked(), changes);
  const url = location.pathname + (query.size ? `?${query}` : "");
  if (url !== location.pathname + location.search)
    history[options.replace ? "replaceState" : "pushState"](null, "", url);
  dispatchEvent(new Event("address"));
}

/**
 * Go to another page of ours.
 *
 * @param {string} url
 * @param {{returns?: boolean}} [options] returns: to a list, where somebody stood in it
 */
export function go(url, {returns = false} = {}) {
  history.pushState(null, "", url);
  dispatchEvent(new CustomEvent("page", {detail: {returns}}));
}
