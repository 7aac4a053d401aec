// Where one event after the other is judged: its text, its fields, what can be said of it.

import {fill, h} from "../dom.js";
import {told} from "../faults.js";
import {onKey} from "../keys.js";
import {say} from "../say.js";
import {number, t} from "../texts.js";
import {conflictsOf, headOf, reasonsOf, votesOf} from "./beside.js";
import {button} from "./controls.js";
import {FIELDS} from "./draft.js";
import {Panel} from "./panel.js";
import {Passage} from "./passage.js";
import {missedItem} from "./missed.js";

const LONGEST = 600; // seconds; who takes longer was not at the desk
const FOR_WORDS = ["actors", "recipients", "dates", "place", "counts", "according_to"];

export class Bench {
  /**
   * @param {import("./work.js").Work} work
   * @param {object} choices
   */
  constructor(work, choices) {
    Object.assign(this, {work, choices, selected: null, passage: null, panel: null, left: false});
    this.progress = h("p", {class: "progress dim"});
    this.place = h("div", {class: "bench"});
    this.trouble = h("p", {class: "trouble card", role: "alert", hidden: true});
    this.note = h("input", {type: "text", maxlength: 2000, autocomplete: "off", on: {
      keydown: (event) => ["Enter", "Escape"].includes(event.key) && this.note.blur(),
    }});
    this.words = h("div", {class: "selection", hidden: true});
    this.actions = this.#actions();
    this.element = h("div", {class: "bench-whole"}, this.trouble, this.place, this.foot = h("div", {class: "card foot"},
      this.words, this.actions, h("label", {class: "note"}, t("review.note"), this.note)));
    this.ends = this.#keys();
  }

  /** Show the event that is to be judged now, or that none waits. */
  draw() {
    if (this.left) return;
    this.passage?.leave();
    [this.passage, this.panel] = [null, null];
    this.#select(null);
    this.note.value = "";
    this.#count();
    const {now} = this.work;
    this.foot.hidden = !now;
    if (!now) {
      fill(this.place, h("section", {class: "card empty"}, h("h2", {}, t("review.nothing_waits")), h("p", {}, t("review.try_another"))));
      return;
    }
    this.since = performance.now();
    this.#drawItem(now);
  }

  leave() {
    this.left = true;
    this.passage?.leave();
    this.ends.forEach((end) => end());
  }

