// Small controls that the editors of several fields share.

import {h} from "../dom.js";
import {toCharacters, toUnits} from "../offsets.js";
import {t} from "../texts.js";
import {find} from "./draft.js";

/** What an editor cannot take as it stands, in words for people. */
export class Unfit extends Error {
  constructor(words, control) {
    super(words);
    this.control = control;
  }
}

/** A control under its name. */
export function named(name, control) {
  return h("label", {}, name, control);
}

/**
 * A list to choose one from.
 * @param {string[]} values
 * @param {string} chosen "" for none
 * @param {{none?: string, label?: (value: string) => string, change?: () => void}} [options]
 */
export function chooser(values, chosen, {none, label = (value) => value, change} = {}) {
  const options = values.map((value) => h("option", {value, selected: value === chosen}, label(value)));
  if (none !== undefined) options.unshift(h("option", {value: "", selected: !chosen}, none));
  return h("select", {on: change ? {change} : {}}, options);
}

/** A button that does something and sends no form. */
export function button(words, click, attributes = {}) {
  return h("button", {type: "button", on: {click}, ...attributes}, words);
}

/**
 * A place to name words of the report: they are typed, or selected in the text.
 *
 * @param {object} report
 * @param {{start: number, end: number} | null} words where they stand now
 * @param {number} near the character near which typed words are looked for
 * @param {boolean} [needed] whether there must be some
 */
export function wordsField(report, words, near, needed = true) {
  const units = toUnits(report.text);
  const characters = toCharacters(report.text);
  const cut = (span) => (span ? report.text.slice(units(span.start), units(span.end)) : "");
  const input = h("input", {type: "text", value: cut(words), autocomplete: "off", spellcheck: "false"});
  let place = words;
  return {
    input,
    element: named(t("review.words"), input),
    /** Take words that were selected. */
    take(span) {
      place = span;
      input.value = cut(span);
    },
    /** Where the words stand; null for none. */
    read() {
      if (input.value.trim() === "" && !needed) return null;
      if (place && cut(place) === input.value) return place;
      const found = find(report.text, input.value, units(near));
      if (!found) throw new Unfit(t("review.not_there", {words: input.value.trim()}), input);
      return {start: characters(found.start), end: characters(found.end)};
    },
  };
}
