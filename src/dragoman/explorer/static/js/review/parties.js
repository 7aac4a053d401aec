// Who acts, who is acted upon, and who says so: name the words, the name, the state and
// the sector, or take somebody whom the report names anyway.

import {fill, h} from "../dom.js";
import {t} from "../texts.js";
import {party as shown} from "../wording.js";
import {button, chooser, named, Unfit, wordsField} from "./controls.js";
import {partyOf} from "./draft.js";

/** The editor of all parties of a side. */
export function partiesEditor({item, told, choices, selected}, field) {
  const rows = h("div", {class: "parties"});
  const known = h("div", {class: "chips"});
  let list = told[field].map((one) => partyRow(partyOf(one), item, choices, remove));
  let last = null;

  function remove(row) {
    list = list.filter((one) => one !== row);
    draw();
  }
  function add(party) {
    last = partyRow(party, item, choices, remove);
    list.push(last);
    draw();
    return last;
  }
  function draw() {
    fill(rows, list.length ? list.map((row) => row.element) : h("p", {class: "dim"}, t("review.nobody")));
    fill(known, chips(item, list, (actor) => add(partyOf(actor))),
      button(t("review.another"), () => add(blank()).focus(), {class: "chip"}));
  }

  draw();
  if (selected) add({...blank(), words: selected});
  return {
    element: [rows, h("p", {class: "dim small"}, t("review.named_here")), known],
    read: () => list.map((row) => row.read()),
    take: (words) => (last ?? add(blank())).take(words),
    empty: [],
  };
}

/** The editor of one party, or none. */
export function partyEditor({item, told, choices, selected}, field) {
  const place = h("div", {class: "parties"});
  const known = h("div", {class: "chips"});
  let row = null;
  const set = (party) => {
    row = party && partyRow(party, item, choices, () => set(null));
    fill(place, row ? row.element : h("p", {class: "dim"}, t("review.own_voice")));
    fill(known, chips(item, row ? [row] : [], (actor) => set(partyOf(actor))));
  };
  set(selected ? {...blank(), words: selected} : told[field] && partyOf(told[field]));
  return {
    element: [place, h("p", {class: "dim small"}, t("review.named_here")), known],
    read: () => (row ? row.read() : null),
    take: (words) => (row ? row.take(words) : set({...blank(), words})),
    empty: null,
  };
}

function blank() {
  return {words: null, name: "", country: null, sector: null};
}

/** Those whom the report names and who do not stand in the list. */
function chips(item, rows, add) {
  const there = new Set(rows.map((row) => row.party.entity ?? row.party.name));
  return item.parties
    .filter((actor) => !there.has(actor.entity ?? actor.name))
    .slice(0, 12)
    .map((actor) => button(`+ ${shown(actor)}`, () => add(actor), {class: "chip"}));
}

function partyRow(party, item, choices, remove) {
  const words = wordsField(item.report, party.words, item.event.trigger.start);
  const name = h("input", {type: "text", value: party.name ?? "", autocomplete: "off"});
  const country = h("input", {type: "text", value: party.country ?? "", list: "countries", autocomplete: "off"});
  const sector = chooser(choices.sectors, party.sector ?? "", {none: "–"});
  const row = {
    party,
    element: h("fieldset", {class: "party"},
      h("legend", {class: "unseen"}, party.name || t("review.somebody")),
      words.element, named(t("review.name"), name), named(t("review.country"), country),
      named(t("review.sector"), sector),
      button("✕", () => remove(row), {class: "quiet", "aria-label": t("review.remove", {name: party.name || t("review.somebody")})})),
    take: words.take,
    focus: () => words.input.focus(),
    read() {
      const state = stateOf(country.value, choices, country);
      const same = name.value === (party.name ?? "") && state === party.country && (sector.value || null) === party.sector;
      const kept = same ? party : {name: name.value || null, country: state, sector: sector.value || null};
      return {...kept, words: party.implied && same ? party.words : words.read()};
    },
  };
  return row;
}

/** The code of a state that is given by code or name. */
function stateOf(value, choices, control) {
  const wanted = value.trim().toLowerCase();
  if (!wanted) return null;
  const found = Object.entries(choices.countries)
    .find(([code, name]) => code.toLowerCase() === wanted || name.toLowerCase() === wanted);
  if (!found) throw new Unfit(t("review.no_state", {name: value.trim()}), control);
  return found[0];
}
