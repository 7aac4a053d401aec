// Pairs that are compared: who acts upon whom. They stand in the address as "RUS>UKR".

import {asked, choose} from "../../address.js";
import {combobox} from "../../combobox.js";
import {fill, h} from "../../dom.js";
import {menu} from "../../menu.js";
import {t} from "../../texts.js";
import {nameOf} from "./world.js";

const MOST = 4;

/** The pairs in the address. @returns {[string, string][]} */
export function comparedPairs() {
  return asked().getAll("compare").map((pair) => pair.split(">")).filter((pair) => pair.length === 2).slice(0, MOST);
}

/** A pair in words. @param {[string, string]} pair */
export function pairWords([from, to]) {
  return `${nameOf(from)} → ${nameOf(to)}`;
}

/** Add a pair; the oldest goes where there is no room. */
export function compare(from, to) {
  const pairs = asked().getAll("compare").filter((pair) => pair !== `${from}>${to}`);
  choose({compare: [...pairs, `${from}>${to}`].slice(-MOST)});
}

/**
 * The menu in which pairs are added and removed.
 *
 * @returns {{element: HTMLElement, update: (edges: import("../../charts/layout.js").Edge[]) => void}}
 */
export function compareMenu() {
  const list = h("ul", {class: "compared"});
  let edges = [];
  const field = combobox({
    label: t("explore.add_pair"),
    options: async (typed) => edges
      .map(({from, to, events}) => ({value: `${from}>${to}`, name: pairWords([from, to]), events}))
      .filter(({name}) => name.toLowerCase().includes(typed.toLowerCase()))
      .slice(0, 30),
    onPick: (pair) => compare(...pair.split(">")),
  });
  const both = h("button", {type: "button", on: {click: compareChosen}});
  const box = menu(t("explore.compare"), [h("p", {class: "small dim"}, t("explore.compare_hint", {n: MOST})), both, field, list]);
  return {
    element: box.element,
    update(now) {
      edges = now;
      const pair = chosenPair();
      both.hidden = !pair;
      if (pair) fill(both, t("explore.both_ways", {a: pairWords(pair), b: pairWords(pair.toReversed())}));
      fill(list, comparedPairs().map((pair) => h("li", {class: "chip"}, pairWords(pair), removeButton(pair))));
    },
  };
}

/** The actor and recipient that are chosen, if they are one each. */
function chosenPair() {
  const pair = ["actor", "recipient"].map((name) => asked().getAll(name));
  return pair.every((names) => names.length === 1) ? pair.flat() : null;
}

/** Both directions of the pair that is chosen. */
function compareChosen() {
  const [from, to] = chosenPair();
  choose({compare: [`${from}>${to}`, `${to}>${from}`]});
}

function removeButton(pair) {
  const remove = () => choose({compare: asked().getAll("compare").filter((other) => other !== pair.join(">"))});
  return h("button", {type: "button", class: "quiet", "aria-label": t("explore.drop", {words: pairWords(pair)}), on: {click: remove}}, "×");
}
