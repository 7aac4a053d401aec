// How right the coder is, by the random sample, and how far reviewers agree.

import {address, get} from "../api.js";
import {h} from "../dom.js";
import {number, t} from "../texts.js";

/**
 * Draw the figures.
 * @param {[string, string][]} filters pairs of filters of events
 */
export async function drawFigures(filters) {
  const asked = new URLSearchParams(filters);
  const found = await get("review/agreement", asked);
  return h("div", {class: "figures"},
    sample(found.accuracy),
    kinds(found.accuracy),
    agreement(found),
    slips(found.accuracy.slips),
    reviewers(found.reviewers),
    h("p", {class: "files"},
      h("a", {href: address("review/agreement", asked), download: "review-figures.json"}, t("review.figures_file")),
      h("a", {href: address("review/gold"), download: "gold.jsonl"}, t("review.gold_file")),
      h("a", {href: address("review/decisions"), download: "decisions.jsonl"}, t("review.decisions_file"))));
}

function card(name, ...parts) {
  return h("section", {class: "card", "aria-labelledby": `figures-${name}`},
    h("h2", {id: `figures-${name}`}, t(`review.${name}`)), parts);
}

function sample(accuracy) {
  if (!accuracy.judged) return card("accuracy", h("p", {class: "dim"}, t("review.no_sample")));
  const rows = [
    [t("review.is_event"), accuracy.events],
    [t("review.all_right"), accuracy.whole],
    ...Object.entries(accuracy.fields).map(([field, share]) => [t(`review.fields.${field}`), share]),
  ];
  return card("accuracy",
    h("p", {}, t("review.of_sample", {judged: accuracy.judged, n: accuracy.sample})),
    shares(t("review.what"), rows),
    h("p", {class: "dim small"}, t("review.wilson")));
}

function kinds(accuracy) {
  const rows = Object.entries(accuracy.types);
  return rows.length ? card("by_type", shares(t("review.fields.type"), rows)) : null;
}

function shares(head, rows) {
  return table([head, t("review.share"), t("review.interval"), t("review.of")],
    rows.map(([name, share]) => [
      name,
      [bar(share), percent(share.value)],
      share.of ? `${percent(share.low)} – ${percent(share.high)}` : "–",
      number(share.of),
    ]));
}

/** A share as a line, and its interval as a broader one. */
function bar({value, low, high}) {
  const at = (share) => `${(share ?? 0) * 100}%`;
  return h("span", {class: "bar", "aria-hidden": "true"},
    h("span", {class: "bar-range", style: {left: at(low), width: at(high - low)}}),
    value === null ? null : h("span", {class: "bar-point", style: {left: at(value)}}));
}

function agreement({concords, judged, disputed}) {
  const twice = concords.filter((one) => one.items);
  const told = h("p", {}, t("review.judged_in_all", {n: judged}), " ", t("review.disputed_in_all", {n: disputed}));
  if (!twice.length) return card("agreement", told, h("p", {class: "dim"}, t("review.no_agreement")));
  const pairs = twice[0].pairs;
  const head = [t("review.what"), t("review.both_judged"), t("review.alike"), t("review.alpha"),
    ...pairs.map((pair) => t("review.kappa", pair))];
  return card("agreement", told,
    table(head, twice.map((one) => [
      one.field === "event" ? t("review.is_event") : t(`review.fields.${one.field}`),
      number(one.items), percent(one.same), coefficient(one.alpha),
      ...pairs.map((pair) => coefficient(
        one.pairs.find((each) => each.one === pair.one && each.other === pair.other)?.kappa)),
    ])),
    h("p", {class: "dim small"}, t("review.alpha_is")));
}

function slips(found) {
  if (!found.length) return null;
  return card("slips", table(
    [t("review.field"), t("review.coder_says"), t("review.reviewers_say"), t("review.times")],
    found.map((one) => [t(`review.fields.${one.field}`), one.machine, one.reviewed, number(one.times)])));
}

function reviewers(found) {
  if (!found.length) return null;
  return card("reviewers", table(
    [t("review.reviewer"), t("review.events"), t("review.pace_each")],
    found.map((one) => [one.by, number(one.judged), one.seconds === null ? "–" : t("review.seconds", {n: one.seconds})])));
}

function table(head, rows) {
  return h("div", {class: "wide", tabindex: 0, role: "group", "aria-label": head.join(", ")},
    h("table", {},
      h("thead", {}, h("tr", {}, head.map((name) => h("th", {scope: "col"}, name)))),
      h("tbody", {}, rows.map(([name, ...cells]) =>
        h("tr", {}, h("th", {scope: "row"}, name), cells.map((cell) => h("td", {}, cell)))))));
}

function percent(share) {
  return share === null || share === undefined ? "–" : number(share, {style: "percent", maximumFractionDigits: 0});
}

function coefficient(value) {
  return value === null || value === undefined ? "–" : number(value, {minimumFractionDigits: 2, maximumFractionDigits: 2});
}
