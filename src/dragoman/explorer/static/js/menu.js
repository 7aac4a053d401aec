// A button that opens a box below it. Escape and a click elsewhere close it.

import {h} from "./dom.js";

/**
 * Make a menu.
 *
 * @param {Node | string} label what stands on the button
 * @param {Node[]} content
 * @param {{onOpen?: () => void, class?: string}} [options]
 * @returns {{element: HTMLElement, close: () => void, summary: HTMLElement}}
 */
export function menu(label, content, options = {}) {
  const summary = h("summary", {}, label);
  const box = h("div", {class: "menu-box"}, content);
  const element = h("details", {class: `menu ${options.class ?? ""}`}, summary, box);
  new ResizeObserver(() => element.open && keepInSight(box)).observe(box); // it may fill later
  const close = () => {
    element.open = false;
  };
  const outside = (event) => {
    if (!element.isConnected) document.removeEventListener("pointerdown", outside);
    else if (!element.contains(event.target)) close();
  };
  element.addEventListener("toggle", () => {
    if (!element.open) return document.removeEventListener("pointerdown", outside);
    document.addEventListener("pointerdown", outside);
    return options.onOpen?.();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    event.stopPropagation();
    close();
    summary.focus();
  });
  return {element, close, summary};
}

/** Move a box to the left where it would reach beyond the page. */
function keepInSight(box) {
  box.style.transform = "";
  const {left, right} = box.getBoundingClientRect();
  const beyond = Math.min(right - document.body.clientWidth + 8, left - 4);
  if (beyond > 0) box.style.transform = `translateX(${-beyond}px)`;
}
