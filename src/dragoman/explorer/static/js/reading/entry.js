// One event or statement beside the text: folded a line, opened all its fields, each
// with its words, the sign by which it was read, and what other tellings say.

import {copyButton} from "../copying.js";
import {h} from "../dom.js";
import {fieldsOfEvent, fieldsOfStatement} from "../fields.js";
import {t} from "../texts.js";
import {parties, percent, quotation, tone, what, who} from "../wording.js";
import {badgeOf, drawReview} from "./review.js";

/**
 * @typedef {object} Watch what an entry does to the page around it
 * @property {(id: string) => void} toggle open or fold an entry
 * @property {(id: string) => void} open open another entry
 * @property {(id: string, field?: string, part?: string) => void} point let words stand out
 * @property {(id: string, field?: string, part?: string) => void} lead let words stand out and bring them into sight
 */

/**
 * @param {import("./book.js").Book} book
 * @param {string} id
 * @param {Watch} watch
 * @param {{cite?: (id: string) => string, link?: (id: string) => string,
 *     judge?: (id: string) => string}} place how an entry is cited, linked to and judged,
 *     where it can be
 */
export function drawEntry(book, id, watch, place = {}) {
  const {kind, record, n} = book.entries.get(id);
  const body = h("div", {class: "entry-body", id: `body-${id}`, hidden: true});
  const button = h("button", {
    type: "button", class: "entry-head", "aria-expanded": "false", "aria-controls": `body-${id}`,
    on: {click: () => watch.toggle(id), pointerenter: () => watch.point(id), pointerleave: () => watch.point(null)},
  }, h("span", {class: "entry-number"}, n), h("span", {class: "entry-line"}, kind === "event" ? eventLine(record, badgeOf(book.reviewed.get(id))) : statementLine(record)));
  const element = h("article", {class: `entry ${kind} ${kind === "event" ? tone(record) : ""}`, id: `entry-${id}`},
    h("h3", {}, button), body);
  const fold = (open) => {
    button.setAttribute("aria-expanded", String(open));
    element.classList.toggle("open", open);
    if (open && !body.childElementCount) body.append(...details(book, id, watch, place));
    body.hidden = !open;
  };
  return {element, button, fold, fieldOf: (path) => body.querySelector(`[data-path="${CSS.escape(path)}"]`)};
}

function eventLine(event, judged) {
  return [
    h("span", {class: "entry-what"}, what(event)),
    event.status === "happened" ? null : h("span", {class: "badge"}, event.status),
    event.according_to ? h("span", {class: "badge"}, t("reading.claimed_by", {name: event.according_to.name})) : null,
    judged,
    h("span", {class: "entry-who"}, who(event)),
    h("span", {class: "entry-sure", title: t("reading.confidence")}, t("wording.sure", {share: percent(event.confidence)})),
  ];
}

function statementLine(said) {
  return [
    h("span", {class: "entry-what"}, parties(said.speakers) || t("wording.nobody")),
    said.stance === "neither" ? null : h("span", {class: `badge stance-${said.stance}`}, t(`fields.stance_${said.stance}`)),
    h("span", {class: "entry-who"}, quotation(said.content.text)),
  ];
}

function details(book, id, watch, place) {
  const {kind, record} = book.entries.get(id);
  const fields = kind === "event" ? fieldsOfEvent(record) : fieldsOfStatement(record);
  return [
    h("dl", {class: "fields"}, fields.map((field) => drawField(book, id, field, watch))),
    drawReview(book.reviewed.get(id), book.deedsOf(id)),
    kind === "event" ? rules(record) : null,
    h("p", {class: "entry-links"}, links(book, id, place)),
  ].filter(Boolean);
}

function drawField(book, id, field, watch) {
  const point = () => watch.point(id, field.path);
  return h("div", {class: "field", dataset: {path: field.path}, on: {pointerenter: point, focusin: point, pointerleave: () => watch.point(id)}},
    h("dt", {}, field.name),
    h("dd", {},
      value(book, id, field),
      field.missing ? h("span", {class: "missing"}, t(`reading.missing.${field.missing.replaceAll(" ", "_")}`)) : null,
      field.leads ? leads(book, field, watch) : null,
      field.words.map((words) => quoted(book, id, field, words, watch)),
      field.facts.length ? h("span", {class: "facts"}, field.facts.join(" · ")) : null,
      others(book, id, field)));
}

/** What the coder says; where people say otherwise, both. */
function value(book, id, field) {
  const said = field.value ? h("span", {class: "value"}, field.value) : null;
  const corrected = book.corrected(id, field.path);
  if (corrected === null) return said;
  return [said, h("span", {class: "corrected"}, h("span", {class: "badge"}, t("reading.people_say")), ` ${corrected}`)];
}

/** The words of a field as a button that leads to them. */
function quoted(book, id, field, {part, text}, watch) {
  const prefix = part === "words" ? null : h("span", {class: "dim"}, `${t(`reading.parts.${part}`)} `);
  return h("span", {class: "words"}, prefix,
    h("button", {type: "button", class: "quote", on: {click: () => watch.lead(id, field.path, part)}}, quotation(text)));
}

function leads(book, field, watch) {
  if (!book.entries.has(field.leads)) return h("span", {class: "missing"}, field.leads);
  return h("button", {type: "button", class: "quote", on: {click: () => watch.open(field.leads)}}, book.line(field.leads));
}

function others(book, id, field) {
  const told = book.others(id, field);
  if (!told.length) return null;
  const conflict = told.some((voice) => voice.conflict);
  return h("span", {class: conflict ? "others differ" : "others"},
    conflict ? h("strong", {}, `≠ ${t("reading.they_differ")} `) : null,
    told.map((voice) => t("reading.others_say", {n: voice.sources, value: voice.value})).join("; "));
}

/** How the code came about: the rules, and which coder. */
function rules(event) {
  return h("details", {class: "rules"},
    h("summary", {}, t("reading.why")),
    h("ol", {}, event.why.map((rule) => h("li", {}, rule))),
    h("p", {class: "dim small"}, t("reading.confidence_is", {share: percent(event.confidence)})),
    h("p", {class: "dim small"}, event.coder));
}

function links(book, id, {cite, link, judge}) {
  const story = book.storyOf(id);
  const {record} = book.entries.get(id);
  return [
    story ? h("a", {href: `/story/${story.id}`}, t("reading.story", {n: story.sources})) : null,
    link ? h("a", {href: link(id)}, t("reading.link")) : null,
    judge && book.entries.get(id).kind === "event" ? h("a", {href: judge(id)}, t("reading.judge")) : null,
    cite ? copyButton(t("reading.cite"), () => cite(id)) : null,
    copyButton(t("reading.json"), () => JSON.stringify(record, null, 2)),
  ];
}
