// What is asked of a report and its records, at once: which marks prove a field, what a
// mark says, which other tellings of the same happening say otherwise.

import {toUnits} from "../offsets.js";
import {t} from "../texts.js";
import {what, who} from "../wording.js";

// The fields of stories, by the path that fields of events have here.
const AGREED = {
  trigger: ["type", "mode"],
  status: ["status"],
  according_to: ["according to"],
  actors: ["actors"],
  recipients: ["recipients"],
  dates: ["date"],
  place: ["place"],
};

export class Book {
  /**
   * @param {{reading: object, stories?: object[], heads?: object[], reviewed?: object[],
   *     deeds?: object[]}} account
   */
  constructor({reading, stories = [], heads = [], reviewed = [], deeds = []}) {
    Object.assign(this, reading, {stories, heads, deeds});
    this.reviewed = new Map(reviewed.map((one) => [one.item, one]));
    const unit = toUnits(this.report.text);
    this.entries = new Map();
    this.events.forEach((event, n) => this.entries.set(event.id, {kind: "event", record: event, n: n + 1}));
    this.statements.forEach((said, n) => this.entries.set(said.id, {kind: "statement", record: said, n: n + 1}));
    this.marks = this.marks.map((mark) => ({
      ...mark,
      start: unit(mark.start),
      end: unit(mark.end),
      unsure: mark.kind === "event" && mark.proves.every(({of}) => this.entries.get(of).record.confidence < 0.5),
    }));
    this.areas = [...this.furniture(unit), ...this.sentences(unit)];
    this.proving = new Map(); // id -> [{mark, field, part}]
    this.marks.forEach((mark, n) => mark.proves.forEach(({of, field, part}) => {
      if (!this.proving.has(of)) this.proving.set(of, []);
      this.proving.get(of).push({mark: n, field, part});
    }));
  }

  furniture(unit) {
    return this.report.furniture.map(({words, kind}) => ({
      start: unit(words.start), end: unit(words.end), name: `furniture-${kind.replaceAll(/\W/g, "-")}`,
    }));
  }

  /** Each sentence that tells an event, once, so that it can stand out. */
  sentences(unit) {
    const found = new Map();
    for (const {sentence} of this.events) {
      const name = `sentence-${sentence.start}-${sentence.end}`;
      found.set(name, {start: unit(sentence.start), end: unit(sentence.end), name});
    }
    return [...found.values()];
  }

  /** The name of the area that is the sentence of an event; null for a statement. */
  sentenceOf(id) {
    const {sentence} = this.entries.get(id).record;
    return sentence ? `sentence-${sentence.start}-${sentence.end}` : null;
  }

  /** The marks that prove a record, or one field of it, or one part of that field. */
  marksOf(id, field = null, part = null) {
    return (this.proving.get(id) ?? [])
      .filter((proof) => (!field || proof.field === field) && (!part || proof.part === part))
      .map((proof) => proof.mark);
  }

  /** A record in a few words: "2 COERCE arrest". */
  short(id) {
    const {kind, record, n} = this.entries.get(id);
    return kind === "event" ? `${n} ${what(record)}` : t("reading.statement_n", {n});
  }

  /** An event in a line: "2 COERCE arrest: police → protesters". */
  line(id) {
    const entry = this.entries.get(id);
    return entry?.kind === "event" ? `${this.short(id)}: ${who(entry.record)}` : entry ? this.short(id) : id;
  }

  /** What a mark says to those who listen: "actor · 2 COERCE arrest". */
  label(n) {
    const {kind, proves} = this.marks[n];
    const owners = [...new Set(proves.map(({of}) => of))];
    const first = this.short(owners[0]);
    const rest = owners.length > 1 ? ` ${t("reading.and_more", {n: owners.length - 1})}` : "";
    return `${t(`reading.kinds.${kind}`)} · ${first}${rest}`;
  }

  /** What people say of a field of an event; null if nothing else than the coder. */
  corrected(id, path) {
    const [field, n = "0"] = path.split(".");
    if (n !== "0") return null; // it is told once for all parties, or all numbers
    const names = field === "trigger" ? ["type", "mode"] : [field];
    const found = (this.reviewed.get(id)?.changes ?? []).filter((change) => names.includes(change.field));
    return found.length ? found.map((change) => change.reviewed).join(" ") : null;
  }

  /** All that people said of an event, the earliest first. */
  deedsOf(id) {
    return this.deeds.filter(({event}) => event === id);
  }

  /** The story that an event is part of. */
  storyOf(id) {
    return this.stories.find((story) => story.events.includes(id));
  }

  /**
   * What other tellings of the same happening say of a field.
   * @returns {{value: string, sources: number, conflict: boolean}[]}
   */
  others(id, field) {
    const story = this.storyOf(id);
    if (!story) return [];
    const [path] = field.path.split(".");
    const names = path === "counts" ? [field.agreed] : AGREED[path] ?? [];
    return story.agreements
      .filter((agreement) => names.includes(agreement.field))
      .flatMap(({voices, conflict}) => voices.map((voice) => ({...voice, conflict})))
      .filter((voice) => !voice.events.includes(id));
  }
}
