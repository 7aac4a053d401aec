// Rows as a file of comma-separated values, and files saved from the page.

import {h} from "./dom.js";

/**
 * @param {{head: string[], rows: (string | number | null)[][]}} table
 * @returns {string}
 */
export function toCsv({head, rows}) {
  return [head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n").concat("\r\n");
}

function quoted(value) {
  const text = value === null || value === undefined ? "" : String(value);
  // A spreadsheet would run what begins like a formula.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Let the browser save a text as a file.
 *
 * @param {string} name
 * @param {string} text
 */
export function save(name, text) {
  const url = URL.createObjectURL(new Blob(["\ufeff", text], {type: "text/csv;charset=utf-8"}));
  h("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
