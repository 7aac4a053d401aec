// A text with its marks beside what was read from it. Fields lead to their words, words
// to their fields.

import {fill, h, style} from "../dom.js";
import {say} from "../say.js";
import {drawText} from "../spans.js";
import {load, t} from "../texts.js";
import {Book} from "./book.js";
import {drawEntry} from "./entry.js";
import {layers} from "./layers.js";

/** Load the words and the look of a reading. */
export function prepare() {
  return Promise.all([load("reading"), style("reading")]);
}

/**
 * Draw a reading; `prepare` must have ended.
 *
 * @param {{reading: object, stories?: object[], heads?: object[], reviewed?: object[],
 *     deeds?: object[]}} account
 * @param {{opened?: (id: string | null) => void, cite?: (id: string) => string,
 *     link?: (id: string) => string, judge?: (id: string) => string}} [place] is told which
 *     entry is open; says how entries are cited, linked to and judged
 * @returns {Reading} of which pages use `element`, `book`, `open` and `step`
 */
export function drawReading(account, place = {}) {
  return new Reading(new Book(account), place);
}

class Reading {
  constructor(book, place) {
    Object.assign(this, {book, place, opened: null, hidden: new Set(), entries: new Map()});
    this.text = drawText(book.report.text, book.marks, {
      areas: book.areas,
      label: (n) => book.label(n),
      onPick: (mark, all, byKey) => this.picked(mark, all, byKey),
      onFocus: (mark, n, all) => say(t("reading.mark_of", {label: book.label(mark), n: n + 1, all})),
    });
    this.chooser = h("div", {class: "chooser", hidden: true});
    this.panel = h("div", {class: "panel", on: {keydown: (event) => event.key === "Escape" && this.text.focus()}}, this.chooser, this.list("event", book.events), this.list("statement", book.statements));
    this.element = h("div", {class: "reading"}, this.textCard(), h("aside", {class: "card side", "aria-label": t("reading.side")}, this.panel));
  }

  textCard() {
    const shown = () => {
      this.text.show((mark) => !this.hidden.has(mark.kind));
      this.light();
    };
    return h("section", {class: "card text-card", "aria-label": t("reading.text")},
      layers(this.book.marks, this.hidden, shown),
      h("p", {class: "dim small keys-hint"}, t("reading.keys")),
      this.text.element);
  }

  list(kind, records) {
    const drawn = records.map(({id}) => {
      const entry = drawEntry(this.book, id, this.watch(), this.place);
      this.entries.set(id, entry);
      return entry.element;
    });
    return h("section", {class: "entries"},
      h("h2", {}, t(`reading.lists.${kind}`, {n: records.length})),
      drawn.length ? drawn : h("p", {class: "dim"}, t(`reading.no_${kind}`)));
  }

  watch() {
    return {
      toggle: (id) => (this.opened === id ? this.close() : this.open(id)),
      open: (id) => this.open(id, {focus: true}),
      point: (id, field, part) => this.point(id, field, part),
      lead: (id, field, part) => this.lead(id, field, part),
    };
  }

  /** Open an entry and let all its words stand out. */
  open(id, {focus = false, reveal = true} = {}) {
    if (!this.entries.has(id)) return;
    if (this.opened && this.opened !== id) this.entries.get(this.opened).fold(false);
    this.opened = id;
    const entry = this.entries.get(id);
    entry.fold(true);
    this.light();
    if (focus) entry.button.focus({preventScroll: true});
    if (reveal) this.reveal(id);
    this.bring(entry.element);
    this.place.opened?.(id);
  }

  close() {
    this.entries.get(this.opened).fold(false);
    this.opened = null;
    this.light();
    this.place.opened?.(null);
  }

  light() {
    const id = this.opened;
    this.text.light("of-entry", id ? this.book.marksOf(id) : [], id && this.book.sentenceOf(id));
    for (const name of ["lit", "chosen"]) this.text.light(name, []);
  }

