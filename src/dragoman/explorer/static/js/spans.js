// Draw a text with marks that overlap in any way: the text is cut wherever a mark begins
// or ends, and each piece is underlined once for every mark that covers it.
//
// Underlines are stacked backgrounds, which survive where a line wraps. Every mark has a
// lane, and marks that overlap never share one. What a mark says is also there for those
// who listen, in brackets that cannot be selected, so that copied text stays clean.

import {lanes, pieces} from "./pieces.js";

/** @typedef {import("./pieces.js").Mark} Mark */
/** @typedef {import("./pieces.js").Area} Area */

const LINE = 3; // the height of an underline, in pixels
const GAP = 2; // between two of them

/**
 * Draw a text with its marks.
 * @param {string} text
 * @param {Mark[]} marks sorted by start, the longest first
 * @param {{areas?: Area[], label: (mark: number) => string,
 *   onPick: (mark: number, all: number[], byKey?: boolean) => void,
 *   onFocus?: (mark: number, place: number, all: number) => void}} options
 *   label: what a mark says to those who listen; onPick: is told which mark was chosen,
 *   the shortest under the pointer, and all that cover the piece, the shortest first, and
 *   whether it was a key that chose;
 *   onFocus: is told which mark the arrows led to
 */
export function drawText(text, marks, options) {
  return new MarkedText(text, marks, options);
}

class MarkedText {
  constructor(text, marks, {areas = [], label, onPick, onFocus = () => {}}) {
    Object.assign(this, {text, marks, label, onPick, onFocus});
    this.areas = [...areas, ...breaks(text)];
    this.element = document.createElement("div");
    this.element.className = "marked-text";
    this.element.dir = "auto";
    this.current = -1;
    this.element.addEventListener("click", (event) => this.clicked(event));
    this.element.addEventListener("keydown", (event) => this.pressed(event));
    this.show(() => true);
  }

  /**
   * Draw the marks of some kinds and leave the others out.
   * @param {(mark: Mark) => boolean} wanted
   */
  show(wanted) {
    this.shown = [...this.marks.keys()].filter((n) => wanted(this.marks[n]));
    const drawn = this.shown.map((n) => this.marks[n]);
    const lane = lanes(drawn);
    this.byMark = new Map(this.shown.map((n) => [n, []]));
    const nodes = pieces(this.text.length, drawn, this.areas).map((one) =>
      this.node(one, lane),
    );
    const depth = Math.max(0, ...lane) + 1;
    this.element.style.setProperty("--lanes", `${depth * (LINE + GAP)}px`);
    this.element.replaceChildren(...nodes);
    if (!this.byMark.has(this.current)) this.current = -1;
    this.rove(this.current);
  }

  /** A piece as an element; plain text needs one too, so that selections can be told. */
  node(one, lane) {
    const numbers = one.marks.map((n) => this.shown[n]);
    const node = document.createElement(numbers.length ? "mark" : "span");
    node.dataset.start = String(one.start);
    node.className = ["piece", ...one.areas].join(" ");
    node.append(this.text.slice(one.start, one.end));
    if (!numbers.length) return node;
    underline(node, one.marks.map((n) => [this.marks[this.shown[n]], lane[n]]));
    node.dataset.marks = numbers.join(" ");
    node.tabIndex = -1;
    for (const n of numbers) this.byMark.get(n).push(node);
    this.speak(node, one, numbers);
    return node;
  }

  /** Say to those who listen which marks begin and end in a piece. */
  speak(node, one, numbers) {
    const opening = numbers.filter((n) => this.marks[n].start === one.start);
    const closing = numbers.filter((n) => this.marks[n].end === one.end);
    if (opening.length) {
      node.prepend(spoken(opening.map((n) => `[${this.label(n)}: `).join("")));
    }
    if (closing.length) node.append(spoken("]".repeat(closing.length)));
    node.title = numbers.map((n) => this.label(n)).join("\n");
  }

  clicked(event) {
    const node = event.target.closest("mark.piece");
    // Who selects words does not choose a mark.
    if (!node || String(getSelection()) !== "") return;
    const all = this.shortestFirst(node);
    this.rove(all[0]);
    this.onPick(all[0], all);
  }

  shortestFirst(node) {
    const long = (n) => this.marks[n].end - this.marks[n].start;
    const numbers = node.dataset.marks.split(" ").map(Number);
    return numbers.sort((one, other) => long(one) - long(other) || one - other);
  }

