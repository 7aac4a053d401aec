// Save words as a file, without asking the server.

import {h} from "./dom.js";

/** @typedef {{name: string, type: string, words: string}} File */

/**
 * A button that saves a file.
 *
 * @param {string} label what stands on it
 * @param {() => File} file asked for when it is pressed
 */
export function saveButton(label, file) {
  return h("button", {type: "button", class: "quiet", on: {click: () => save(file())}}, label);
}

/** Let the browser save a file. @param {File} file */
export function save({name, type, words}) {
  const url = URL.createObjectURL(new Blob([words], {type}));
  h("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
