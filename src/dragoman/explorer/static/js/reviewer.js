// The name of whoever corrects and judges here, kept in this browser.

const STORE = "dragoman.reviewer";

/** The name that was last given, or nothing. */
export function reviewer() {
  return localStorage.getItem(STORE) ?? "";
}

/** Keep a name. */
export function remember(name) {
  localStorage.setItem(STORE, name);
}
