// How many: of what kind, and the number as a range.

import {fill, h} from "../dom.js";
import {t} from "../texts.js";
import {button, chooser, named, Unfit, wordsField} from "./controls.js";

/** The editor of the counts. */
export function countsEditor({item, told, choices, selected}) {
  const rows = h("div", {class: "parties"});
  let list = told.counts.map((count) => countRow(count, item, choices, remove));
  let last = null;

  function remove(row) {
    list = list.filter((one) => one !== row);
    draw();
  }
  function add(words) {
    last = countRow({kind: "killed", low: null, best: null, high: null, words}, item, choices, remove);
    list.push(last);
    draw();
    return last;
  }
  function draw() {
    fill(rows, list.length ? list.map((row) => row.element) : h("p", {class: "dim"}, t("review.no_count")));
  }

  draw();
  if (selected) add(selected);
  return {
    element: [rows, button(t("review.another_count"), () => add(null).focus(), {class: "chip"})],
    read: () => list.map((row) => row.read()),
    take: (words) => (last ?? add(words)).take(words),
    empty: [],
  };
}

function countRow(count, item, choices, remove) {
  const words = wordsField(item.report, count.words, item.event.trigger.start);
  const kind = chooser(choices.kinds, count.kind);
  const number = (value) => h("input", {type: "number", min: 0, step: 1, value: value ?? ""});
  const [low, best, high] = [number(count.low), number(count.best ?? said(words.input.value)), number(count.high)];
  const row = {
    element: h("fieldset", {class: "party"},
      h("legend", {class: "unseen"}, t("review.fields.counts")),
      words.element, named(t("review.kind"), kind), named(t("review.least"), low),
      named(t("review.best"), best), named(t("review.most"), high),
      button("✕", () => remove(row), {class: "quiet", "aria-label": t("review.remove", {name: count.kind})})),
    take(span) {
      words.take(span);
      if (best.value === "") best.value = said(words.input.value) ?? "";
    },
    focus: () => words.input.focus(),
    read() {
      const [least, middle, most] = [low, best, high].map((one) => (one.value === "" ? null : Number(one.value)));
      if (least === null && middle === null && most === null) throw new Unfit(t("review.name_a_number"), best);
      const at = words.read();
      const text = [...item.report.text].slice(at.start, at.end).join("");
      // Of a number alone both bounds are the number.
      const bounds = {low: least ?? (most === null ? middle : null), high: most ?? (least === null ? middle : null)};
      return {...count, ...bounds, kind: kind.value, best: middle, words: {...at, text}};
    },
  };
  return row;
}

/** The number that stands in some words, if it is written in digits. */
function said(words) {
  const digits = /\d[\d,]*/.exec(words)?.[0];
  return digits ? Number(digits.replaceAll(",", "")) : null;
}
