// Switches for the kinds of marks: each shows the line that its words bear.

import {h} from "../dom.js";
import {t} from "../texts.js";

const KINDS = ["event", "actor", "date", "place", "count", "statement"];

/**
 * @param {{kind: string}[]} marks
 * @param {Set<string>} hidden the kinds that are switched off; it is changed
 * @param {() => void} changed
 */
export function layers(marks, hidden, changed) {
  const switches = KINDS.map((kind) => {
    const n = marks.filter((mark) => mark.kind === kind).length;
    const button = h("button", {
      type: "button",
      class: "layer",
      disabled: n === 0,
      "aria-pressed": String(!hidden.has(kind)),
      on: {click: () => {
        if (!hidden.delete(kind)) hidden.add(kind);
        button.setAttribute("aria-pressed", String(!hidden.has(kind)));
        changed();
      }},
    }, h("span", {class: `sample sample-${kind}`, "aria-hidden": "true"}), t(`reading.layers.${kind}`), " ",
    h("span", {class: "dim"}, n));
    return button;
  });
  return h("div", {class: "layers", role: "group", "aria-label": t("reading.marked")}, switches);
}
