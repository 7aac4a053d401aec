// A table of any length, of which only the rows in sight exist.
//
// It is one stop of the Tab key: arrows, Page Up and Page Down, Home and End go through
// the rows, Enter opens one, in another way with Shift. Rows come in blocks from whoever can fetch them.

import {fill, h} from "./dom.js";
import {Blocks} from "./blocks.js";
import {Track} from "./track.js";

const MARGIN = 3; // rows above and below those in sight

/**
 * @typedef {{
 *   name: string,
 *   label: string,
 *   sorts?: boolean,
 *   number?: boolean,
 *   cell: (row: object) => Node | string | number | null,
 * }} Column
 * @typedef {{
 *   label: string,
 *   columns: Column[],
 *   height: () => number,
 *   fetchRows: (skip: number, limit: number, signal: AbortSignal) => Promise<object[]>,
 *   onOpen: (row: object, shift: boolean) => void,
 *   onSort: (name: string) => void,
 *   onFault: (fault: Error) => void,
 * }} Doings `height` gives that of a row in dots; `onSort` is told a column's name.
 */

let tables = 0;

/**
 * Put a table into a box.
 *
 * @param {HTMLElement} host
 * @param {Doings} doings
 * @param {number} [start] the row on which somebody stands at first
 * @returns {{ask: (sort: string) => void, update: (count: number) => void, at: () => number, stop: () => void}}
 *   `ask` begins to fetch another answer, `update` says how many rows it has; `sort` is
 *   a column's name, after "-" for descending.
 */
export function virtualTable(host, doings, start = 0) {
  const table = new VirtualTable(host, doings, `table${(tables += 1)}`);
  table.start = start;
  return {
    ask: (sort) => table.ask(sort), update: (count) => table.update(count),
    at: () => table.active, stop: () => table.stop(),
  };
}

class VirtualTable {
  constructor(host, doings, id) {
    Object.assign(this, {doings, id, active: 0, frame: 0});
    this.blocks = new Blocks(doings, () => this.draw());
    this.head = h("div", {class: "grid-head", role: "rowgroup"});
    this.body = h("div", {class: "grid-body", role: "rowgroup"});
    this.grid = h("div", {
      class: "grid", role: "grid", tabindex: "0", "aria-label": doings.label,
      on: {
        scroll: () => this.scrolled(),
        keydown: (event) => this.pressed(event),
        click: (event) => this.clicked(event),
        dblclick: () => this.open(),
      },
    }, this.head, this.body);
    this.grid.addEventListener("wheel", (event) => this.wheeled(event), {passive: false});
    host.append(this.grid);
    this.track = new Track();
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(this.grid);
  }

  ask(sort) {
    this.blocks.forget();
    this.blocks.ask(0);
    Object.assign(this, {fresh: true, uncounted: true});
    this.drawHead(sort);
  }

  update(count) {
    if (this.uncounted) {
      this.active = 0;
      this.grid.scrollTop = 0;
      this.track.reset(count);
    }
    this.uncounted = false;
    this.grid.setAttribute("aria-rowcount", String(count + 1));
    this.measure();
    if (this.start && count) this.activate(Math.min(this.start, count - 1));
    this.start = 0;
  }

  stop() {
    this.sizes.disconnect();
    this.blocks.forget();
    cancelAnimationFrame(this.frame);
  }

  measure() {
    this.track.measure(this.doings.height(), this.grid.clientHeight - this.head.offsetHeight);
    this.body.style.height = `${this.track.length}px`;
    this.later();
  }

  later() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  scrolled() {
    if (this.track.follow(this.grid.scrollTop)) this.later();
  }

  /** A very long table would run too fast under the wheel; see `Track`. */
  wheeled(event) {
    if (!this.track.scaled || event.ctrlKey || event.deltaMode) return;
    event.preventDefault();
    this.to(this.track.first + event.deltaY / this.track.height);
  }

  to(first) {
    this.grid.scrollTop = this.track.go(first);
    this.later();
  }

  pressed(event) {
    if (event.target !== this.grid || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.track.count - 1;
    const page = Math.max(1, Math.floor(this.track.visible) - 1);
    const next = {
      ArrowUp: this.active - 1, ArrowDown: this.active + 1, Home: 0, End: last,
      PageUp: this.active - page, PageDown: this.active + page,
    }[event.key];
    if (event.key === "Enter") this.open(event.shiftKey);
    else if (next === undefined) return;
    else this.activate(Math.min(Math.max(next, 0), last));
    event.preventDefault();
    event.stopPropagation();
  }

  activate(at) {
    this.active = Math.max(at, 0);
    this.to(this.track.showing(this.active));
  }

  clicked(event) {
    const row = event.target.closest(".grid-row");
    if (row) this.activate(Number(row.dataset.at));
  }

  open(shift = false) {
    const row = this.blocks.row(this.active);
    if (row) this.doings.onOpen(row, shift);
  }

  drawHead(sort) {
    const focused = this.head.contains(document.activeElement) && document.activeElement.dataset.name;
    fill(this.head, h("div", {role: "row", class: "grid-row", "aria-rowindex": "1"}, this.doings.columns.map((column) => {
      const descends = sort === `-${column.name}`;
      const sorted = descends || sort === column.name;
      const way = descends ? "descending" : "ascending";
      return h("div", {
        role: "columnheader", class: `cell ${column.name}`, "aria-sort": sorted ? way : column.sorts ? "none" : null,
      }, column.sorts ? this.sorter(column, sorted && (descends ? "▼" : "▲")) : column.label);
    })));
    if (focused) this.head.querySelector(`[data-name="${focused}"]`)?.focus();
  }

  sorter(column, sign) {
    return h("button", {type: "button", class: "quiet", dataset: {name: column.name}, on: {click: () => this.doings.onSort(column.name)}},
      column.label, sign ? h("span", {"aria-hidden": "true"}, ` ${sign}`) : null);
  }

  draw() {
    if (this.uncounted) return;
    const [from, to] = this.track.sight(MARGIN);
    this.blocks.want(from, to);
    // What was there stays until the first rows of a new answer come.
    const stale = this.fresh && this.blocks.waiting(from, to) && this.body.childElementCount > 0;
    this.body.classList.toggle("old", stale);
    if (stale) return;
    this.fresh = false;
    const rows = [];
    for (let at = from; at < to; at += 1) rows.push(this.rowOf(at));
    fill(this.body, rows);
    this.grid.setAttribute("aria-activedescendant", this.track.count ? `${this.id}-${this.active}` : "");
  }

  rowOf(at) {
    const row = this.blocks.row(at);
    const cells = this.doings.columns.map((column) => h("div", {
      role: "gridcell", class: `cell ${column.name}${column.number ? " number" : ""}`,
    }, row ? column.cell(row) : "…"));
    return h("div", {
      role: "row", class: "grid-row", id: `${this.id}-${at}`, "aria-rowindex": String(at + 2),
      "aria-selected": String(at === this.active), dataset: {at},
      style: {top: `${this.track.place(at)}px`, height: `${this.track.height}px`},
    }, cells);
  }
}
