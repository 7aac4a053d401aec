// The text of a report around an event: its sentence stands out, and the words that prove
// each field are underlined. Words that somebody selects can be used for a field.
//
// Offsets go in and out as records have them.

import {h} from "../dom.js";
import {toCharacters, toUnits} from "../offsets.js";
import {drawText} from "../spans.js";
import {t} from "../texts.js";
import {FIELDS, proofs} from "./draft.js";

export class Passage {
  /**
   * @param {object} report
   * @param {object} event
   * @param {{onField: (field: string) => void, onSelect: (words: object | null) => void}} told
   *     what is done when marked words are chosen, and when words are selected
   */
  constructor(report, event, told) {
    Object.assign(this, {report, event, told});
    this.units = toUnits(report.text);
    this.characters = toCharacters(report.text);
    this.element = h("div", {class: "passage", role: "region", tabindex: 0, "aria-label": t("review.text")});
    this.selecting = () => this.#selected();
    document.addEventListener("selectionchange", this.selecting);
  }

  /** Draw the text with the words that prove an event as it is told now. */
  draw(told) {
    this.fields = proofs(told);
    const marks = this.fields.map((one) => ({...one, start: this.units(one.start), end: this.units(one.end)}));
    this.text = drawText(this.report.text, marks, {
      areas: this.#areas(),
      label: (mark) => t(`review.fields.${this.fields[mark].field}`),
      onPick: (mark) => this.told.onField(this.fields[mark].field),
    });
    this.#number();
    this.element.replaceChildren(this.text.element);
  }

  /** Write the keys of the fields that some words prove where the words begin. */
  #number() {
    const keys = new Map();
    this.fields.forEach(({field}, mark) => {
      const [node] = this.text.nodes(mark);
      if (node) keys.set(node, (keys.get(node) ?? new Set()).add(FIELDS.indexOf(field) + 1));
    });
    for (const [node, numbers] of keys) node.dataset.keys = [...numbers].join(",");
  }

  /** Let the words of one field stand out. */
  light(field) {
    this.text.light("lit", this.fields.flatMap((one, n) => (one.field === field ? [n] : [])));
  }

  /** Bring the sentence into sight, with some of what stands before it. */
  reveal() {
    const node = this.element.querySelector(".piece:not(.outside)");
    if (!node) return;
    const above = node.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
    this.element.scrollTop += above - this.element.clientHeight / 4;
  }

  leave() {
    document.removeEventListener("selectionchange", this.selecting);
  }

  /** All but the sentence looks dimmed. */
  #areas() {
    const {sentence} = this.event;
    const outside = (start, end) => ({start: this.units(start), end: this.units(end), name: "outside"});
    return [outside(0, sentence.start), outside(sentence.end, this.report.text.length)];
  }

  #selected() {
    const words = this.text?.selected();
    if (!words) return;
    const found = whole(this.report.text, words);
    if (found) this.told.onSelect({start: this.characters(found.start), end: this.characters(found.end)});
  }
}

const IN_A_WORD = /[\p{L}\p{N}\p{M}]/u;

/** Selected words without the blanks around them, and no word of them cut. */
function whole(text, {start, end}) {
  const words = text.slice(start, end);
  let from = start + words.length - words.trimStart().length;
  let to = from + words.trim().length;
  if (from >= to) return null;
  const joined = (at) => at > 0 && at < text.length && IN_A_WORD.test(text[at - 1]) && IN_A_WORD.test(text[at]);
  while (joined(from)) from -= 1;
  while (joined(to)) to += 1;
  return {start: from, end: to};
}
