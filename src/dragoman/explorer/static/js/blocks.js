// Rows fetched in blocks as they come into sight, and kept a while.

const SIZE = 100;
const KEPT = 60; // blocks
const BUSY = 500; // statuses from here on are no fault of the question
const AGAIN = 400; // milliseconds until it is put once more
const PAUSE = 40; // milliseconds: rows that fly past are not fetched

/** The rows of one answer. */
export class Blocks {
  /**
   * @param {{
   *   fetchRows: (skip: number, limit: number, signal: AbortSignal) => Promise<object[]>,
   *   onFault: (fault: Error) => void,
   * }} source
   * @param {() => void} arrived
   */
  constructor({fetchRows, onFault}, arrived) {
    Object.assign(this, {fetchRows, onFault, arrived, timer: 0});
    this.forget();
  }

  /** Another question: nothing of the old answer is shown any more. */
  forget() {
    clearTimeout(this.timer);
    this.stop?.abort();
    this.stop = new AbortController();
    this.held = new Map();
    this.asked = new Set();
  }

  /** A row, or undefined while it is on its way. */
  row(at) {
    return this.held.get(Math.floor(at / SIZE))?.[at % SIZE];
  }

  /** Whether no row between two is there yet. */
  waiting(from, to) {
    return to > from && !blocksOf(from, to).some((block) => this.held.has(block));
  }

  /** Fetch what is missing between two rows. */
  want(from, to) {
    clearTimeout(this.timer);
    const missing = blocksOf(from, to).filter((block) => !this.held.has(block) && !this.asked.has(block));
    if (!missing.length) return;
    const ask = () => missing.forEach((block) => this.ask(block));
    if (this.held.size) this.timer = setTimeout(ask, PAUSE);
    else ask();
  }

  /** Fetch a block; a server that was too busy is asked once more. */
  async fetched(block, signal) {
    try {
      return await this.fetchRows(block * SIZE, SIZE, signal);
    } catch (fault) {
      if (!(fault.status >= BUSY)) throw fault;
      await wait(AGAIN);
      return this.fetchRows(block * SIZE, SIZE, signal);
    }
  }

  async ask(block) {
    const {asked, held, stop} = this;
    asked.add(block);
    try {
      const rows = await this.fetched(block, stop.signal);
      if (held !== this.held) return;
      held.set(block, rows);
      if (held.size > KEPT) held.delete(held.keys().next().value);
      this.arrived();
    } catch (fault) {
      if (fault.name !== "AbortError") this.onFault(fault);
    } finally {
      asked.delete(block);
    }
  }
}

function wait(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function blocksOf(from, to) {
  if (to <= from) return [];
  const first = Math.floor(from / SIZE);
  const last = Math.floor((to - 1) / SIZE);
  return Array.from({length: last - first + 1}, (_, at) => first + at);
}
