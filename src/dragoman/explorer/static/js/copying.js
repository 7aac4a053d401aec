// Copy words to the clipboard, and say that it was done.

import {h} from "./dom.js";
import {say} from "./say.js";
import {t} from "./texts.js";

/**
 * A button that copies.
 *
 * @param {string} label what stands on it
 * @param {() => string} words what it copies, asked for when it is pressed
 */
export function copyButton(label, words) {
  const button = h("button", {type: "button", class: "quiet", on: {click: async () => {
    await copy(words());
    button.textContent = t("reading.copied");
    say(t("reading.copied"));
    setTimeout(() => (button.textContent = label), 1500);
  }}}, label);
  return button;
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // Without a secure address there is no clipboard; a hidden field is copied from.
    const field = h("textarea", {class: "unseen", "aria-hidden": "true"});
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
