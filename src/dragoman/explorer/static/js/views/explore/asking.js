// What the page asks the server, and the answers in the form that charts take.

import {get} from "../../api.js";
import {dayNumber} from "../../charts/calendar.js";

/** The filters of events, in the order in which they are shown. */
export const FILTERS = [
  "text", "actor", "recipient", "either", "type", "quad", "mode", "since", "until", "country", "place", "near",
  "within_km", "sector", "status", "source", "topic", "context", "min_sources", "min_confidence", "min_killed",
  "report", "story", "id",
];
const GOOD = " cooperation";

/**
 * The filters that an address holds; what else it holds is how the page looks.
 *
 * @param {URLSearchParams} query
 * @returns {URLSearchParams}
 */
export function filtersOf(query) {
  return new URLSearchParams([...query].filter(([name, value]) => FILTERS.includes(name) && value !== ""));
}

/**
 * The same filters with some replaced; null takes one away.
 *
 * @param {URLSearchParams} filters
 * @param {Record<string, string | string[] | null>} changes
 */
export function changed(filters, changes) {
  const copy = new URLSearchParams(filters);
  for (const [name, value] of Object.entries(changes)) {
    copy.delete(name);
    for (const one of [value].flat()) if (one !== null && one !== "") copy.append(name, one);
  }
  return copy;
}

/**
 * @typedef {{
 *   events: number, tellings: number, first: string | null, last: string | null,
 *   series: import("../../charts/stretches.js").Series | null,
 *   cells: import("../../charts/map.js").Cell[],
 *   edges: import("../../charts/layout.js").Edge[],
 *   types: import("../../charts/types.js").Row[],
 *   noDay: number, noPlace: number,
 * }} Overview
 */

/**
 * Count what the filters find.
 *
 * @param {URLSearchParams} filters
 * @param {AbortSignal} [signal]
 * @returns {Promise<Overview>}
 */
export async function askOverview(filters, signal) {
  const answer = await get("overview", filters, {signal});
  return {
    events: answer.events,
    tellings: answer.tellings,
    first: answer.first,
    last: answer.last,
    series: seriesOf(answer, filters),
    cells: answer.cells.map(([lat, lon, events, score]) => ({lat, lon, events, score})),
    edges: answer.edges.map(([from, to, events, score]) => ({from, to, events, score})),
    types: typesOf(answer.types),
    noDay: answer.no_day,
    noPlace: answer.no_place,
  };
}

function seriesOf({step, series, first, last}, filters) {
  if (!first) return null;
  const [since, until] = [filters.get("since") || first, filters.get("until") || last];
  return {
    step,
    first: dayNumber(since > first ? since : first),
    last: dayNumber(until < last ? until : last),
    stretches: series.map(([start, cooperation, conflict, sum]) => ({start: dayNumber(start), cooperation, conflict, sum})),
  };
}

function typesOf(rows) {
  const types = new Map();
  for (const [month, type, events] of rows) {
    if (!types.has(type)) types.set(type, {type, good: KINDS.get(type)?.endsWith(GOOD) ?? true, events: 0, months: []});
    const row = types.get(type);
    row.events += events;
    row.months.push([dayNumber(month), events]);
  }
  const order = [...KINDS.keys()];
  return [...types.values()].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

/** The types of the codebook with their classes, in its order. */
export const KINDS = new Map([
  ["verbal cooperation", ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"]],
  ["material cooperation", ["COOPERATE", "AID", "RETREAT"]],
  ["verbal conflict", ["REQUEST", "ACCUSE", "REJECT", "THREATEN"]],
  ["material conflict", ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]],
].flatMap(([quad, types]) => types.map((type) => [type, quad])));

const facets = new Map();

/**
 * The values of each filter among what the filters find, the commonest first.
 *
 * @param {URLSearchParams} filters
 * @returns {Promise<Record<string, import("../../combobox.js").Option[]>>}
 */
export function askFacets(filters) {
  const key = filters.toString();
  if (!facets.has(key)) {
    if (facets.size > 20) facets.clear();
    const answer = get("facets", filters);
    answer.catch(() => facets.delete(key));
    facets.set(key, answer);
  }
  return facets.get(key);
}

/** Actors whose name, id or state begins so. */
export function suggestActors(typed, signal) {
  return get("suggest", {q: typed}, {signal});
}
