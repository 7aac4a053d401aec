// Who deals with whom, as a square: a row for who acts, a column for who is acted upon.
// It holds more than a network can show, and it is an ordinary table.

import {fill, h} from "../dom.js";
import {heaviest} from "./layout.js";
import {isConflict} from "./scales.js";
import {number} from "../texts.js";

const MOST = 25;

/**
 * @typedef {import("./layout.js").Edge} Edge
 * @typedef {{
 *   name: (id: string) => string,
 *   caption: (shown: number, all: number) => string,
 *   tell: (edge: Edge) => string,
 *   onEdge: (edge: Edge, shift: boolean) => void,
 * }} Doings
 */

/**
 * Put a matrix into a box.
 *
 * @param {HTMLElement} host
 * @param {Doings} doings
 * @returns {{update: (edges: Edge[]) => void, stop: () => void}}
 */
export function matrix(host, doings) {
  host.addEventListener("keydown", (event) => walk(host, event));
  return {
    update(edges) {
      const {nodes, all} = heaviest(edges, MOST, Infinity);
      const ids = nodes.map((node) => node.id);
      const byPair = new Map(edges.map((edge) => [`${edge.from}>${edge.to}`, edge]));
      const most = Math.max(...edges.map((edge) => edge.events), 1);
      fill(host, h("table", {class: "matrix"},
        h("caption", {}, doings.caption(ids.length, all)),
        h("thead", {}, h("tr", {}, h("td", {}), ids.map((id) => h("th", {scope: "col", title: doings.name(id)}, id)))),
        h("tbody", {}, ids.map((from) => rowOf(from, ids, byPair, most, doings)))));
      host.querySelector("button")?.setAttribute("tabindex", "0");
    },
    stop() {},
  };
}

function rowOf(from, ids, byPair, most, doings) {
  return h("tr", {}, h("th", {scope: "row", title: doings.name(from)}, from), ids.map((to) => {
    const edge = byPair.get(`${from}>${to}`);
    return h("td", {}, edge ? cellOf(edge, most, doings) : null);
  }));
}

function cellOf(edge, most, {tell, onEdge}) {
  const share = 8 + 52 * Math.sqrt(edge.events / most);
  const isBad = isConflict(edge);
  const colour = isBad ? "conflict" : "cooperation";
  return h("button", {
    type: "button", class: colour, tabindex: "-1", "aria-label": tell(edge), title: tell(edge),
    style: {"background-color": `color-mix(in srgb, var(--${colour}) ${share / 2}%, var(--card))`},
    on: {click: (event) => onEdge(edge, event.shiftKey)},
  }, isBad ? "−" : "+", number(edge.events, {notation: "compact"}));
}

/** Arrows go from cell to cell; the matrix is one stop of the Tab key. */
function walk(host, event) {
  const step = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
  const cell = event.target.closest("td");
  if (!step || !cell) return;
  event.preventDefault();
  event.stopPropagation();
  const next = nextButton(cell, step);
  if (!next) return;
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** The next cell in a direction that is not empty. */
function nextButton(cell, [across, down]) {
  const rows = [...cell.closest("tbody").rows];
  let [row, column] = [rows.indexOf(cell.parentElement), cell.cellIndex];
  for (;;) {
    row += down;
    column += across;
    const next = rows[row]?.cells[column];
    if (!next || next.tagName === "TH") return null;
    const button = next.querySelector("button");
    if (button) return button;
  }
}
