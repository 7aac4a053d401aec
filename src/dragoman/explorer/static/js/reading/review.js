// What reviewers said of an event, beside what the coder says.

import {h} from "../dom.js";
import {t} from "../texts.js";

/**
 * A badge for the line of an event; nothing where nobody judged it.
 * @param {object | undefined} review what `GET /api/review/report/ID` gives of the event
 */
export function badgeOf(review) {
  if (!review) return null;
  const words = review.disputed.length ? "disputed" : !review.now ? "rejected" : review.changes.length ? "corrected" : "confirmed";
  return h("span", {class: `badge ${words === "rejected" ? "conflict" : ""}`}, t(`reading.reviews.${words}`));
}

/** Both tellings: what the coder said and what the reviewers say. */
export function drawReview(review) {
  if (!review) return null;
  const names = review.by.join(", ");
  return h("div", {class: "review-told small"},
    h("p", {}, h("strong", {}, t("reading.reviewed_by", {names})), " ", verdict(review)),
    review.changes.length
      ? h("ul", {}, review.changes.map((change) => h("li", {}, nameOf(change.field), ": ",
        h("del", {}, change.machine), " ", h("ins", {}, change.reviewed))))
      : null,
    review.notes.map((note) => h("p", {class: "dim"}, note)));
}

function verdict(review) {
  if (review.disputed.length) return t("reading.they_dispute", {fields: review.disputed.map(nameOf).join(", ")});
  if (!review.now) return t("reading.reviews.rejected");
  return review.changes.length ? "" : t("reading.reviews.confirmed");
}

function nameOf(field) {
  return t(`reading.judged.${field}`);
}