  #drawItem({item, draft}) {
    this.panel = new Panel(item, this.choices, draft, {
      changed: () => this.#changed(),
      opened: (field) => this.passage?.light(field),
    });
    this.passage = new Passage(item.report, item.event, {
      onField: (field) => this.panel.open(field),
      onSelect: (words) => this.#select(words),
    });
    const adopt = (found) => Object.entries(found).forEach(([field, value]) => this.panel.set(field, value));
    fill(this.place,
      h("section", {class: "card reading-side"}, headOf(item), this.passage.element),
      h("div", {class: "judging"},
        votesOf(item, adopt, () => this.say("wrong")),
        h("section", {class: "card", "aria-label": t("review.what_was_read")}, this.panel.element, reasonsOf(item)),
        conflictsOf(item)));
    this.#changed();
    this.passage.reveal();
    if (item.missed && !this.panel.now.type) this.panel.open("type");
  }

  #changed() {
    const {item, draft} = this.work.now;
    this.passage?.draw(this.panel.now);
    const n = Object.keys(draft).length;
    const words = item.missed ? t("review.add_event") : n ? t("review.accept_changed", {n}) : t("review.accept");
    fill(this.accept, h("kbd", {}, "a"), " ", words);
    fill(this.reject, h("kbd", {}, "x"), " ", t(item.missed ? "review.do_not_add" : "review.reject"));
    this.actions.classList.toggle("of-missed", Boolean(item.missed));
  }

  /** Say something of the event, and go on. */
  async say(answer) {
    const {now} = this.work;
    if (!now) return;
    const keeps = answer === "corrected" || answer === "added";
    if (!keeps) this.panel.leave(); // what an open editor says does not matter any more
    else if (!this.panel.keep()) return;
    const {item, draft} = now;
    if (item.missed && answer !== "added") {
      this.work.items.shift(); // it was never told: nothing is to be kept
      this.draw();
      return;
    }
    if (item.missed && !draft.type) {
      this.panel.open("type");
      return;
    }
    const seconds = Math.round((performance.now() - this.since) / 100) / 10;
    const said = {
      answer,
      changes: keeps ? draft : {},
      note: this.note.value,
      seconds: seconds > LONGEST ? null : seconds,
      settles: this.work.line === "disputed",
    };
    if (item.missed) said.trigger = {start: item.event.trigger.start, end: item.event.trigger.end};
    const kept = this.work.decide(said);
    this.draw();
    await this.#told(kept, t(`review.kept.${answer}`));
  }

  /** Tell how something went, while this is looked at; gives whether it went well. */
  async #told(kept, words, failed = "review.not_kept") {
    try {
      await kept;
      if (this.left) return false;
      this.trouble.hidden = true;
      say(`${words} ${t("review.waiting", {n: this.work.waiting})}`);
      if (!this.panel && this.work.now) this.draw();
      else this.#count();
      return true;
    } catch (fault) {
      if (this.left) say(`${t(failed)} ${told(fault)}`);
      this.draw();
      this.trouble.hidden = false;
      fill(this.trouble, t(failed), " ", told(fault));
      return false;
    }
  }

  /** Accept the event with what was corrected. */
  agree() {
    const {now} = this.work;
    if (!now || !this.panel.keep()) return;
    const changed = Object.keys(now.draft).length > 0;
    this.say(now.item.missed ? "added" : changed ? "corrected" : "right");
  }

  async skip() {
    if (!this.work.now) return;
    const more = this.work.skip();
    this.draw();
    await this.#told(more, t("review.kept.skipped"));
  }

  async undo() {
    let undone = null;
    const done = this.work.undo().then((decision) => (undone = decision));
    if (!(await this.#told(done, "", "review.not_undone"))) return;
    this.draw();
    say(undone ? t("review.undone") : t("review.nothing_to_undo"));
  }

  /** Begin an event that the coder missed, at the words that are selected. */
  miss() {
    const {now} = this.work;
    if (!now || !this.panel.keep()) return;
    const words = this.selected;
    this.work.put(missedItem(now.item, words));
    this.draw();
    if (!words) say(t("review.select_words"));
  }

  #select(words) {
    this.selected = words;
    this.words.hidden = !words;
    const {now} = this.work;
    if (!words || !now) return;
    const text = [...now.item.report.text].slice(words.start, words.end).join("");
    fill(this.words, h("span", {class: "quoted"}, `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`),
      FOR_WORDS.map((field) => button(
        [h("kbd", {}, FIELDS.indexOf(field) + 1), " ", t(`review.fields.${field}`)],
        () => this.#open(field), {class: "chip"})),
      button([h("kbd", {}, "m"), " ", t("review.missed")], () => this.miss(), {class: "chip"}));
  }

  #open(field) {
    if (!this.panel) return;
    const words = FOR_WORDS.includes(field) ? this.selected : null;
    this.panel.open(field, words);
    if (words) {
      getSelection().removeAllRanges();
      this.#select(null);
    }
  }

  #actions() {
    const act = (key, words, click, more = {}) => button([h("kbd", {}, key), " ", t(words)], click, more);
    this.accept = act("a", "review.accept", () => this.agree(), {class: "main"});
    this.reject = act("x", "review.reject", () => this.say("wrong"));
    return h("div", {class: "actions", role: "group", "aria-label": t("review.actions")},
      this.accept,
      this.reject,
      act("c", "review.cannot_tell", () => this.say("unsure")),
      act("s", "review.skip", () => this.skip()),
      act("u", "review.undo", () => this.undo()),
      act("m", "review.missed", () => this.miss()));
  }

  #keys() {
    const noting = (event) => (event.preventDefault(), this.note.focus());
    return [
      onKey("a", "review.keys.accept", () => this.agree()),
      onKey("x", "review.keys.reject", () => this.say("wrong")),
      onKey("c", "review.keys.cannot_tell", () => this.say("unsure")),
      onKey("s", "review.keys.skip", () => this.skip()),
      onKey("u", "review.keys.undo", () => this.undo()),
      onKey("m", "review.keys.missed", () => this.miss()),
      onKey("n", "review.keys.note", noting),
      ...FIELDS.map((field, n) => onKey(String(n + 1), `review.keys.${field}`, () => this.#open(field))),
    ];
  }

  #count() {
    const {pace, judged, waiting} = this.work;
    fill(this.progress, t("review.judged", {n: judged}), " · ", t("review.waiting", {n: waiting}),
      pace === null ? "" : ` · ${t("review.pace", {n: number(pace, {maximumFractionDigits: 1})})}`);
  }
}
