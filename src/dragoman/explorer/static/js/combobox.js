// A field that suggests what may be chosen, after the pattern of the ARIA guide:
// arrows go through the suggestions, Enter takes one, Escape closes them.

import {fill, h} from "./dom.js";
import {told} from "./faults.js";
import {number, t} from "./texts.js";

const PAUSE = 120; // milliseconds after the last letter

/**
 * @typedef {{value: string, name?: string | null, note?: string, events?: number | null}} Option
 *   `note` says more of it, its value unless given.
 * @typedef {{
 *   label: string,
 *   options: (typed: string, signal: AbortSignal) => Promise<Option[]>,
 *   onPick: (value: string, name: string) => void,
 *   free?: boolean,
 *   hint?: string,
 * }} Doings `free`: what was typed may itself be taken.
 */

let made = 0;

/**
 * Make the field.
 *
 * @param {Doings} doings
 * @returns {HTMLElement}
 */
export function combobox(doings) {
  const id = `combobox${(made += 1)}`;
  const state = {options: [], active: -1, timer: 0, stop: null, isStale: true};
  const input = h("input", {
    type: "text", id, role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: doings.hint,
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
  });
  const list = h("ul", {id: `${id}-list`, class: "options", role: "listbox", "aria-label": doings.label, hidden: true});
  const part = {input, list, state, doings};
  input.addEventListener("input", () => later(part));
  input.addEventListener("click", () => list.hidden && suggest(part));
  input.addEventListener("keydown", (event) => pressed(part, event));
  input.addEventListener("blur", () => close(part));
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const option = event.target.closest("[role=option]");
    if (option) pick(part, state.options[Number(option.dataset.at)]);
  });
  return h("div", {class: "combobox"}, h("label", {for: id}, doings.label), input, list);
}

function later(part) {
  const {state, input} = part;
  clearTimeout(state.timer);
  Object.assign(state, {isStale: true, active: -1}); // what is shown answers fewer letters
  input.setAttribute("aria-activedescendant", "");
  state.timer = setTimeout(() => suggest(part), PAUSE);
}

async function suggest(part) {
  const {input, state, doings} = part;
  clearTimeout(state.timer);
  state.stop?.abort();
  state.stop = new AbortController();
  try {
    const options = await doings.options(input.value.trim(), state.stop.signal);
    if (document.activeElement !== input) return;
    Object.assign(state, {options, active: -1, isStale: false});
    show(part);
  } catch (fault) {
    if (fault.name === "AbortError") return;
    state.options = [];
    fill(part.list, h("li", {class: "none", role: "presentation"}, told(fault)));
    open(part);
  }
}

function show(part) {
  const {list, state, input} = part;
  fill(list, state.options.map(({value, name, note, events}, at) => h("li", {
    role: "option", id: `${list.id}-${at}`, "aria-selected": String(at === state.active), dataset: {at},
  }, h("span", {}, name || value), h("span", {class: "dim small"}, note ?? (name && name !== value ? value : "")),
  Number.isFinite(events) ? h("span", {class: "number"}, number(events)) : null)));
  if (!state.options.length) fill(list, h("li", {class: "none", role: "presentation"}, t("frame.no_suggestion")));
  const active = state.options[state.active] ? `${list.id}-${state.active}` : "";
  input.setAttribute("aria-activedescendant", active);
  list.children[state.active]?.scrollIntoView({block: "nearest"});
  open(part);
}

function open({list, input}) {
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

function close({list, input, state}) {
  clearTimeout(state.timer);
  state.stop?.abort();
  list.hidden = true;
  state.active = -1;
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-activedescendant", "");
}

function pick(part, option) {
  part.input.value = "";
  close(part);
  part.doings.onPick(option.value, option.name || option.value);
}

async function pressed(part, event) {
  const {list, input} = part;
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (step) {
    event.preventDefault();
    if (list.hidden || part.state.isStale) await suggest(part);
    move(part, step);
  } else if (event.key === "Enter") {
    event.preventDefault();
    await take(part);
  } else if (event.key === "Escape" && !list.hidden) {
    event.stopPropagation();
    close(part);
  } else if (event.key === "Escape") input.value = "";
}

/** Enter takes the suggestion that is marked, or what the typed words mean. */
async function take(part) {
  const {state, input} = part;
  if (state.isStale && input.value.trim()) await suggest(part);
  const option = state.options[state.active] ?? meant(part);
  if (option) pick(part, option);
}

function move(part, step) {
  const {state} = part;
  const all = state.options.length;
  if (all) state.active = (state.active + step + (state.active < 0 && step < 0 ? 1 : 0) + all) % all;
  show(part);
}

/** A suggestion that is called as typed, the words themselves, or the first suggestion. */
function meant({input, state, doings}) {
  const words = input.value.trim();
  if (!words) return null;
  const same = state.options.find(({value, name}) =>
    [value, name].some((text) => text?.toLowerCase() === words.toLowerCase()));
  if (same) return same;
  if (doings.free) return {value: words};
  return state.options[0] ?? null;
}
