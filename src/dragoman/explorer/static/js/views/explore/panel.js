// The box around each view: its heading, the same as a table, and the same as a file.

import {h} from "../../dom.js";
import {t} from "../../texts.js";
import {twinOf} from "../../twin.js";

/**
 * Make a box.
 *
 * @param {string} name its texts stand under "explore.panels"
 * @param {{tools?: Node[], legend?: Node[], rows?: () => import("../../twin.js").Rows}} parts
 *   `rows` gives what the view shows, as a table; without it the view is one.
 * @returns {{element: HTMLElement, body: HTMLElement, note: HTMLElement, changed: () => void}}
 *   `changed` is called when the view shows something else.
 */
export function panel(name, {tools = [], legend = [], rows}) {
  const heading = t(`explore.panels.${name}`);
  const body = h("div", {class: "panel-body"});
  const note = h("p", {class: "note small dim"});
  const twin = rows ? twinOf(name, {heading, body, rows}) : null;
  const element = h("section", {class: `card panel ${name}`, "aria-labelledby": `panel-${name}`},
    h("header", {}, h("h2", {id: `panel-${name}`}, heading), tools, twin?.buttons),
    legend.length ? h("p", {class: "legend small"}, legend) : null, body, twin?.table, note);
  return {element, body, note, changed: () => twin?.changed()};
}

/** A sign and its meaning, for the legend of a chart. */
export function sign(mark, colour, words) {
  return h("span", {}, h("span", {class: colour, "aria-hidden": "true"}, `${mark} `), words);
}