  /** Let words stand out while something of theirs is pointed at. */
  point(id, field, part) {
    const wanted = id && (field || id !== this.opened);
    this.text.light("lit", wanted ? this.book.marksOf(id, field, part) : []);
  }

  /** Bring words into sight; they stand out until others are chosen. */
  lead(id, field, part) {
    const marks = this.book.marksOf(id, field, part);
    if (!marks.length) return;
    this.unhide(marks[0]);
    this.text.light("chosen", marks);
    this.text.reveal(marks[0]);
    this.text.rove(marks[0]);
    say(t("reading.words_are", {words: this.words(marks[0])}));
  }

  reveal(id) {
    const field = this.book.entries.get(id).kind === "event" ? "trigger" : "content";
    const [mark] = this.book.marksOf(id, field);
    if (mark === undefined) return;
    this.unhide(mark);
    this.text.reveal(mark);
  }

  /** Words of a kind that is switched off cannot be shown; switch it on. */
  unhide(mark) {
    const {kind} = this.book.marks[mark];
    if (!this.hidden.has(kind)) return;
    this.element.querySelector(`.sample-${kind}`).parentElement.click();
  }

  words(mark) {
    const {start, end} = this.book.marks[mark];
    return this.book.report.text.slice(start, end);
  }

  /** Words were chosen: open what they prove, and offer the rest. */
  picked(mark, all, byKey) {
    const proofs = all.flatMap((n) => this.book.marks[n].proves);
    const here = this.book.marks[mark].proves;
    const chosen = here.find(({of}) => of === this.opened) ?? here.find(({field}) => field === "trigger") ?? here[0];
    this.show(chosen);
    this.offer(mark, proofs, chosen);
    // Who works by keys goes on in the fields, and comes back with Escape.
    if (byKey) (this.panel.querySelector(".field.chosen button") ?? this.entries.get(chosen.of).button).focus();
  }

  show({of, field, part}) {
    this.open(of, {reveal: false});
    this.text.light("chosen", this.book.marksOf(of, field, part));
    const row = this.entries.get(of).fieldOf(field);
    for (const other of this.panel.querySelectorAll(".field.chosen")) other.classList.remove("chosen");
    row?.classList.add("chosen");
    if (row) this.bring(row);
  }

  /** What else the words prove, where that is more than one thing. */
  offer(mark, proofs, chosen) {
    const key = ({of, field}) => `${of} ${field}`;
    const several = [...new Map(proofs.map((proof) => [key(proof), proof])).values()];
    say(t("reading.words_prove", {words: this.words(mark), n: several.length}));
    this.chooser.hidden = several.length < 2;
    if (several.length < 2) return;
    const shut = h("button", {type: "button", class: "quiet", on: {click: () => (this.chooser.hidden = true)}}, t("reading.close"));
    const buttons = several.map((proof) => {
      const button = h("button", {type: "button", class: "quote", "aria-pressed": String(key(proof) === key(chosen)), on: {click: () => {
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
        this.show(proof);
      }}}, `${this.book.short(proof.of)} · ${t(`fields.${nameOf(proof.field)}`)}`);
      return button;
    });
    fill(this.chooser,
      h("div", {class: "chooser-head"}, h("h2", {}, t("reading.prove", {words: this.words(mark), n: several.length})), shut),
      h("div", {class: "chooser-list"}, buttons));
  }

  /** Scroll the panel, and where it stands under the text the page, to an element. */
  bring(element) {
    element.scrollIntoView({block: "nearest", behavior: "auto"});
  }

  /** Open the next entry, or the one before. */
  step(by) {
    const ids = [...this.entries.keys()];
    const at = ids.indexOf(this.opened);
    const next = ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : at + by];
    if (next) this.open(next, {focus: true});
  }
}

// The words for a field by its path: "actors.0" is an actor.
function nameOf(path) {
  const [field] = path.split(".");
  return {trigger: "what", actors: "actor", recipients: "recipient", counts: "count", speakers: "speaker", content: "said", target: "stance"}[field] ?? field;
}
