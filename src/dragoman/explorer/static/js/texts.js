// The words of the pages. They stand in `texts/<language>/`, a file for each page;
// which language is spoken, the page says that the server sent.

const texts = {};
const loading = new Map();
const formats = new Map(); // making one takes a millisecond
const language = document.documentElement.lang || "en";
const plurals = new Intl.PluralRules(language);

/** Load the words of a page, or of several, once. */
export function load(...pages) {
  return Promise.all(pages.map((page) => {
    if (!loading.has(page)) {
      const words = fetched(page);
      words.catch(() => loading.delete(page)); // so that they are asked for anew
      loading.set(page, words);
    }
    return loading.get(page);
  }));
}

async function fetched(page) {
  const answer = await fetch(`/static/texts/${language}/${page}.json`);
  if (answer.ok) Object.assign(texts, await answer.json());
  else if (answer.status >= 500) loading.delete(page); // a page without words is no fault
}

/**
 * The words for a key, such as "explore.count".
 *
 * `{name}` in them stands for a value. Words that depend on a number are an object
 * with the forms "one" and "other"; the number is `n`.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  let words = key.split(".").reduce((part, name) => part?.[name], texts);
  if (words && typeof words === "object") words = words[plurals.select(values.n ?? 0)] ?? words.other;
  if (typeof words !== "string") return key;
  return words.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? shown(values[name]) : whole,
  );
}

/** Whether there are words for a key. */
export function has(key) {
  return t(key) !== key;
}

/** A number as people read it. */
export function number(value, options = {}) {
  return format(Intl.NumberFormat, language, options).format(value);
}

/**
 * A moment as people read it, in no time zone.
 *
 * @param {number | Date} moment
 * @param {Intl.DateTimeFormatOptions} parts which parts of it are told
 */
export function dated(moment, parts) {
  // Where English puts the month first, 3/4 and "Mar 4" are read differently elsewhere.
  const order = language === "en" ? "en-GB" : language;
  return format(Intl.DateTimeFormat, order, {...parts, timeZone: "UTC"}).format(moment);
}

/**
 * A day as people read it; days are written "2026-03-05".
 *
 * @param {string | null} value
 */
export function day(value) {
  if (!value) return "";
  return dated(new Date(`${value}T00:00:00Z`), {day: "numeric", month: "short", year: "numeric"});
}

function format(kind, order, options) {
  const key = `${kind.name} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new kind(order, options));
  return formats.get(key);
}

function shown(value) {
  return typeof value === "number" ? number(value) : String(value);
}
