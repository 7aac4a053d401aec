// Who deals with whom: actors as discs, what one does to another as a curved arrow.
//
// An arrow is as wide as it has events; conflict is dashed. The actors are one stop of
// the Tab key, and arrows go from one to the next, the most active first.

import {colours, whenLooksChange} from "./canvas.js";
import {fill, h} from "../dom.js";
import {heaviest, settle} from "./layout.js";
import {isConflict} from "./scales.js";
import {hideTooltip, showTooltip} from "./tooltip.js";

const MOST_NODES = 24;
const MOST_EDGES = 45;
const WIDEST = 5;
const ROOM = 30;
const HALF_LETTER = 4; // dots
const BEND = 0.16;

/**
 * @typedef {import("./layout.js").Edge} Edge
 * @typedef {{
 *   name: (id: string) => string,
 *   tellNode: (id: string) => string[],
 *   tellEdge: (edge: Edge) => string[],
 *   onNode: (id: string, shift: boolean) => void,
 *   onEdge: (edge: Edge, shift: boolean) => void,
 *   label: (shown: number, all: number) => string,
 * }} Doings
 */

/**
 * Draw a network into a box.
 *
 * @param {HTMLElement} host
 * @param {Doings} doings
 * @returns {{update: (edges: Edge[]) => void, stop: () => void}}
 */
export function network(host, doings) {
  const root = h("svg:svg", {role: "group"});
  host.append(root);
  const state = {nodes: [], edges: [], active: null};
  const draw = () => drawAll(root, host, state, doings);
  followKeys(root, state, doings);
  const stop = whenLooksChange(host, draw);
  return {
    update(edges) {
      const before = new Map(state.nodes.map((node) => [node.id, node]));
      const chosen = heaviest(edges, MOST_NODES, MOST_EDGES);
      state.nodes = settle(chosen.nodes, chosen.edges, before);
      state.edges = chosen.edges;
      if (!state.nodes.some((node) => node.id === state.active)) state.active = state.nodes[0]?.id;
      root.setAttribute("aria-label", doings.label(state.nodes.length, chosen.all));
      draw();
    },
    stop,
  };
}

function drawAll(root, host, state, doings) {
  const size = {width: host.clientWidth, height: host.clientHeight};
  root.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  const hadFocus = root.contains(document.activeElement);
  const longest = Math.max(...state.nodes.map((node) => doings.name(node.id).length), 0);
  const room = Math.max(ROOM, longest * HALF_LETTER);
  const places = new Map(state.nodes.map((node) => [node.id, placeOf(node, size, room)]));
  const palette = colours(host);
  fill(root,
    h("svg:g", {class: "edges"}, ...state.edges.map((edge) => drawEdge(edge, places, state, palette, doings))),
    h("svg:g", {class: "nodes"}, ...state.nodes.map((node) => drawNode(node, places, state, doings))),
  );
  if (hadFocus) root.querySelector('[tabindex="0"]')?.focus();
}

function placeOf(node, {width, height}, room) {
  return {
    x: width / 2 + node.x * Math.max(0, width / 2 - room),
    y: height / 2 + node.y * Math.max(0, height / 2 - ROOM + 6),
    radius: 9 + 9 * Math.sqrt(node.weight),
  };
}

function drawEdge(edge, places, {edges}, palette, {tellEdge, onEdge}) {
  const width = 0.8 + WIDEST * Math.sqrt(edge.events / Math.max(edges[0].events, 1));
  const bad = isConflict(edge);
  const colour = bad ? palette.conflict : palette.cooperation;
  const {path, head} = arrow(places.get(edge.from), places.get(edge.to), width);
  const shape = h("svg:g", {class: bad ? "edge conflict" : "edge cooperation"},
    h("svg:path", {d: path, fill: "none", stroke: colour, "stroke-width": width,
      "stroke-dasharray": bad ? `${4 + width} ${2 + width / 2}` : "none"}),
    h("svg:path", {d: head, fill: colour}),
    h("svg:path", {d: path, fill: "none", stroke: "transparent", "stroke-width": Math.max(10, width)}));
  shape.addEventListener("click", (event) => onEdge(edge, event.shiftKey));
  shape.addEventListener("pointermove", (event) => showTooltip(event, tellEdge(edge)));
  shape.addEventListener("pointerleave", hideTooltip);
  return shape;
}

/** A curve between the rims of two discs, and its head. */
function arrow(from, to, width) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const control = {x: (from.x + to.x) / 2 - dy * BEND, y: (from.y + to.y) / 2 + dx * BEND};
  const size = 4 + width * 1.4;
  const start = towards(from, control, from.radius);
  const tip = towards(to, control, to.radius + 1);
  const base = towards(tip, control, size);
  const [ux, uy] = [(tip.x - base.x) / size, (tip.y - base.y) / size];
  const side = size * 0.55;
  return {
    path: `M${spot(start)} Q${spot(control)} ${spot(base)}`,
    head: `M${spot(tip)} L${spot({x: base.x - uy * side, y: base.y + ux * side})}`
      + ` L${spot({x: base.x + uy * side, y: base.y - ux * side})} Z`,
  };
}

function towards(from, to, distance) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = distance / length;
  return {x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part};
}

function spot({x, y}) {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}

function drawNode(node, places, state, {name, tellNode, onNode}) {
  const {x, y, radius} = places.get(node.id);
  const shape = h("svg:g", {
    class: "node", role: "button", dataset: {id: node.id}, transform: `translate(${x} ${y})`,
    tabindex: node.id === state.active ? 0 : -1, "aria-label": tellNode(node.id).join(", "),
  },
  h("svg:circle", {r: radius}),
  h("svg:text", {"text-anchor": "middle", dy: "0.36em", "aria-hidden": "true"}, name(node.id)));
  shape.addEventListener("click", (event) => onNode(node.id, event.shiftKey));
  shape.addEventListener("focus", () => setActive(shape.ownerSVGElement, state, node.id));
  shape.addEventListener("pointermove", (event) => showTooltip(event, tellNode(node.id)));
  shape.addEventListener("pointerleave", hideTooltip);
  return shape;
}

function setActive(root, state, id) {
  state.active = id;
  for (const node of root.querySelectorAll(".node")) {
    node.setAttribute("tabindex", node.dataset.id === id ? "0" : "-1");
  }
}

function followKeys(root, state, {onNode}) {
  const steps = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
  root.addEventListener("keydown", (event) => {
    const at = state.nodes.findIndex((node) => node.id === state.active);
    if (event.key === "Enter" || event.key === " ") onNode(state.active, event.shiftKey);
    else if (event.key in steps) focusNode(root, at + steps[event.key], state.nodes.length);
    else if (event.key === "Home") focusNode(root, 0, state.nodes.length);
    else if (event.key === "End") focusNode(root, -1, state.nodes.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function focusNode(root, at, all) {
  root.querySelectorAll(".node")[(at + all) % all]?.focus();
}
