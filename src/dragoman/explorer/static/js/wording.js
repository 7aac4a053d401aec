// Say the parts of records in words, as the command line says them.

import {day, has, number, t} from "./texts.js";

/** One day, or from one to another. */
export function days(first, last) {
  if (first === last) return day(first);
  return t("wording.from_to", {first: day(first), last: day(last)});
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

/** Who does it to whom: "police → protesters"; those who do it together by commas. */
export function who(event) {
  const actors = event.actors.map((actor) => actor.name).join(", ") || t("wording.nobody");
  const recipients = event.recipients.map((actor) => actor.name).join(", ");
  return recipients ? `${actors} → ${recipients}` : actors;
}

/** Where: "Kisumu, KEN". */
export function where(place) {
  return place.country ? `${place.name}, ${place.country}` : place.name;
}

/** How many: "12", "10 to 15", "at least 19", "up to 20". */
export function howMany({low, best, high}) {
  if (low === null && high === null) return best === null ? "?" : number(best);
  if (low === null) return t("wording.up_to", {high});
  if (high === null) return t("wording.at_least", {low});
  return low === high ? number(low) : t("wording.range", {low, high});
}

/** A count in words: "killed 12", "duration 3 hours". */
export function counted(count) {
  const unit = count.unit ? ` ${count.kind === "duration" && count.best !== 1 ? `${count.unit}s` : count.unit}` : "";
  return `${count.kind} ${howMany(count)}${unit}`;
}

/** Words of a report as a quotation; those that bring their own marks get none. */
export function quotation(words) {
  return /^["“‘«]/.test(words) ? words : `“${words}”`;
}

/** A share of one in percent: 0.791 as "79%". */
export function percent(share) {
  return number(share, {style: "percent", maximumFractionDigits: 0});
}

/** A field of a story; kinds of counts are words already. */
export function fieldName(field) {
  const key = `story.fields.${field.replaceAll(" ", "_")}`;
  return has(key) ? t(key) : field;
}

/** Which kind of relation it is, for colours: "cooperation" or "conflict". */
export function tone(event) {
  return event.quad?.endsWith("conflict") ? "conflict" : "cooperation";
}
