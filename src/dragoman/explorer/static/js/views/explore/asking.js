// What the page asks the server, and the answers in the form that charts take.

import {changed} from "../../address.js";
import {get} from "../../api.js";
import {dayNumber} from "../../charts/calendar.js";
import {t} from "../../texts.js";

/** The filters of events, in the order in which they are shown. */
export const FILTERS = [
  "text", "actor", "recipient", "either", "type", "quad", "mode", "since", "until", "country", "place", "near",
  "within_km", "sector", "status", "source", "topic", "context", "min_sources", "min_confidence", "min_killed",
  "report", "story", "id",
];
const GOOD = "cooperation";

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
 * @typedef {{
 *   events: number, tellings: number, all: number, first: string | null, last: string | null,
 *   series: import("../../charts/stretches.js").Series | null,
 *   cells: import("../../charts/map.js").Cell[], cell: number,
 *   countries: {country: string, events: number}[],
 *   edges: import("../../charts/layout.js").Edge[],
 *   types: import("../../charts/types.js").Row[],
 *   undated: number, unplaced: number, wholeState: number,
 * }} Overview
 */

/**
 * Count what the filters find.
 *
 * @param {URLSearchParams} filters
 * @param {{signal?: AbortSignal, view?: Record<string, string | null>}} [options] `view`
 *   says how the map is zoomed, and between whom edges are.
 * @returns {Promise<Overview>}
 */
export async function askOverview(filters, {signal, view = {}} = {}) {
  const answer = await get("overview", changed(filters, view), {signal});
  return {
    events: answer.events,
    tellings: answer.tellings,
    all: answer.all_events,
    first: answer.first,
    last: answer.last,
    series: seriesOf(answer),
    cells: answer.cells,
    cell: answer.cell,
    countries: answer.countries,
    edges: answer.edges.map(({a, b, ...counted}) => ({from: a, to: b, ...counted})),
    types: typesOf(answer.types),
    undated: answer.undated,
    unplaced: answer.unplaced,
    wholeState: answer.whole_state,
  };
}

/** The series, from its first event to its last; null if none has a day. */
function seriesOf({step, series, first, last}) {
  if (!series.length) return null;
  const [begin, end] = [series[0].first, series.at(-1).last];
  return {
    step,
    first: dayNumber(begin > first ? begin : first),
    last: dayNumber(end < last ? end : last),
    stretches: series.map((stretch) => ({
      start: dayNumber(stretch.first),
      cooperation: stretch.cooperation,
      conflict: stretch.conflict,
      sum: stretch.cooperation_score + stretch.conflict_score,
    })),
  };
}

function typesOf(rows) {
  const types = new Map();
  for (const {month, type, events} of rows) {
    const row = types.get(type) ?? {type, good: isGood(type), events: 0, months: []};
    types.set(type, row);
    row.events += events;
    row.months.push([dayNumber(month), events]);
  }
  const order = [...KINDS.keys()];
  return [...types.values()].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

/** Whether a type is one of cooperation; one of another codebook counts as such. */
function isGood(type) {
  return KINDS.get(type)?.endsWith(GOOD) ?? true;
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

/**
 * Actors who are called so: states, sectors, people and bodies.
 *
 * @param {string} typed
 * @param {AbortSignal} signal
 * @returns {Promise<import("../../combobox.js").Option[]>}
 */
export async function suggestActors(typed, signal) {
  const actors = await get("suggest", {q: typed}, {signal});
  return actors.map((actor) => ({...actor, note: noteOf(actor)}));
}

/** What it is that is called so: a state itself is not all that are of it. */
function noteOf({value, kind}) {
  if (value.startsWith("state:")) return t("explore.notes.state");
  return kind === "name" ? "" : t(`explore.notes.${kind}`, {value});
}

/**
 * Some lines of the table.
 *
 * @param {URLSearchParams} filters
 * @param {{sort: string, skip: number, limit: number, signal: AbortSignal}} part
 * @returns {Promise<object[]>}
 */
export async function askRows(filters, {sort, skip, limit, signal}) {
  const parameters = changed(filters, {sort, skip: String(skip), limit: String(limit)});
  return (await get("events", parameters, {signal})).rows;
}
