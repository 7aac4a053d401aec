// The coded fields of an event or statement, in the order in which people ask for them:
// what, how far real, who, to whom, according to whom, when, where, how many, about what.
//
// Each field bears the path that marks use ("actors.0"), so that words and fields find
// each other.

import {number, t} from "./texts.js";
import {days, howMany, party, what, where} from "./wording.js";

/**
 * @typedef {object} Words words of the report that prove a field
 * @property {string} part which words of the field: "words", "antecedent" …
 * @property {string} text
 */

/**
 * @typedef {object} Field
 * @property {string} path its place in the record
 * @property {string} name what it is called
 * @property {string} value what it says; empty where nothing is known
 * @property {string[]} facts what else is known of it
 * @property {Words[]} words
 * @property {string|null} missing why it is empty
 * @property {string|null} leads the id of an event that it points to
 * @property {string|null} [agreed] of a count: the field of stories that compares it
 */

/**
 * @param {object} event a record of `docs/record.md`
 * @returns {Field[]}
 */
export function fieldsOfEvent(event) {
  return [
    field("trigger", "what", what(event), {
      facts: [
        t("fields.cameo", {code: event.cameo, score: signed(event.score)}),
        event.quad,
      ],
      words: [{part: "words", text: event.trigger.text}],
    }),
    field("status", "status", event.status),
    ...side(event, "actors", "actor"),
    ...side(event, "recipients", "recipient"),
    ...(event.according_to
      ? [actorField("according_to", "according_to", event.according_to)]
      : []),
    datesField(event),
    placeField(event),
    ...event.counts.map((count, n) => countField(`counts.${n}`, count)),
    ...listed("contexts", event.contexts),
    ...listed("topics", event.topics),
    ...(event.content
      ? [{...field("content", "content", ""), leads: event.content}]
      : []),
  ];
}

/**
 * @param {object} said a record of `docs/record.md`
 * @returns {Field[]}
 */
export function fieldsOfStatement(said) {
  const speakers = said.speakers.map((actor, n) =>
    actorField(`speakers.${n}`, "speaker", actor),
  );
  return [
    ...(speakers.length
      ? speakers
      : [{...field("speakers", "speaker", ""), missing: "not said"}]),
    quoted("cue", said.cue),
    { ...quoted("content", said.content, "said"), facts: [t(`fields.${said.quoted}`)] },
    field("target", "stance", t(`fields.stance_${said.stance}`), {
      words: said.target ? [{part: "words", text: said.target.text}] : [],
    }),
    ...(said.addressee ? [actorField("addressee", "addressee", said.addressee)] : []),
    ...listed("topics", said.topics),
    ...listed("about", said.about),
    ...said.events.map((id) => ({...field("events", "tells", ""), leads: id})),
    ...(said.occasion
      ? [{...field("occasion", "occasion", ""), leads: said.occasion}]
      : []),
  ];
}

function field(path, name, value, {facts = [], words = []} = {}) {
  return {
    path,
    name: t(`fields.${name}`),
    value,
    facts: facts.filter(Boolean),
    words,
    missing: null,
    leads: null,
  };
}

function quoted(path, span, name = path) {
  return field(path, name, "", { words: [{part: "words", text: span.text}] });
}

/** All actors of a side, or why there are none. */
function side(event, path, name) {
  if (event[path].length) {
    return event[path].map((actor, n) => actorField(`${path}.${n}`, name, actor));
  }
  const missing = event.missing[path];
  return missing ? [{...field(path, name, ""), missing}] : [];
}

function actorField(path, name, actor) {
  const words = actor.implied ? [] : [{part: "words", text: actor.words.text}];
  if (actor.antecedent) {
    words.push({part: "antecedent", text: actor.antecedent.text});
  }
  const facts = [
    actor.role && actor.role !== actor.name ? actor.role : "",
    actor.entity ?? "",
    actor.how ? t(`fields.how_${actor.how.replaceAll(" ", "_")}`) : "",
  ];
  return field(path, name, party(actor), {facts, words});
}

function datesField(event) {
  const {dates} = event;
  if (!dates) {
    return {...field("dates", "dates", ""), missing: event.missing.dates ?? "not said"};
  }
  return field("dates", "dates", days(dates.first, dates.last), {
    facts: [
      dates.precision === "day" ? "" : t(`fields.precision_${dates.precision}`),
      t(`fields.basis_${dates.basis}`),
    ],
    words: dates.words ? [{part: "words", text: dates.words.text}] : [],
  });
}

function placeField(event) {
  const {place} = event;
  if (!place) {
    return {...field("place", "place", ""), missing: event.missing.place ?? "not said"};
  }
  return field("place", "place", where(place), {
    facts: [
      place.admin1 && place.admin1 !== place.name ? place.admin1 : "",
      t(`fields.place_${place.precision}`),
      t("fields.point", {lat: place.lat.toFixed(2), lon: place.lon.toFixed(2)}),
      place.geonameid ? t("fields.geonames", {id: String(place.geonameid)}) : "",
      t(`fields.where_${place.basis}`),
    ],
    // Where no word says the place, the record bears those of the act.
    words: place.basis === "report" ? [] : [{part: "words", text: place.words.text}],
  });
}

function countField(path, count) {
  const words = [{part: "words", text: count.words.text}];
  if (count.of) words.push({part: "of", text: count.of.text});
  if (count.according_to) {
    words.push({part: "according_to", text: count.according_to.text});
  }
  const unit = count.unit ? ` ${count.unit}` : "";
  return {
    ...field(path, "count", `${howMany(count)}${unit}`, {
      facts: [count.total ? t("fields.total") : ""],
      words,
    }),
    name: count.kind,
    // Stories compare whole numbers of the event alone, by kind and unit.
    agreed: count.total || count.of ? null : `${count.kind}${unit}`,
  };
}

function listed(path, words) {
  return words.length ? [field(path, path, words.join(", "))] : [];
}

function signed(score) {
  return score > 0 ? `+${number(score)}` : number(score).replace("-", "−");
}
