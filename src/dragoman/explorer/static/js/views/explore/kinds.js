// The tree of kinds of events: the four classes and their types.

import {asked, changed, choose} from "../../address.js";
import {fill, h} from "../../dom.js";
import {menu} from "../../menu.js";
import {number, t} from "../../texts.js";
import {KINDS, askFacets, filtersOf} from "./asking.js";
import {typeName} from "./naming.js";

const QUADS = [...new Set(KINDS.values())];

/**
 * A menu in which classes or types are ticked.
 *
 * @returns {{element: HTMLElement, update: (filters: URLSearchParams) => void}}
 */
export function kindsMenu() {
  const label = h("span", {class: "menu-label"});
  const tree = h("div", {class: "kinds"});
  const box = menu([h("span", {class: "menu-name"}, t("explore.filters.type")), label], [tree], {
    class: "field", onOpen: () => draw(tree),
  });
  return {
    element: box.element,
    update(filters) {
      const chosen = [...filters.getAll("quad"), ...filters.getAll("type").map(typeName)];
      fill(label, chosen.length ? chosen.join(", ") : t("explore.any"));
      if (box.element.open) draw(tree);
    },
  };
}

async function draw(tree) {
  const filters = filtersOf(asked());
  const facets = await askFacets(changed(filters, {type: null, quad: null}));
  const counts = new Map([...(facets.type ?? []), ...(facets.quad ?? [])].map(({value, events}) => [value, events]));
  const chosen = {quad: filters.getAll("quad"), type: filters.getAll("type")};
  const focused = tree.contains(document.activeElement) ? document.activeElement.value : null;
  fill(tree, QUADS.map((quad) => branch(quad, chosen, counts)));
  if (focused) tree.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
}

function branch(quad, chosen, counts) {
  const types = [...KINDS].filter(([, other]) => other === quad).map(([type]) => type);
  const mark = quad.endsWith("conflict") ? "▼" : "▲";
  return h("fieldset", {}, h("legend", {}, tick("quad", quad, {
    ticked: chosen.quad.includes(quad), counts, words: [h("span", {class: quad.split(" ")[1], "aria-hidden": "true"}, `${mark} `), t(`explore.quads.${quad}`)],
  })), types.map((type) => tick("type", type, {
    ticked: chosen.type.includes(type), counts, words: [typeName(type)],
  })));
}

function tick(name, value, {ticked, counts, words}) {
  const box = h("input", {type: "checkbox", value, checked: ticked, on: {change: () => turn(name, value, box.checked)}});
  return h("label", {class: "choice"}, box, h("span", {}, words), h("span", {class: "number dim"}, number(counts.get(value) ?? 0)));
}

/** Classes and types are two conditions; one of them alone is chosen by. */
function turn(name, value, ticked) {
  const others = asked().getAll(name).filter((other) => other !== value);
  choose({quad: null, type: null, [name]: ticked ? [...others, value] : others});
}
