// Statements one below the other, each with its words, its occasion and its report; or
// as a table.

import {choose} from "../address.js";
import {h} from "../dom.js";
import {table} from "../form.js";
import {day, t} from "../texts.js";
import {party, quotation, what, who} from "../wording.js";

/** @param {object[]} lines */
export function drawLines(lines) {
  return h("ol", {class: "lines"}, lines.map(drawLine));
}

function drawLine({statement: said, head, occasion}) {
  const link = `/report/${head.id}?statement=${said.id}`;
  return h("li", {class: `line said-${said.stance}`},
    h("p", {class: "said-by"},
      said.speakers.length ? said.speakers.map((speaker, n) => [n ? ", " : "", speakerButton(speaker)]) : h("span", {class: "missing"}, t("statements.nobody")),
      h("span", {class: "dim"}, ` ${said.cue.text} `),
      said.addressee ? h("span", {class: "dim"}, `${t("statements.to", {name: party(said.addressee)})} `) : null,
      h("span", {class: `badge stance-${said.stance}`}, stance(said))),
    h("blockquote", {dir: "auto"}, h("a", {href: link}, quotation(said.content.text))),
    h("p", {class: "meta"},
      h("time", {datetime: head.published ?? ""}, day(head.published) || t("statements.no_day")),
      h("a", {href: link}, head.title ?? t("statements.untitled")),
      head.source ? h("span", {}, head.source) : null,
      occasion ? h("span", {}, `${t("fields.occasion")} `, h("a", {href: `/report/${head.id}?event=${occasion.id}`}, `${what(occasion)}: ${who(occasion)}`)) : null),
    h("p", {class: "chips"},
      said.topics.map((topic) => chip("topic", topic)),
      said.about.map((name) => chip("about", name))));
}

function speakerButton(speaker) {
  return h("button", {type: "button", class: "quote", title: t("statements.all_of", {name: speaker.name}), on: {click: () => choose({speaker: speaker.name})}}, party(speaker));
}

function chip(filter, word) {
  return h("button", {type: "button", class: `chip ${filter}`, title: t("statements.only", {name: word}), on: {click: () => choose({[filter]: word})}}, word);
}

/** Where somebody stands, and towards what. */
function stance({stance: stands, target, content}) {
  const words = t(`fields.stance_${stands}`);
  if (stands === "neither" || !target) return words;
  return target.start === content.start && target.end === content.end ? t("statements.it", {stance: words}) : `${words} “${target.text}”`;
}

/** @param {object[]} lines */
export function drawSayingTable(lines) {
  const heads = ["day", "speaker", "cue", "stance", "said", "topics", "about", "report"].map((name) => t(`statements.heads.${name}`));
  return table(t("statements.table"), heads, lines.map(({statement: said, head}) => [
    day(head.published),
    said.speakers.map(party).join(", "),
    said.cue.text,
    stance(said),
    said.content.text,
    said.topics.join(", "),
    said.about.join(", "),
    h("a", {href: `/report/${head.id}?statement=${said.id}`}, head.title ?? t("statements.untitled")),
  ]));
}
