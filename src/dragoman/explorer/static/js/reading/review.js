// What reviewers said of an event, beside what the coder says.

import {h} from "../dom.js";
import {day, t} from "../texts.js";

/**
 * A badge for the line of an event; nothing where nobody judged it.
 * @param {object | undefined} review what holds of the event, as the report's answer has it
 */
export function badgeOf(review) {
  if (!review?.by.length) return null;
  const words = wordFor(review);
  return h("span", {class: `badge review-${words}`}, t(`reading.reviews.${words}`));
}

function wordFor(review) {
  if (review.disputed.length) return "disputed";
  if (!review.now) return "rejected";
  if (!review.machine) return "added";
  return review.changes.length ? "corrected" : "confirmed";
}

/**
 * Both tellings, and who said what when: what the coder said and what reviewers say.
 * @param {object | undefined} review
 * @param {object[]} deeds all that was said of the event, the earliest first
 */
export function drawReview(review, deeds) {
  if (!review && !deeds.length) return null;
  return h("div", {class: "review-told small"},
    review ? h("p", {}, h("strong", {}, t("reading.reviewed_by", {names: review.by.join(", ")})), " ", verdict(review)) : null,
    review?.changes.length ? drawChanges(review.changes) : null,
    h("details", {}, h("summary", {}, t("reading.history", {n: deeds.length})), h("ol", {}, deeds.map(drawDeed))));
}

function drawDeed({by, when, answer, changes, note}) {
  return h("li", {},
    h("strong", {}, by), ` ${t(`reading.answers.${answer}`)} `, h("time", {class: "dim", datetime: when}, day(when.slice(0, 10))),
    changes.length ? drawChanges(changes) : null,
    note ? h("p", {class: "dim", dir: "auto"}, note) : null);
}

function drawChanges(changes) {
  return h("ul", {}, changes.map((change) => h("li", {}, nameOf(change.field), ": ",
    h("del", {}, change.machine), " ", h("ins", {}, change.reviewed))));
}

function verdict(review) {
  if (review.disputed.length) return t("reading.they_dispute", {fields: review.disputed.map(nameOf).join(", ")});
  const words = wordFor(review);
  return words === "corrected" ? "" : t(`reading.reviews.${words}`);
}

function nameOf(field) {
  return t(`reading.judged.${field}`);
}
