// The nine fields of an event that is judged, each with its key; a field opens into its
// editor, and what is told otherwise shows both: what the coder says and what it should be.

import {fill, h} from "../dom.js";
import {t} from "../texts.js";
import {days, howMany, party, where} from "../wording.js";
import {button, Unfit} from "./controls.js";
import {corrected, FIELDS} from "./draft.js";
import {editorOf} from "./editors.js";

export class Panel {
  /**
   * @param {object} item what `GET /api/review/queue` gives
   * @param {object} choices what can be chosen
   * @param {Record<string, unknown>} draft corrections so far
   * @param {{changed: () => void, opened: (field: string | null) => void}} told
   */
  constructor(item, choices, draft, told) {
    Object.assign(this, {item, choices, draft, told, editor: null, field: null});
    this.element = h("ol", {class: "judged"});
    this.rows = Object.fromEntries(FIELDS.map((field, n) => [field, this.#row(field, n + 1)]));
    fill(this.element, FIELDS.map((field) => this.rows[field].element));
    this.#show();
  }

  /** The event as it is told now. */
  get now() {
    return corrected(this.item.event, this.draft, this.item.report.text);
  }

  /** Open the editor of a field; words that are selected go into it. */
  open(field, selected = null) {
    if (this.field === field && selected) {
      this.editor.take(selected);
      return;
    }
    if (!this.keep()) return;
    const {item, choices} = this;
    this.editor = editorOf(field, {item, choices, selected, told: this.now});
    this.field = field;
    const form = this.#form(this.editor);
    const {head, body} = this.rows[field];
    head.setAttribute("aria-expanded", "true");
    fill(body, form);
    body.hidden = false;
    this.told.opened(field);
    form.querySelector("select, input")?.focus({preventScroll: true});
    form.scrollIntoView({block: "nearest"});
  }

  /** Keep what the open editor says and close it; false if it cannot be kept. */
  keep() {
    if (!this.editor) return true;
    let value;
    try {
      value = this.editor.read();
    } catch (fault) {
      if (!(fault instanceof Unfit)) throw fault;
      this.trouble.textContent = fault.message;
      fault.control.focus();
      return false;
    }
    this.set(this.field, value);
    this.#shut();
    return true;
  }

  /** Leave the open editor without keeping anything. */
  leave() {
    this.#shut();
  }

  /** Let a field say something else. */
  set(field, value) {
    const {event} = this.item;
    const before = field in this.draft ? this.draft[field] : undefined;
    this.draft[field] = value;
    if (shown(this.now, field) === shown(event, field) && !moved(this.now, event, field)) delete this.draft[field];
    if (field === "type" && value !== event.type && before !== value) this.draft.mode = null;
    this.#show();
    this.told.changed();
  }

  #row(field, key) {
    const value = h("span", {class: "value"});
    const head = h("button", {type: "button", class: "judged-head", "aria-expanded": "false",
      on: {click: () => (this.field === field ? this.keep() : this.open(field))}},
    h("kbd", {}, key), h("span", {class: "judged-name"}, t(`review.fields.${field}`)), value);
    const body = h("div", {class: "judged-body", hidden: true});
    return {head, value, body, element: h("li", {dataset: {field}}, head, body)};
  }

  #form(editor) {
    this.trouble = h("p", {class: "conflict small", role: "alert"});
    const keys = (event) => {
      if (event.key === "Escape") this.leave();
      else return;
      event.stopPropagation();
      event.preventDefault();
    };
    const submit = (event) => {
      event.preventDefault();
      this.keep();
    };
    return h("form", {class: "editor", novalidate: true, on: {submit, keydown: keys}},
      editor.element, this.trouble,
      h("div", {class: "editor-end"},
        h("button", {type: "submit", class: "main"}, t("review.keep")),
        button(t("review.leave"), () => this.leave()),
        "empty" in editor
          ? button(t("review.nothing_told"), () => (this.set(this.field, editor.empty), this.#shut()))
          : null));
  }

  #shut() {
    if (!this.field) return;
    const {head, body} = this.rows[this.field];
    const within = body.contains(document.activeElement);
    this.editor = null;
    this.field = null;
    head.setAttribute("aria-expanded", "false");
    body.hidden = true;
    fill(body);
    if (within) head.focus({preventScroll: true});
    this.told.opened(null);
  }

  #show() {
    const {now} = this;
    for (const field of FIELDS) {
      const changed = field in this.draft;
      const words = shown(now, field) || none(field);
      const before = shown(this.item.event, field) || none(field);
      this.rows[field].element.classList.toggle("changed", changed);
      this.rows[field].value.classList.toggle("nothing", !changed && !shown(now, field));
      fill(this.rows[field].value, changed
        ? [h("del", {}, before), " ", h("ins", {}, words === before ? t("review.other_words") : words)]
        : words);
    }
  }
}

/** What a field says, for people. */
export function shown(event, field) {
  const value = event[field];
  if (field === "actors" || field === "recipients") return value.map(party).join("; ");
  if (field === "counts") return value.map((count) => `${count.kind} ${howMany(count)}`).join("; ");
  if (!value) return "";
  if (field === "according_to") return party(value);
  if (field === "dates") return days(value.first, value.last);
  return field === "place" ? where(value) : value;
}

function none(field) {
  return t(field === "mode" ? "review.no_mode" : "review.not_told");
}

/** Whether other words prove the same value. */
function moved(now, event, field) {
  const places = (told) => [told[field]].flat().map((one) => one?.words && [one.words.start, one.words.end]);
  return JSON.stringify(places(now)) !== JSON.stringify(places(event));
}
