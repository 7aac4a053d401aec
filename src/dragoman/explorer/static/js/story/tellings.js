// The tellings of a story by report and by independent source, at hand for every part of
// its page.

import {day, t} from "../texts.js";

export class Tellings {
  /** @param {{story: object, tellings: object[], heads: object[], behind: object[]}} account */
  constructor({story, tellings, heads, behind}) {
    Object.assign(this, {story, tellings});
    this.heads = new Map(heads.map((head) => [head.id, head]));
    this.reportOf = new Map(tellings.map(({report, event}) => [event.id, report]));
    this.eventOf = new Map(tellings.map(({event}) => [event.id, event]));
    this.behind = new Map(behind.map(({report, source}) => [report, source]));
    /** The reports of each independent source, by day: `{name, reports}`. */
    this.sources = [...grouped(heads, (head) => this.behind.get(head.id) ?? head.id)]
      .map(([name, reports]) => ({name: this.heads.get(name)?.title ?? name, reports}));
  }

  /** The reports of a source as texts: each with those that copy it. */
  texts({reports}) {
    return [...grouped(reports, (head) => head.voice).values()];
  }

  /** The events that a report tells. */
  eventsOf(report) {
    return this.tellings.filter((told) => told.report === report).map((told) => told.event);
  }

  /** The report of an event, opened at it. */
  link(event) {
    return `/report/${this.reportOf.get(event)}?event=${event}`;
  }

  /** Who tells an event. */
  sourceOf(event) {
    return this.name(this.heads.get(this.reportOf.get(event)));
  }

  /** Who tells a report: its publisher, else its title. */
  name(head) {
    return head.source ?? head.title ?? t("story.no_source");
  }

  /**
   * Who gives a value: each independent source once, with the first event in which it
   * does so.
   * @param {{events: string[]}} voice
   * @returns {{event: string, name: string, reports: number}[]}
   */
  givers(voice) {
    const giving = grouped(voice.events.filter((event) => this.reportOf.has(event)), (event) => this.behind.get(this.reportOf.get(event)));
    return [...giving].map(([source, events]) => ({
      event: events[0],
      name: this.heads.get(source)?.title ?? source,
      reports: new Set(events.map((event) => this.reportOf.get(event))).size,
    }));
  }

  /** The fields in which reports differ from what most sources say. */
  differs(reports) {
    const events = new Set(reports.flatMap((head) => this.eventsOf(head.id)).map((event) => event.id));
    return this.story.agreements
      .filter(({conflict, voices}) => conflict && !voices[0].events.some((event) => events.has(event))
        && voices.some((voice) => voice.events.some((event) => events.has(event))))
      .map(({field}) => field);
  }

  /** The first and the last day on which it was told; null if no report has a day. */
  told() {
    const found = [...this.heads.values()].map((head) => head.published).filter(Boolean).sort();
    return found.length ? {first: found[0], last: found.at(-1)} : null;
  }

  /** A report in few words: "Coast Courier, 5 Mar 2025". */
  short(head) {
    return [this.name(head), day(head.published)].filter(Boolean).join(", ");
  }
}

/** Things by a key, in the order in which keys come. */
function grouped(things, key) {
  const groups = new Map();
  for (const thing of things) {
    const name = key(thing);
    if (groups.has(name)) groups.get(name).push(thing);
    else groups.set(name, [thing]);
  }
  return groups;
}
