// What is chosen, each with a button that drops it.

import {asked, choose} from "../../address.js";
import {fill, h} from "../../dom.js";
import {t} from "../../texts.js";
import {FILTERS} from "./asking.js";
import {dayWords} from "./naming.js";
import {nameOf} from "./world.js";

const HIDDEN = new Set(["within_km"]); // is told with "near"
const STATES = new Set(["actor", "recipient", "either", "country"]);

/**
 * What the filters say, in words, in their order.
 *
 * @param {URLSearchParams} filters
 * @returns {{name: string, value: string, words: string}[]}
 */
export function chosen(filters) {
  return FILTERS.filter((name) => !HIDDEN.has(name)).flatMap((name) =>
    filters.getAll(name).map((value) => ({name, value, words: wordsOf(name, value, filters)})));
}

function wordsOf(name, value, filters) {
  const label = t(`explore.filters.${name}`);
  if (name === "near") return t("explore.near", {place: value.replace(",", ", "), km: filters.get("within_km") ?? 50});
  if (name === "since" || name === "until") return `${label} ${dayWords(value)}`;
  return `${label}: ${STATES.has(name) ? nameOf(value) : value}`;
}

/**
 * Drop one value of a filter.
 *
 * @param {string} name
 * @param {string} value
 */
export function drop(name, value) {
  const rest = asked().getAll(name).filter((other) => other !== value);
  choose({[name]: rest, ...(name === "near" ? {within_km: null} : {})});
}

/** Drop all filters; how the page looks stays. */
export function dropAll() {
  choose(Object.fromEntries(FILTERS.map((name) => [name, null])));
}

/**
 * The row of chips.
 *
 * @returns {{element: HTMLElement, update: (filters: URLSearchParams) => void}}
 */
export function chipsRow() {
  const element = h("ul", {class: "chips", "aria-label": t("explore.chosen")});
  return {
    element,
    update(filters) {
      const chips = chosen(filters);
      element.hidden = !chips.length;
      const hadFocus = element.contains(document.activeElement);
      fill(element, chips.map(chip), chips.length > 1 ? h("li", {}, h("button", {
        type: "button", class: "quiet small", on: {click: dropAll},
      }, t("explore.drop_all"))) : null);
      if (hadFocus) (element.querySelector("button") ?? document.getElementById("main")).focus();
    },
  };
}

function chip({name, value, words}) {
  return h("li", {class: "chip"}, h("span", {}, words), h("button", {
    type: "button", class: "quiet", "aria-label": t("explore.drop", {words}), on: {click: () => drop(name, value)},
  }, "×"));
}
