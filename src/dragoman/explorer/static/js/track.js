// Where the rows of a long table lie, as numbers.
//
// No browser draws a box of 300 million dots. Beyond `LONGEST` the scroll bar stands
// for parts of the table: its place says which row is the first in sight.

const LONGEST = 8_000_000;
const TALLEST = 3000; // dots: no screen shows more, whatever a style sheet says

/** The rows of one table and the part of them in sight. */
export class Track {
  constructor() {
    Object.assign(this, {count: 0, height: 30, room: 0, first: 0, top: 0});
  }

  /** Begin anew with so many rows. */
  reset(count) {
    Object.assign(this, {count, first: 0, top: 0});
  }

  /** Rows are so high and have so much room. */
  measure(height, room) {
    Object.assign(this, {height, room: Math.min(Math.max(room, 0), TALLEST)});
    this.first = Math.min(this.first, this.last);
  }

  /** How many rows there is room for, with parts of rows. */
  get visible() {
    return this.room / this.height;
  }

  /** The first row in sight when the end is shown. */
  get last() {
    return Math.max(0, this.count - this.visible);
  }

  /** How long the box is. */
  get length() {
    return Math.min(this.count * this.height, LONGEST);
  }

  /** Whether a dot of the scroll bar stands for more than a dot of the table. */
  get scaled() {
    return this.count * this.height > LONGEST;
  }

  /**
   * Take the place of the scroll bar; false if it stands where it was put.
   *
   * @param {number} top
   */
  follow(top) {
    if (Math.abs(top - this.top) < 1) return false;
    this.top = top;
    this.first = this.scaled
      ? (top / Math.max(1, this.length - this.room)) * this.last
      : top / this.height;
    return true;
  }

  /**
   * Show a row as the first.
   *
   * @param {number} first
   * @returns {number} Where the scroll bar belongs.
   */
  go(first) {
    this.first = Math.min(Math.max(first, 0), this.last);
    this.top = this.scaled
      ? (this.first / Math.max(1, this.last)) * (this.length - this.room)
      : this.first * this.height;
    return this.top;
  }

  /** The first row in sight that brings a row into sight with the least movement. */
  showing(at) {
    return Math.min(Math.max(this.first, at + 1 - this.visible), at);
  }

  /** The rows in sight and so many on both sides: from, and up to but without. */
  sight(margin) {
    const from = Math.max(0, Math.floor(this.first) - margin);
    return [from, Math.min(this.count, Math.ceil(this.first + this.visible) + margin)];
  }

  /** How far below the top of the box a row lies. */
  place(at) {
    return this.top + (at - this.first) * this.height;
  }
}
