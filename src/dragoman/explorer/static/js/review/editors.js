// The editor of each field. An editor has an element; `read()` gives what the field should
// say, or throws `Unfit`; `take(words)` takes words that were selected in the text.

import {h} from "../dom.js";
import {t} from "../texts.js";
import {chooser, named, Unfit, wordsField} from "./controls.js";
import {countsEditor} from "./counts.js";
import {partiesEditor, partyEditor} from "./parties.js";
import {placeEditor} from "./places.js";

/**
 * Make the editor of a field.
 *
 * @param {string} field
 * @param {object} context the item, the event as it is told now, what can be chosen, and
 *     the words that are selected, if any
 */
export function editorOf(field, context) {
  return EDITORS[field](context, field);
}

const EDITORS = {
  type: typeEditor,
  mode: modeEditor,
  status: statusEditor,
  actors: partiesEditor,
  recipients: partiesEditor,
  according_to: partyEditor,
  dates: datesEditor,
  place: placeEditor,
  counts: countsEditor,
};

function typeEditor({told, choices}) {
  const meaning = h("p", {class: "dim small"});
  const explain = () => {
    const type = choices.types.find((one) => one.type === select.value);
    meaning.textContent = type ? `${type.meaning} (${type.quad})` : "";
  };
  const none = told.type ? undefined : t("review.choose_type");
  const select = chooser(choices.types.map((one) => one.type), told.type, {none, change: explain});
  explain();
  return {
    element: [named(t("review.fields.type"), select), meaning],
    read() {
      if (!select.value) throw new Unfit(t("review.choose_type"), select);
      return select.value;
    },
    take() {},
  };
}

function modeEditor({told, choices}) {
  const type = choices.types.find((one) => one.type === told.type);
  const select = chooser(type?.modes ?? [], told.mode ?? "", {none: t("review.no_mode")});
  const element = [named(t("review.mode_of", {type: told.type}), select)];
  return {element, read: () => select.value || null, take() {}, empty: null};
}

function statusEditor({told, choices}) {
  const label = (status) => `${status}: ${t(`review.statuses.${status}`)}`;
  const select = chooser(choices.statuses, told.status, {label});
  return {element: [named(t("review.fields.status"), select)], read: () => select.value, take() {}};
}

function datesEditor({item, told, selected}) {
  const {dates} = told;
  const first = h("input", {type: "date", value: dates?.first ?? item.report.published ?? ""});
  const last = h("input", {type: "date", value: dates?.last ?? ""});
  const words = wordsField(item.report, selected ?? dates?.words ?? null, item.event.trigger.start, false);
  return {
    element: [
      h("div", {class: "beside"}, named(t("review.first"), first), named(t("review.last"), last)),
      words.element,
    ],
    read() {
      if (!first.value) throw new Unfit(t("review.name_a_day"), first);
      const until = last.value || first.value;
      if (until < first.value) throw new Unfit(t("review.days_turned"), last);
      return {first: first.value, last: until, words: words.read()};
    },
    take: words.take,
    empty: null,
  };
}
