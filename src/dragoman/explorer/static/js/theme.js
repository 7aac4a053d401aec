// Light or dark: as the system has it, unless somebody chose.

const STORE = "dragoman.theme";
const THEMES = ["system", "light", "dark"];

/** What was chosen. */
export function theme() {
  const chosen = localStorage.getItem(STORE);
  return THEMES.includes(chosen) ? chosen : "system";
}

/** Show the page as chosen. */
export function apply() {
  const chosen = theme();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  dispatchEvent(new Event("theme"));
}

/** Choose the next one. */
export function turn() {
  localStorage.setItem(STORE, THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
  apply();
}
