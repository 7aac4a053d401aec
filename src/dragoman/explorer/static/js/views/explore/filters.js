// The fields in which one chooses. What is chosen goes into the address, and from there
// everything else learns of it.

import {asked, changed, choose} from "../../address.js";
import {combobox} from "../../combobox.js";
import {h} from "../../dom.js";
import {t} from "../../texts.js";
import {askFacets, filtersOf, suggestActors} from "./asking.js";
import {kindsMenu} from "./kinds.js";

const MORE = ["mode", "sector", "status", "source", "topic", "context"];
const FREE = new Set(["place", "source"]);
const SHOWN = 40;

/**
 * The form.
 *
 * @returns {{element: HTMLElement, update: (filters: URLSearchParams) => void}}
 */
export function filterForm() {
  const fields = {
    text: textField(), since: dayField("since"), until: dayField("until"),
    min_sources: numberField("min_sources", {min: 1, step: 1}),
    min_confidence: numberField("min_confidence", {min: 0, max: 1, step: 0.05}),
    min_killed: numberField("min_killed", {min: 0, step: 1}),
  };
  const kinds = kindsMenu();
  const swap = h("button", {type: "button", class: "swap", title: t("explore.swap"), "aria-label": t("explore.swap"), on: {click: swapSides}}, "⇄");
  const more = h("details", {class: "more"}, h("summary", {}, t("explore.more")),
    h("div", {class: "fields"}, MORE.map(valueField), fields.min_sources.label, fields.min_confidence.label, fields.min_killed.label));
  const element = h("form", {class: "card filters", role: "search", "aria-label": t("explore.filter"), on: {submit: (event) => event.preventDefault()}},
    h("div", {class: "fields"}, fields.text.label, actorField("actor"), swap, actorField("recipient"), actorField("either"),
      kinds.element, valueField("country"), valueField("place"), fields.since.label, fields.until.label), more);
  return {
    element,
    update(filters) {
      for (const [name, {input}] of Object.entries(fields)) input.value = filters.get(name) ?? "";
      kinds.update(filters);
      if ([...filters.keys()].some((name) => MORE.includes(name) || name.startsWith("min_"))) more.open = true;
    },
  };
}

function textField() {
  const input = h("input", {type: "search", enterkeyhint: "search", on: {
    change: () => choose({text: input.value.trim() || null}),
    // The cross of the field and Enter both end a search.
    search: () => choose({text: input.value.trim() || null}),
  }});
  return {input, label: h("label", {class: "text"}, t("explore.filters.text"), input)};
}

function dayField(name) {
  const input = h("input", {type: "date", on: {change: () => choose({[name]: input.value || null})}});
  return {input, label: h("label", {class: "day"}, t(`explore.filters.${name}`), input)};
}

function numberField(name, bounds) {
  const input = h("input", {type: "number", ...bounds, on: {
    change: () => input.checkValidity() ? choose({[name]: input.value || null}) : input.reportValidity(),
  }});
  return {input, label: h("label", {class: "at-least"}, t(`explore.filters.${name}`), input)};
}

function actorField(name) {
  return combobox({
    label: t(`explore.filters.${name}`),
    hint: t("explore.any"),
    free: true,
    options: (typed, signal) => (typed ? suggestActors(typed, signal) : topOf("actor")),
    onPick: (value) => add(name, value),
  });
}

function valueField(name) {
  return combobox({
    label: t(`explore.filters.${name}`),
    hint: t("explore.any"),
    free: FREE.has(name),
    options: async (typed) => matching(await topOf(name, Infinity), typed).slice(0, SHOWN),
    onPick: (value) => add(name, value),
  });
}

/** The commonest values of a filter among what the others find. */
async function topOf(name, most = SHOWN) {
  const others = changed(filtersOf(asked()), {[name]: null});
  return ((await askFacets(others))[name] ?? []).slice(0, most);
}

function matching(options, typed) {
  const wanted = typed.toLowerCase();
  return options.filter(({value, name}) =>
    [value, name].some((text) => text?.toLowerCase().includes(wanted)));
}

function add(name, value) {
  const before = asked().getAll(name);
  if (!before.includes(value)) choose({[name]: [...before, value]});
}

function swapSides() {
  choose({actor: asked().getAll("recipient"), recipient: asked().getAll("actor")});
}
