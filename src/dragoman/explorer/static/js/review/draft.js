// What a reviewer would have otherwise: a draft of corrections, and the event as it would
// be with them. Offsets are those of records; nothing here touches the page.

/** The fields that are judged, in the order of their keys 1 to 9. */
export const FIELDS = ["type", "mode", "status", "actors", "recipients", "dates", "place", "counts", "according_to"];

/**
 * The event with the corrections of a draft, as far as it is shown.
 * @param {object} event a record of `docs/record.md`
 * @param {Record<string, unknown>} draft corrections, as `POST /api/review` takes them
 * @param {string} text the text of the report
 */
export function corrected(event, draft, text) {
  const told = {...event, ...draft};
  const actor = (party) => ({
    ...party,
    name: party.name || text.slice(party.words.start, party.words.end),
    code: [party.country, party.sector].filter(Boolean).join(" ") || null,
  });
  if (draft.actors) told.actors = draft.actors.map(actor);
  if (draft.recipients) told.recipients = draft.recipients.map(actor);
  if (draft.according_to) told.according_to = actor(draft.according_to);
  if ("type" in draft && !("mode" in draft) && draft.type !== event.type) told.mode = null;
  return told;
}

/** An actor of a record as a correction names it. */
export function partyOf(actor) {
  const at = (span) => (span ? {start: span.start, end: span.end} : null);
  const {name, country, sector, role, entity, implied} = actor;
  return {words: at(actor.words), antecedent: at(actor.antecedent), name, country, sector, role, entity, implied};
}

/** A field of an event as a correction names it. */
function correctionOf(event, field) {
  const value = event[field];
  if (field === "actors" || field === "recipients") return value.map(partyOf);
  if (field === "according_to") return value && partyOf(value);
  if (field !== "dates" || !value) return value;
  const words = value.words && {start: value.words.start, end: value.words.end};
  return {first: value.first, last: value.last, words};
}

/**
 * The draft that makes one telling of an event into another.
 * @param {object} event
 * @param {object} other the same event, as somebody else tells it
 */
export function draftTo(event, other) {
  const found = {};
  for (const field of FIELDS) {
    const [mine, theirs] = [correctionOf(event, field), correctionOf(other, field)];
    if (JSON.stringify(mine) !== JSON.stringify(theirs)) found[field] = theirs;
  }
  return found;
}

/**
 * The words that prove the fields of an event.
 * @returns {{field: string, kind: string, start: number, end: number}[]} by their start
 */
export function proofs(told) {
  const found = [];
  const add = (field, kind, words) => words && found.push({field, kind, start: words.start, end: words.end});
  add("type", "event", told.trigger);
  for (const side of ["actors", "recipients"])
    for (const party of told[side]) if (!party.implied) add(side, "actor", party.words);
  if (told.according_to) add("according_to", "actor", told.according_to.words);
  add("dates", "date", told.dates?.words);
  // A place that no words tell borrows those of the act.
  if (told.place?.basis !== "report") add("place", "place", told.place?.words);
  for (const count of told.counts) add("counts", "count", count.words);
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

/**
 * Where some words stand in a text, nearest to a character; null if they stand nowhere.
 * @param {string} text
 * @param {string} words
 * @param {number} near
 */
export function find(text, words, near) {
  if (!words.trim()) return null;
  const wanted = words.trim().toLowerCase();
  const all = text.toLowerCase();
  if (all.length !== text.length) return null;
  const after = all.indexOf(wanted, near);
  const before = all.lastIndexOf(wanted, near);
  const there = [after, before].filter((at) => at >= 0);
  if (!there.length) return null;
  const start = there.reduce((one, other) => (Math.abs(one - near) <= Math.abs(other - near) ? one : other));
  return {start, end: start + wanted.length};
}
