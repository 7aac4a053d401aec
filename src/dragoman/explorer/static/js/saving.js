// Save words as a file, without asking the server.

import {h} from "./dom.js";

/**
 * A button that saves a file.
 *
 * @param {string} label what stands on it
 * @param {() => {name: string, type: string, words: string}} file asked for when it is pressed
 */
export function saveButton(label, file) {
  return h("button", {type: "button", class: "quiet", on: {click: () => save(file())}}, label);
}

function save({name, type, words}) {
  const url = URL.createObjectURL(new Blob([words], {type}));
  h("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
