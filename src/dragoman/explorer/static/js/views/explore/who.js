// The view of actors: a network of the most active, or a matrix of many.

import {asked, choose} from "../../address.js";
import {matrix} from "../../charts/matrix.js";
import {network} from "../../charts/network.js";
import {scored} from "../../charts/scales.js";
import {h} from "../../dom.js";
import {t} from "../../texts.js";
import {compare, pairWords} from "./pairs.js";
import {panel, sign} from "./panel.js";
import {nameOf} from "./world.js";

/**
 * @returns {{element: HTMLElement, update: (overview: import("./asking.js").Overview) => void, stop: () => void}}
 */
export function whoPanel() {
  const state = {edges: [], sums: new Map()};
  const shape = h("button", {type: "button", class: "quiet small", "aria-pressed": "false"}, t("explore.as_matrix"));
  const by = h("button", {type: "button", class: "quiet small", "aria-pressed": "false"}, t("explore.by_party"));
  const box = panel("who", {
    tools: [by, shape],
    legend: [
      sign("→", "cooperation", t("explore.cooperation")), sign("⇢", "conflict", t("explore.conflict")),
    ],
    rows: () => rowsOf(state.edges),
  });
  const field = h("div", {class: "network"});
  const square = h("div", {class: "matrix-box", hidden: true});
  box.body.append(field, square);
  const drawings = [network(field, doingsOfNetwork(state)), matrix(square, doingsOfMatrix())];
  const draw = () => {
    const isMatrix = asked().get("who") === "matrix";
    [field.hidden, square.hidden] = [isMatrix, !isMatrix];
    shape.setAttribute("aria-pressed", String(isMatrix));
    by.setAttribute("aria-pressed", String(asked().get("by") === "party"));
    drawings[isMatrix ? 1 : 0].update(state.edges);
  };
  shape.addEventListener("click", () => choose({who: asked().get("who") === "matrix" ? null : "matrix"}, {replace: true}));
  by.addEventListener("click", () => choose({by: asked().get("by") === "party" ? null : "party"}, {replace: true}));
  return {
    element: box.element,
    update({edges}) {
      Object.assign(state, {edges, sums: sumsOf(edges)});
      draw();
      box.note.textContent = edges.length ? t("explore.who_note") : t("explore.no_pairs");
      box.changed();
    },
    stop: () => drawings.forEach((drawing) => drawing.stop()),
  };
}

/** How many events each party gives and gets. */
function sumsOf(edges) {
  const sums = new Map();
  for (const {from, to, events} of edges) {
    for (const [id, side] of [[from, "gives"], [to, "gets"]]) {
      if (!sums.has(id)) sums.set(id, {gives: 0, gets: 0});
      sums.get(id)[side] += events;
    }
  }
  return sums;
}

function doingsOfNetwork(state) {
  return {
    name: (id) => (id.length > 12 ? `${id.slice(0, 11)}…` : id),
    tellNode: (id) => [nameOf(id), t("explore.gives", {n: state.sums.get(id)?.gives ?? 0}), t("explore.gets", {n: state.sums.get(id)?.gets ?? 0})],
    tellEdge: (edge) => [pairWords([edge.from, edge.to]), t("explore.events", {n: edge.events}), t("explore.of_conflict", {n: edge.conflict}), t("explore.mean", {score: scored(edge.score)})],
    onNode: (id, shift) => choose({[shift ? "recipient" : "actor"]: id}),
    onEdge: (edge, shift) => pick(edge, shift),
    label: (shown, all) => t("explore.network_label", {n: shown, all}),
  };
}

function doingsOfMatrix() {
  return {
    name: nameOf,
    caption: (shown, all) => t("explore.matrix_caption", {n: shown, all}),
    tell: (edge) => `${pairWords([edge.from, edge.to])}: ${t("explore.events", {n: edge.events})}, ${t("explore.mean", {score: scored(edge.score)})}`,
    onEdge: pick,
  };
}

/** Choose a pair, or with Shift put it beside others. */
function pick({from, to}, shift) {
  if (shift) compare(from, to);
  else choose({actor: from, recipient: to});
}

function rowsOf(edges) {
  return {
    head: ["from_party", "to_party", "events", "conflict", "mean"].map((name) => t(`explore.columns.${name}`)),
    rows: edges.map(({from, to, events, conflict, score}) => [nameOf(from), nameOf(to), events, conflict, Number(score.toFixed(2))]),
  };
}
