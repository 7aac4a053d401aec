// The box around each view: its heading, the same as a table, and the same as a file.

import {csvFile} from "../../csv.js";
import {fill, h} from "../../dom.js";
import {save} from "../../saving.js";
import {t} from "../../texts.js";

const MOST_ROWS = 500;

/**
 * Make a box.
 *
 * @param {string} name its texts stand under "explore.panels"
 * @param {{tools?: Node[], legend?: Node[], rows?: () => {head: string[], rows: (string | number)[][]}}} parts
 *   `rows` gives what the view shows, as a table; without it the view is one.
 * @returns {{element: HTMLElement, body: HTMLElement, note: HTMLElement, changed: () => void}}
 *   `changed` is called when the view shows something else.
 */
export function panel(name, {tools = [], legend = [], rows}) {
  const body = h("div", {class: "panel-body"});
  const twin = h("div", {class: "panel-table", hidden: true, tabindex: "0", role: "region", "aria-label": t("explore.table_of", {view: t(`explore.panels.${name}`)})});
  const note = h("p", {class: "note small dim"});
  const drawTwin = () => twin.hidden || fill(twin, tableOf(rows()));
  const shown = h("button", {type: "button", class: "quiet small", "aria-pressed": "false", title: t("explore.as_table"), "aria-label": t("explore.as_table"), on: {click: () => {
    twin.hidden = !twin.hidden;
    body.hidden = !twin.hidden;
    shown.setAttribute("aria-pressed", String(!twin.hidden));
    drawTwin();
  }}}, t("explore.table"));
  const file = h("button", {type: "button", class: "quiet small", title: t("explore.as_file"), "aria-label": t("explore.as_file"), on: {
    click: () => save(csvFile(`${name}.csv`, rows())),
  }}, t("explore.file"));
  const element = h("section", {class: `card panel ${name}`, "aria-labelledby": `panel-${name}`},
    h("header", {}, h("h2", {id: `panel-${name}`}, t(`explore.panels.${name}`)), tools, rows ? [shown, file] : null),
    legend.length ? h("p", {class: "legend small"}, legend) : null, body, twin, note);
  return {element, body, note, changed: drawTwin};
}

/** A table of the first rows, with a word on how many are left out. */
function tableOf({head, rows}) {
  const left = rows.length - MOST_ROWS;
  return [
    h("table", {},
      h("thead", {}, h("tr", {}, head.map((name) => h("th", {scope: "col"}, name)))),
      h("tbody", {}, rows.slice(0, MOST_ROWS).map((row) => h("tr", {}, row.map(cellOf))))),
    left > 0 ? h("p", {class: "small dim"}, t("explore.left_out", {n: left})) : null,
  ];
}

function cellOf(value) {
  return typeof value === "number" ? h("td", {class: "number"}, t("explore.number", {value})) : h("td", {}, value);
}

/** A sign and its meaning, for the legend of a chart. */
export function sign(mark, colour, words) {
  return h("span", {}, h("span", {class: colour, "aria-hidden": "true"}, `${mark} `), words);
}
