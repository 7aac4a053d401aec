// Say the parts of records in words, as tables of the command line say them.

import {t} from "./texts.js";

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/**
 * A day as people write it: "4 March 2025".
 * @param {string} iso a day as 2025-03-04
 */
export function day(iso) {
  return DAY.format(new Date(`${iso}T00:00:00Z`));
}

/**
 * One day, or from one to another; both written out only as far as they differ.
 * @param {string} first
 * @param {string} last
 */
export function days(first, last) {
  if (first === last) return day(first);
  return DAY.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}

/** Who it is, with country and sector: "police [KEN COP]". */
export function party(actor) {
  const name = actor.implied ? t("wording.implied", {name: actor.name}) : actor.name;
  return actor.code ? `${name} [${actor.code}]` : name;
}

/** Several parties: "A [KEN], B [UGA]". */
export function parties(actors) {
  return actors.map(party).join(", ");
}

/** What happens: type and mode. */
export function what(event) {
  return event.mode ? `${event.type} ${event.mode}` : event.type;
}

/** Who does it to whom: "police → protesters"; the sides of what is mutual by commas. */
export function who(event) {
  const actors = event.actors.map((actor) => actor.name).join(", ");
  const recipients = event.recipients.map((actor) => actor.name).join(", ");
  if (!recipients) return actors || t("wording.nobody");
  return `${actors || t("wording.nobody")} → ${recipients}`;
}

/** Where: "Kisumu, KEN". */
export function where(place) {
  return place.country ? `${place.name}, ${place.country}` : place.name;
}

/** How many: "12", "10 to 15", "at least 19", "up to 20". */
export function howMany(count) {
  const {low, best, high} = count;
  if (low === null && high === null) return best === null ? "?" : number(best);
  if (low === null) return t("wording.up_to", {high: number(high)});
  if (high === null) return t("wording.at_least", {low: number(low)});
  if (low === high) return number(low);
  return t("wording.range", {low: number(low), high: number(high)});
}

/** A number with its thousands parted. */
export function number(value) {
  return value.toLocaleString("en-GB");
}

/** A share of one as a percentage: 0.791 as "79 %". */
export function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** What kind of relation it is, for colours: "cooperation" or "conflict". */
export function tone(event) {
  return event.quad?.endsWith("conflict") ? "conflict" : "cooperation";
}
