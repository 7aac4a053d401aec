// Where the actors of a network stand: forces, the same for the same numbers.
//
// Nodes push one another apart and edges draw their ends together; nodes that were
// there before begin where they stood, so that a filter moves them as little as it can.

import {clamp} from "./scales.js";

const ROUNDS = 240;
const PARTINGS = 40;
const BESIDE = 0.26; // how near two discs may come, on a scale from -1 to 1
const ABOVE = 0.4;
const TURN = 2.399963; // the golden angle: a spiral that fills a circle evenly

/**
 * @typedef {{id: string, weight: number, x: number, y: number}} Node
 * @typedef {{from: string, to: string, events: number, conflict: number, score: number}} Edge
 */

/**
 * The nodes of the heaviest edges, each with its weight from 0 to 1.
 *
 * @param {Edge[]} edges
 * @param {number} mostNodes
 * @param {number} mostEdges
 * @returns {{nodes: Node[], edges: Edge[], all: number}} `all`: how many actors there are.
 */
export function heaviest(edges, mostNodes, mostEdges) {
  const weights = new Map();
  for (const {from, to, events} of edges) {
    weights.set(from, (weights.get(from) ?? 0) + events);
    weights.set(to, (weights.get(to) ?? 0) + events);
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = new Map(ranked.slice(0, mostNodes));
  const greatest = ranked[0]?.[1] ?? 1;
  const shown = edges
    .filter((edge) => kept.has(edge.from) && kept.has(edge.to))
    .sort((a, b) => b.events - a.events)
    .slice(0, mostEdges);
  const linked = new Set(shown.flatMap((edge) => [edge.from, edge.to]));
  const nodes = [...kept].filter(([id]) => linked.has(id))
    .map(([id, weight]) => ({id, weight: weight / greatest, x: 0, y: 0}));
  return {nodes, edges: shown, all: ranked.length};
}

/**
 * Give each node its place, from -1 to 1 in both directions.
 *
 * @param {Node[]} nodes Changed in place.
 * @param {Edge[]} edges
 * @param {Map<string, {x: number, y: number}>} before Where nodes stood.
 * @returns {Node[]} The same nodes.
 */
export function settle(nodes, edges, before = new Map()) {
  nodes.forEach((node, at) => {
    const reach = 0.16 * Math.sqrt(at);
    const old = before.get(node.id);
    node.x = old?.x ?? reach * Math.cos(at * TURN);
    node.y = old?.y ?? reach * Math.sin(at * TURN);
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const greatest = Math.max(...edges.map((edge) => edge.events), 1);
  const springs = edges.map((edge) => [
    byId.get(edge.from), byId.get(edge.to), 0.02 + 0.05 * Math.sqrt(edge.events / greatest),
  ]);
  for (let round = 0; round < ROUNDS; round += 1) relax(nodes, springs, 1 - round / ROUNDS);
  fill(nodes);
  for (let round = 0; round < PARTINGS; round += 1) part(nodes);
  return nodes;
}

function relax(nodes, springs, heat) {
  const forces = new Map(nodes.map((node) => [node, {x: -node.x * 0.03, y: -node.y * 0.04}]));
  for (let i = 0; i < nodes.length; i += 1) {
    for (let j = i + 1; j < nodes.length; j += 1) push(nodes[i], nodes[j], forces);
  }
  for (const [a, b, pull] of springs) {
    const x = (b.x - a.x) * pull;
    const y = (b.y - a.y) * pull;
    add(forces.get(a), x, y);
    add(forces.get(b), -x, -y);
  }
  for (const [node, force] of forces) {
    const length = Math.hypot(force.x, force.y) || 1;
    const stride = Math.min(length, 0.12) * heat;
    node.x += (force.x / length) * stride;
    node.y += (force.y / length) * stride;
  }
}

function push(a, b, forces) {
  const x = a.x - b.x || 1e-3;
  const y = a.y - b.y || 1e-3;
  const near = 0.02 / (x * x + y * y + 0.002);
  const strength = near * (1 + a.weight) * (1 + b.weight) * (near > 1 ? near : 1);
  add(forces.get(a), x * strength, y * strength);
  add(forces.get(b), -x * strength, -y * strength);
}

function add(force, x, y) {
  force.x += x;
  force.y += y;
}

/** Move apart what lies over one another; a picture is wider than it is high. */
function part(nodes) {
  for (let i = 0; i < nodes.length; i += 1) {
    for (let j = i + 1; j < nodes.length; j += 1) {
      const [a, b] = [nodes[i], nodes[j]];
      const x = (a.x - b.x || 1e-3) / BESIDE;
      const y = (a.y - b.y || 1e-3) / ABOVE;
      const lack = 1 - Math.hypot(x, y);
      if (lack > 0) shift(a, b, (x * lack * BESIDE) / 2, (y * lack * ABOVE) / 2);
    }
  }
}

function shift(a, b, x, y) {
  a.x = clamp(a.x + x, -1, 1);
  a.y = clamp(a.y + y, -1, 1);
  b.x = clamp(b.x - x, -1, 1);
  b.y = clamp(b.y - y, -1, 1);
}

/** Stretch the nodes to the edges of the square. */
function fill(nodes) {
  for (const axis of ["x", "y"]) {
    const values = nodes.map((node) => node[axis]);
    const low = Math.min(...values);
    const span = Math.max(...values) - low;
    for (const node of nodes) node[axis] = span > 1e-6 ? ((node[axis] - low) / span) * 2 - 1 : 0;
  }
}
