// The tellings of a story by report and by independent source, at hand for every part of
// its page.

import {day, t} from "../texts.js";

export class Tellings {
  /** @param {{story: object, tellings: object[], heads: object[]}} account */
  constructor({story, tellings, heads}) {
    Object.assign(this, {story, tellings});
    this.heads = new Map(heads.map((head) => [head.id, head]));
    this.reportOf = new Map(tellings.map(({report, event}) => [event.id, report]));
    this.eventOf = new Map(tellings.map(({event}) => [event.id, event]));
    const voices = new Map();
    for (const head of heads) {
      if (!voices.has(head.voice)) voices.set(head.voice, []);
      voices.get(head.voice).push(head);
    }
    /** The reports of each independent source, the first of them first. */
    this.voices = [...voices.values()];
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
   * Who gives a value: one event for each report, the first of each source only.
   * @param {{events: string[]}} voice
   * @returns {{event: string, name: string, copies: number}[]}
   */
  givers(voice) {
    const given = new Map();
    for (const event of voice.events) {
      const head = this.heads.get(this.reportOf.get(event));
      if (!head) continue;
      const known = given.get(head.voice);
      if (known) known.reports.add(head.id);
      else given.set(head.voice, {event, name: this.name(head), reports: new Set([head.id])});
    }
    return [...given.values()].map(({event, name, reports}) => ({event, name, copies: reports.size - 1}));
  }

  /** The fields in which a report differs from what most sources say. */
  differs(report) {
    const events = new Set(this.eventsOf(report).map((event) => event.id));
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
