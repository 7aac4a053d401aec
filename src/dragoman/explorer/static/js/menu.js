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
  const element = h("details", {class: `menu ${options.class ?? ""}`}, summary, h("div", {class: "menu-box"}, content));
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
    options.onOpen?.();
    return keepInSight(element.querySelector(".menu-box"));
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
  const beyond = box.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
  if (beyond > 0) box.style.transform = `translateX(${-beyond}px)`;
}
