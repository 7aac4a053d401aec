// The line of events in front of a reviewer. The next ones are fetched while one is
// judged, and what is decided is sent while the next is shown: nobody waits.

import {get, post} from "../api.js";

const AHEAD = 4; // how many are fetched at a time
const FEW = 2; // with so many left more are fetched

export class Work {
  /**
   * @param {string} reviewer
   * @param {string} line
   * @param {[string, string][]} filters pairs of filters of events
   */
  constructor(reviewer, line, filters) {
    Object.assign(this, {reviewer, line, filters});
    this.items = []; // {item, draft} in order
    this.total = 0;
    this.judged = 0;
    this.times = [];
    this.skipped = new Set();
    this.done = new Set(); // judged here, whether the server knows it yet or not
    this.sending = Promise.resolve();
  }

  /** The event to be judged now, with the corrections so far; null if none waits. */
  get now() {
    return this.items[0] ?? null;
  }

  /** How many wait, as far as is known. */
  get waiting() {
    return Math.max(this.total, this.items.length);
  }

  /** The middle of how many seconds one took; null before the first. */
  get pace() {
    const sorted = [...this.times].sort((one, other) => one - other);
    return sorted.length ? sorted[sorted.length >> 1] : null;
  }

  /** Fetch what comes next. */
  async fetch() {
    const pairs = [...this.filters, ["line", this.line], ["reviewer", this.reviewer],
      ["limit", String(Math.min(50, AHEAD + this.skipped.size + this.items.length))]];
    const found = await get("review/queue", new URLSearchParams(pairs));
    const known = new Set([...this.items.map((one) => one.item.event.id), ...this.skipped, ...this.done]);
    for (const item of found.items) if (!known.has(item.event.id)) this.items.push({item, draft: {}});
    this.total = found.total;
  }

  /** Put one event before all others. */
  put(item, draft = {}) {
    this.items = [{item, draft}, ...this.items.filter((one) => one.item.event.id !== item.event.id)];
  }

  /** Leave an event for later. */
  skip() {
    const left = this.items.shift();
    if (left) this.skipped.add(left.item.event.id);
    return this.#more();
  }

  /**
   * Send what is said of the event and go on to the next.
   * @param {object} said an answer, with note and seconds
   * @returns {Promise<object>} what was kept; if it could not be, the event is back
   */
  decide(said) {
    const one = this.items.shift();
    const {event, report} = one.item;
    this.done.add(event.id);
    if (!one.item.missed) this.total -= 1;
    this.judged += 1;
    if (said.seconds !== null) this.times.push(said.seconds);
    const id = one.item.missed ? null : event.id;
    const body = {by: this.reviewer, item: id, report: report.id, queue: this.line, ...said};
    const sent = this.sending.then(() => post("review", body));
    this.sending = sent.catch(() => {});
    const more = sent.then(() => this.#more(), () => {});
    return Promise.all([sent, more]).then(([kept]) => kept, (fault) => {
      this.judged -= 1;
      this.done.delete(event.id);
      this.put(one.item, one.draft);
      throw fault;
    });
  }

  /** Take back the last decision; gives its event, or null if there was none. */
  async undo() {
    await this.sending;
    const {decision} = await post("review/undo", {by: this.reviewer});
    if (!decision) return null;
    this.done.delete(decision.item);
    this.skipped.delete(decision.item);
    if (this.judged) this.judged -= 1;
    if (!decision.before) return decision; // what somebody added is gone
    const item = await get(`review/event/${decision.item}`);
    this.total += 1;
    this.put({...item, reviewed: null, votes: []});
    return decision;
  }

  #more() {
    return this.items.length < FEW ? this.fetch() : Promise.resolve();
  }
}
