// What stands at an address where there is no page.

import {fill, h} from "../dom.js";
import {t} from "../texts.js";

/** @param {HTMLElement} main */
export async function show(main) {
  fill(main, h("section", {class: "card"},
    h("h1", {}, t("frame.no_page", {path: location.pathname})),
    h("p", {}, h("a", {href: "/"}, t("frame.home")))));
}