  pressed(event) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const end = {Home: 0, End: this.shown.length - 1}[event.key];
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!plain || !this.shown.length) return;
    if (step !== undefined) this.go(this.shown.indexOf(this.current) + step);
    else if (end !== undefined) this.go(end);
    else if (event.key === "Enter" || event.key === " ") this.pickCurrent();
    else return;
    event.preventDefault();
  }

  /** Put the focus on the mark that stands at a place among those shown. */
  go(place) {
    const within = Math.max(0, Math.min(this.shown.length - 1, place));
    this.rove(this.shown[within]);
    const [node] = this.byMark.get(this.current);
    node.focus();
    this.onFocus(this.current, within, this.shown.length);
  }

  pickCurrent() {
    const [node] = this.byMark.get(this.current) ?? [];
    if (node) this.onPick(this.current, this.shortestFirst(node), true);
  }

  /** Put the focus back on the mark where it was last. */
  focus() {
    this.nodes(this.current)[0]?.focus();
  }

  /** One mark at a time can be reached by Tab, the arrows lead to the others. */
  rove(mark) {
    for (const node of this.nodes(this.current)) {
      node.classList.remove("current");
      node.tabIndex = -1;
    }
    const [first] = this.element.querySelectorAll("mark.piece");
    if (first) first.tabIndex = mark < 0 ? 0 : -1;
    this.current = mark < 0 && this.shown.length ? this.shown[0] : mark;
    if (mark < 0) return;
    for (const node of this.nodes(mark)) node.classList.add("current");
    if (this.nodes(mark).length) this.nodes(mark)[0].tabIndex = 0;
  }

  nodes(mark) {
    return this.byMark.get(mark) ?? [];
  }

  /**
   * Let the words of some marks stand out, and put out what stood out by that name.
   * @param {string} name a CSS class: "of-event", "lit"
   * @param {number[]} marks
   * @param {string|null} area all words of an area of that name stand out as well
   */
  light(name, marks, area = null) {
    for (const node of this.element.querySelectorAll(`.${name}`)) {
      node.classList.remove(name);
    }
    const around = area ? this.element.querySelectorAll(`.${area}`) : [];
    for (const node of [...marks.flatMap((mark) => this.nodes(mark)), ...around]) {
      node.classList.add(name);
    }
  }

  /** Bring the first words of a mark into sight. */
  reveal(mark) {
    const [node] = this.nodes(mark);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node?.scrollIntoView({block: "center", behavior: still ? "auto" : "smooth"});
  }

  /** The units of the text that are selected on the page, or null. */
  selected() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.element.contains(range.commonAncestorContainer)) return null;
    const start = unitAt(range.startContainer, range.startOffset);
    const end = unitAt(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : {start, end};
  }
}

/** Empty lines between paragraphs, which need no room for underlines. */
function breaks(text) {
  return [...text.matchAll(/(?<=\n)\n+/g)].map(({index, 0: lines}) => ({
    start: index, end: index + lines.length, name: "break",
  }));
}

/** Stack the underlines of the marks that cover a piece. */
function underline(node, covering) {
  const depth = Math.max(...covering.map(([, lane]) => lane)) + 1;
  const step = LINE + GAP;
  node.style.paddingBottom = `${depth * step}px`;
  node.style.backgroundImage = covering
    .map(([mark]) => `var(--line-${mark.kind}${mark.unsure ? "-unsure" : ""})`)
    .join(",");
  node.style.backgroundPosition = covering
    .map(([, lane]) => `0 calc(100% - ${(depth - 1 - lane) * step}px)`)
    .join(",");
  node.style.backgroundSize = covering.map(() => `100% ${LINE}px`).join(",");
}

function spoken(words) {
  const node = document.createElement("span");
  node.className = "unseen";
  node.textContent = words;
  return node;
}

/** The unit of the text at a point of the page inside a piece. */
function unitAt(container, offset) {
  const from = container.nodeType === Node.TEXT_NODE ? container.parentElement : container;
  const node = from.closest(".piece");
  if (!node) return null;
  const words = [...node.childNodes].find((child) => child.nodeType === Node.TEXT_NODE);
  const start = Number(node.dataset.start);
  if (container === words) return start + offset;
  const before = words.compareDocumentPosition(container) & Node.DOCUMENT_POSITION_PRECEDING;
  return before || offset === 0 ? start : start + words.data.length;
}
