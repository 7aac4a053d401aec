// What went wrong, in words for readers: a sentence of the pages, then what the server or
// the browser says of it.

import {h} from "./dom.js";
import {has, t} from "./texts.js";

const OWN = "Refused"; // what the server refuses in words of the pages

/** The sentence that stands before a fault's own words; nothing where these are ours. */
function lead(fault) {
  if (fault.kind === OWN) return "";
  const key = `faults.${fault.kind}`;
  return t(has(key) ? key : "faults.other");
}

/** In one line. @param {Error} fault */
export function told(fault) {
  return [lead(fault), fault.message].filter(Boolean).join(" ");
}

/** The sentence set off from what is said of it. @param {Error} fault */
export function explained(fault) {
  const first = lead(fault);
  return first && fault.message
    ? [h("strong", {}, first), " ", h("span", {class: "small"}, fault.message)]
    : told(fault);
}
