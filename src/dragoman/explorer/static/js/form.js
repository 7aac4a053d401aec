// A row of filters that stands in the address: what is chosen there is asked for.

import {asked, choose} from "./address.js";
import {fill, h} from "./dom.js";
import {number, t} from "./texts.js";

/**
 * @typedef {object} Filter
 * @property {string} name as the archive calls it
 * @property {"text" | "date" | "choice"} kind
 * @property {string} label the key of its words
 * @property {[string, string][]} [options] of a choice: values and their words
 * @property {string} [list] the id of a list of suggestions
 * @property {string} [hint] the key of an example
 */

/**
 * Draw filters; each change goes to the address at once.
 *
 * @param {string} label the key of the words for all of them
 * @param {Filter[]} filters
 */
export function filterForm(label, filters) {
  const fields = new Map(filters.map((filter) => [filter.name, field(filter)]));
  const put = () => {
    const changes = Object.fromEntries([...fields].map(([name, {input}]) => [name, input.value.trim() || null]));
    choose({...changes, skip: null});
  };
  const element = h("form", {class: "filters", role: "search", "aria-label": t(label), on: {
    change: put,
    submit: (event) => {
      event.preventDefault();
      put();
    },
  }},
  [...fields.values()].map(({element: one}) => one),
  h("button", {type: "button", class: "quiet", on: {click: () => {
    choose(Object.fromEntries([...fields.keys(), "skip"].map((name) => [name, null])));
    fillIn();
  }}}, t("form.clear")));
  /** Show what the address asks. */
  const fillIn = () => {
    for (const [name, {input}] of fields) input.value = asked().get(name) ?? "";
  };
  /** Give a choice other options; what the address asks stays chosen. */
  const offer = (name, options) => {
    fill(fields.get(name).input, options.map(([value, words]) => h("option", {value}, words)));
    fillIn();
  };
  fillIn();
  return {element, fillIn, offer};
}

function field({name, kind, label, options = [], list, hint}) {
  const input = kind === "choice"
    ? h("select", {name}, options.map(([value, words]) => h("option", {value}, words)))
    : h("input", {name, type: kind, list, placeholder: hint ? t(hint) : null, autocomplete: "off"});
  return {input, element: h("label", {}, t(label), input)};
}

/** Buttons between two views of the same: a list and a table. */
export function viewSwitch(views, chosen, changed) {
  const buttons = views.map(([name, words]) => h("button", {
    type: "button",
    "aria-pressed": String(name === chosen),
    on: {click: () => {
      for (const [n, button] of buttons.entries()) button.setAttribute("aria-pressed", String(views[n][0] === name));
      changed(name);
    }},
  }, t(words)));
  return h("div", {class: "switch", role: "group", "aria-label": t("form.view")}, buttons);
}

/** A table with a head, and rows of cells; numbers stand to the right. */
export function table(caption, heads, rows) {
  return h("div", {class: "table-frame", tabindex: 0, role: "region", "aria-label": caption},
    h("table", {},
      h("caption", {class: "unseen"}, caption),
      h("thead", {}, h("tr", {}, heads.map((head, at) => h("th", {scope: "col", class: isNumber(rows[0]?.[at])}, head)))),
      h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell) =>
        h("td", {class: isNumber(cell)}, isNumber(cell) ? number(cell) : cell)))))));
}

function isNumber(cell) {
  return typeof cell === "number" && "number";
}
