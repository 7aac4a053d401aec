// Rows as comma-separated values, and these as a file.

const UTF_8 = "\ufeff"; // the mark by which a spreadsheet knows how letters are written

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
 * The same as a file that can be saved.
 *
 * @param {string} name
 * @param {{head: string[], rows: (string | number | null)[][]}} table
 * @returns {import("./saving.js").File}
 */
export function csvFile(name, table) {
  return {name, type: "text/csv;charset=utf-8", words: UTF_8 + toCsv(table)};
}
