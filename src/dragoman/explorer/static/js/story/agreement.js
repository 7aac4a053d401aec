// What the tellings say field by field: each value with those who give it, those that
// contradict marked; or side by side, a column for each independent source.

import {h} from "../dom.js";
import {table} from "../form.js";
import {t} from "../texts.js";
import {fieldName} from "../wording.js";
import {drawTolls, tollOf} from "./tolls.js";

/** By value: which values there are, and who gives each. */
export function byValue(tellings) {
  const {agreements} = tellings.story;
  return h("dl", {class: "agreements"}, agreements.map((agreement) =>
    h("div", {class: agreement.conflict ? "agreement differ" : "agreement"},
      h("dt", {}, fieldName(agreement.field), agreement.conflict ? h("span", {class: "badge conflict"}, `≠ ${t("story.differ")}`) : null),
      h("dd", {}, drawTolls(tellings, agreement), h("ul", {}, agreement.voices.map((voice) => drawVoice(tellings, agreement, voice)))))));
}

function drawVoice(tellings, agreement, voice) {
  const givers = tellings.givers(voice);
  return h("li", {},
    h("span", {class: "value"}, voice.value),
    agreement.voices.length === 1 && givers.length === tellings.sources.length
      ? h("span", {class: "dim"}, t("story.all_say", {n: givers.length}))
      : h("span", {class: "givers"}, givers.map((giver) => drawGiver(tellings, giver))));
}

function drawGiver(tellings, {event, name, reports}) {
  return h("a", {href: tellings.link(event)}, reports > 1 ? `${name} ×${reports}` : name);
}

/** Side by side: a column for each independent source; what is not what most say is marked. */
export function sideBySide(tellings) {
  const columns = tellings.sources.map(({reports}) => reports.flatMap((head) => tellings.eventsOf(head.id)).map((event) => event.id));
  const heads = [t("story.field"), ...tellings.sources.map(({name, reports}, n) => [
    h("a", {href: tellings.link(columns[n][0])}, name),
    h("span", {class: "dim"}, ` ${t("story.reports", {n: reports.length})}`),
  ])];
  const rows = tellings.story.agreements.map((agreement) => [
    h("strong", {}, fieldName(agreement.field)),
    ...columns.map((events) => drawCell(agreement, new Set(events))),
  ]);
  return table(t("story.side_by_side"), heads, rows);
}

function drawCell({voices, conflict}, events) {
  const given = voices.filter((voice) => voice.events.some((event) => events.has(event)));
  if (!given.length) return h("span", {class: "missing"}, t("story.silent"));
  const apart = conflict && given.some((voice) => voice !== voices[0]);
  return h("span", {class: apart ? "conflict" : ""}, apart ? "≠ " : "", given.map((voice) => voice.value).join("; "));
}

/** The same as rows: each value of each field with its range, if it is a number. */
export function agreementRows(tellings) {
  return {
    head: [t("story.field"), ...["value", "low", "high", "agree", "sources", "who"].map((name) => t(`story.heads.${name}`))],
    rows: tellings.story.agreements.flatMap(({field, conflict, voices}) => voices.map((voice) => {
      const toll = tollOf(tellings, field, voice);
      return [
        fieldName(field), voice.value, toll?.low ?? null, toll?.high ?? null,
        t(conflict ? "story.differ" : "story.agree"), voice.sources,
        tellings.givers(voice).map(({name}) => name).join("; "),
      ];
    })),
  };
}
