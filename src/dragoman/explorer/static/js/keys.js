// Keys that do something on a page. They never act while somebody types, and can be
// switched off, for those whose voice control types letters.

import {fill, h} from "./dom.js";
import {t} from "./texts.js";

const STORE = "dragoman.keys";
const known = new Map(); // keys -> {act, words}
let before = "";
let since = 0;

/**
 * Let a key, or two one after the other ("g e"), do something.
 *
 * @param {string} keys
 * @param {string} words the key of the text that tells what it does
 * @param {(event: KeyboardEvent) => void} act
 * @returns {() => void} takes it away again
 */
export function onKey(keys, words, act) {
  known.set(keys, {act, words});
  return () => {
    if (known.get(keys)?.act === act) known.delete(keys);
  };
}

/** Begin to listen. */
export function listen() {
  onKey("?", "keys.help", show);
  document.addEventListener("keydown", (event) => {
    if (!wanted(event)) return;
    const pair = Date.now() - since < 1500 ? `${before} ${event.key}` : "";
    const found = known.get(pair) ?? known.get(event.key);
    before = event.key;
    since = Date.now();
    if (!found) return;
    before = "";
    event.preventDefault();
    found.act(event);
  });
}

/** Whether single keys do something. */
function enabled() {
  return localStorage.getItem(STORE) !== "off";
}

function wanted(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  if (document.querySelector("dialog[open]")) return false;
  const place = event.target;
  const typing = place.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=combobox]");
  return !typing && (enabled() || event.key === "?");
}

function show() {
  const dialog = h("dialog", {class: "keys", "aria-labelledby": "keys-title"});
  const off = h("input", {type: "checkbox", checked: !enabled(), on: {
    change: () => localStorage.setItem(STORE, off.checked ? "off" : "on"),
  }});
  const rows = [...known].map(([keys, {words}]) =>
    h("tr", {}, h("td", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("td", {}, t(words))),
  );
  fill(
    dialog,
    h("h2", {id: "keys-title"}, t("keys.title")),
    h("table", {}, h("tbody", {}, rows)),
    h("label", {class: "choice"}, off, t("keys.off")),
    h("form", {method: "dialog"}, h("button", {}, t("keys.close"))),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
