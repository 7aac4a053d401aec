// The text that is to be coded, and what is known of it.

import {h} from "../dom.js";
import {droppable} from "../dropping.js";
import {t} from "../texts.js";

const LONGEST = 100_000; // characters; the server refuses more
const EXAMPLES = ["call", "march", "attack"];

/**
 * @typedef {object} Asked
 * @property {string} text
 * @property {string} title
 * @property {string} published a day as 2025-03-04, or nothing
 * @property {string} source
 */

/**
 * Draw the form.
 *
 * @param {Asked | null} before what it holds at first
 * @param {{code: () => void, changed: () => void, trouble: (words: string) => void}} watch
 * @returns {{element: HTMLElement, asked: () => Asked, busy: (is: boolean) => void, focus: () => void}}
 */
export function drawForm(before, watch) {
  const fields = inputs(watch);
  const set = (values) => {
    for (const [name, field] of Object.entries(fields)) field.value = values[name] ?? "";
    watch.changed();
  };
  const button = h("button", {class: "main"}, t("code.code"));
  const element = h("form", {class: "card code-form", on: {
    submit: (event) => (event.preventDefault(), watch.code()),
    keydown: (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) element.requestSubmit();
    },
  }},
  h("h1", {}, t("code.heading")),
  h("p", {class: "dim small"}, t("code.private")),
  labelled("text", fields.text),
  h("div", {class: "code-fields"}, ["title", "published", "source"].map((name) => labelled(name, fields[name]))),
  h("p", {class: "code-buttons"}, button, h("span", {class: "dim small"}, t("code.keys"))),
  h("p", {class: "code-buttons"}, t("code.try"), EXAMPLES.map((name) => example(name, set, watch))),
  chooser((file) => take(file, set, watch)));
  droppable(element, ([file]) => file && take(file, set, watch));
  for (const [name, field] of Object.entries(fields)) field.value = before?.[name] ?? "";
  return {
    element,
    asked: () => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value])),
    busy: (is) => {
      button.textContent = t(is ? "code.coding" : "code.code");
      element.classList.toggle("busy", is);
    },
    focus: () => fields.text.focus({preventScroll: true}),
  };
}

function inputs({changed}) {
  const on = {input: changed};
  return {
    text: h("textarea", {name: "text", rows: 14, maxlength: LONGEST, required: true, spellcheck: "false", on, placeholder: t("code.placeholder")}),
    title: h("input", {name: "title", maxlength: 1000, on, autocomplete: "off"}),
    published: h("input", {name: "published", type: "date", on}),
    source: h("input", {name: "source", maxlength: 200, on, autocomplete: "off"}),
  };
}

function labelled(name, field) {
  return h("label", {}, t(`code.${name}`), field);
}

function example(name, set, watch) {
  const put = () => {
    set(Object.fromEntries(["text", "title", "published", "source"].map((field) => [field, t(`code.examples.${name}.${field}`)])));
    watch.code();
  };
  return h("button", {type: "button", class: "quiet", on: {click: put}}, t(`code.examples.${name}.name`));
}

function chooser(take) {
  const input = h("input", {type: "file", accept: ".txt,text/plain", on: {change: () => {
    if (input.files[0]) take(input.files[0]);
    input.value = "";
  }}});
  return h("label", {class: "code-file"}, t("code.file"), input);
}

/** Put the text of a file into the form and code it. */
async function take(file, set, watch) {
  const text = file.size > 4 * LONGEST ? "" : await file.text();
  if (!text || text.length > LONGEST) return watch.trouble(t("code.too_long", {name: file.name, most: LONGEST}));
  if (text.includes("\u0000")) return watch.trouble(t("code.no_text", {name: file.name}));
  set({text, title: "", published: "", source: ""});
  watch.code();
}
