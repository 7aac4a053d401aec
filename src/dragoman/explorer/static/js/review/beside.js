// What stands beside an event that is judged: where it comes from, why it is coded so,
// what other reports say, and what other reviewers said.

import {h} from "../dom.js";
import {day, has, t} from "../texts.js";
import {percent} from "../wording.js";
import {button} from "./controls.js";
import {draftTo, FIELDS} from "./draft.js";
import {shown} from "./panel.js";

/** Title, paper and day of the report, and how sure the coder is. */
export function headOf({event, report, missed, added}) {
  const sure = h("span", {class: "badge", title: t("review.confidence")}, t("wording.sure", {share: percent(event.confidence)}));
  const mark = missed || added ? h("span", {class: "badge"}, t(missed ? "review.missed" : "review.added")) : sure;
  return h("header", {class: "review-head"},
    h("h2", {dir: "auto"}, h("a", {href: address(event, report, missed)}, report.title ?? t("review.untitled"))),
    h("p", {class: "dim small"}, [report.source, report.published && day(report.published)].filter(Boolean).join(" · "), " ", mark));
}

function address(event, report, missed) {
  return missed ? `/report/${report.id}` : `/report/${report.id}?event=${event.id}`;
}

/** The rules that led to the code. */
export function reasonsOf({event}) {
  if (!event.why.length) return null;
  return h("details", {class: "reasons small"},
    h("summary", {}, t("review.why")), h("ol", {}, event.why.map((rule) => h("li", {}, rule))));
}

/** Where other reports of the story say something else. */
export function conflictsOf({conflicts}) {
  if (!conflicts.length) return null;
  const voices = (one) => one.voices.map((voice) => t("review.voice", {value: voice.value, n: voice.sources})).join("; ");
  return h("section", {class: "card", "aria-labelledby": "conflicts"},
    h("h3", {id: "conflicts"}, t("review.reports_differ")),
    h("dl", {class: "pairs"}, conflicts.map((one) => [h("dt", {}, nameOf(one.field)), h("dd", {}, voices(one))])));
}

/** The name of a field of a story; kinds of counts have no other than their own. */
function nameOf(field) {
  const key = `review.fields.${field === "date" ? "dates" : field}`;
  return has(key) ? t(key) : field;
}

/**
 * What each reviewer said, side by side, for whoever has the last word.
 * @param {object} item
 * @param {(draft: object) => void} adopt lets the event be as one of them told it
 * @param {() => void} reject
 */
export function votesOf({event, votes}, adopt, reject) {
  if (!votes.length) return null;
  const fields = FIELDS.filter((field) => votes.some((vote) => vote.after && shown(vote.after, field) !== shown(event, field)));
  const take = (vote) => button(t("review.take", {name: vote.by}),
    () => (vote.after ? adopt(draftTo(event, vote.after)) : reject()));
  const row = (name, told, last) => h("tr", {}, h("th", {scope: "row"}, name),
    fields.map((field) => h("td", {}, told ? shown(told, field) || t("review.not_told") : "–")), h("td", {}, last));
  return h("section", {class: "card", "aria-labelledby": "votes"},
    h("h3", {id: "votes"}, t("review.reviewers_differ")),
    h("div", {class: "wide", tabindex: 0, role: "group", "aria-labelledby": "votes"}, h("table", {},
      h("thead", {}, h("tr", {}, h("td", {}),
        fields.map((field) => h("th", {scope: "col"}, t(`review.fields.${field}`))), h("td", {}))),
      h("tbody", {},
        row(t("review.coder"), event, ""),
        votes.map((vote) => row(
          `${vote.by}: ${t(`review.answers.${vote.answer}`)}${vote.note ? ` (${vote.note})` : ""}`,
          vote.after, take(vote)))))));
}
