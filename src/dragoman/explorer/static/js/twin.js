// What a view shows, as a table and as a file as well.

import {csvFile} from "./csv.js";
import {fill, h} from "./dom.js";
import {save} from "./saving.js";
import {number, t} from "./texts.js";

const MOST_ROWS = 500;
const DAY = /^\d{4}-\d\d-\d\d$/;
const LONG = 60; // letters

/** @typedef {{head: string[], rows: (string | number | null)[][]}} Rows */

/**
 * Buttons that show a table in place of a view, and save it.
 *
 * @param {string} name what the file is called
 * @param {{heading: string, body: HTMLElement, rows: () => Rows}} view its heading, what is
 *   hidden while the table is shown, and what stands in the table
 * @returns {{buttons: HTMLElement, table: HTMLElement, changed: () => void}} `table`
 *   belongs after the body; `changed` is called when the view shows something else
 */
export function twinOf(name, {heading, body, rows}) {
  const table = h("div", {class: "twin", hidden: true, tabindex: "0", role: "region", "aria-label": t("twin.table_of", {view: heading})});
  const changed = () => table.hidden || fill(table, tableOf(rows()));
  const shown = button("table", () => {
    table.hidden = !table.hidden;
    body.hidden = !table.hidden;
    shown.setAttribute("aria-pressed", String(!table.hidden));
    changed();
  });
  shown.setAttribute("aria-pressed", "false");
  return {buttons: h("span", {class: "twins"}, shown, fileButton(name, rows)), table, changed};
}

/**
 * A button that saves rows.
 *
 * @param {string} name what the file is called
 * @param {() => Rows} rows
 */
export function fileButton(name, rows) {
  return button("file", () => save(csvFile(`${name}.csv`, rows())));
}

function button(what, click) {
  const words = t(`twin.as_${what}`);
  return h("button", {type: "button", class: "quiet small", title: words, "aria-label": words, on: {click}}, t(`twin.${what}`));
}

/** A table of the first rows, with a word on how many are left out. @param {Rows} rows */
export function tableOf({head, rows}) {
  const left = rows.length - MOST_ROWS;
  return [
    h("table", {},
      h("thead", {}, h("tr", {}, head.map((name, at) => h("th", {scope: "col", class: typeof rows[0]?.[at] === "number" ? "number" : null}, name)))),
      h("tbody", {}, rows.slice(0, MOST_ROWS).map((row) => h("tr", {}, row.map(cellOf))))),
    left > 0 ? h("p", {class: "small dim"}, t("twin.left_out", {n: left})) : null,
  ];
}

function cellOf(value) {
  if (typeof value === "number") return h("td", {class: "number"}, number(value));
  const kind = DAY.test(value) ? "day" : value?.length > LONG ? "long" : null;
  return h("td", {dir: "auto", class: kind}, value);
}
