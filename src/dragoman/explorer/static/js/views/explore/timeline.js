// The view of time: one chart of all that is chosen, or up to four pairs side by side on
// one scale; under it, the strip in which days are chosen.

import {asked, choose} from "../../address.js";
import {brushStrip} from "../../charts/brush.js";
import {STEPS, isoDay} from "../../charts/calendar.js";
import {seriesChart} from "../../charts/series.js";
import {BARS, changesOf, runningMeans} from "../../charts/rhythm.js";
import {scored} from "../../charts/scales.js";
import {aligned, eventsOf, meanOf} from "../../charts/stretches.js";
import {fill, h} from "../../dom.js";
import {number, t} from "../../texts.js";
import {stretchWords} from "./naming.js";
import {pairWords} from "./pairs.js";
import {panel, sign} from "./panel.js";

/**
 * @typedef {import("../../charts/stretches.js").Series} Series
 * @typedef {{pair: [string, string] | null, series: Series | null, events: number}} Part
 *   `pair` is who acts upon whom, null for all that is chosen.
 */

/**
 * @returns {{element: HTMLElement, update: (parts: Part[], all: Series | null, undated: number) => void, mark: (days: [number, number] | null) => void, stop: () => void}}
 *   `all` is the series without a choice of days; `mark` shows which days are replayed.
 */
export function timelinePanel(compare) {
  const state = {parts: [], charts: [], marked: null, all: null};
  const steps = stepSelect();
  const usual = usualButton();
  const changes = h("ul", {class: "changes small"});
  const box = panel("timeline", {
    tools: [compare, usual.element, steps.element],
    legend: [
      sign("▲", "cooperation", t("explore.cooperation")), sign("▼", "conflict", t("explore.conflict")),
      sign("—", "", t("explore.mean_score")),
    ],
    rows: () => rowsOf(state.parts),
  });
  const multiples = h("div", {class: "multiples"});
  const strip = h("div", {class: "strip"});
  box.body.append(multiples);
  box.element.insertBefore(strip, box.note);
  box.element.insertBefore(changes, box.note);
  const brush = brushStrip(strip, {
    from: t("explore.filters.since"), until: t("explore.filters.until"),
    onBrush: (first, last) => chooseDays(first, last, state.all),
  });
  return {
    element: box.element,
    update(parts, all, undated) {
      Object.assign(state, {parts, all});
      steps.update();
      usual.update(parts);
      fill(changes, parts.flatMap(changeLines));
      drawParts(multiples, state);
      box.element.classList.toggle("empty", !all);
      if (all) brush.update(all, daysOf(all));
      fill(box.note, undated ? `${t("explore.undated", {n: undated})} ` : "", t("explore.brush_hint"));
      box.changed();
    },
    mark(days) {
      state.marked = days;
      if (state.all) brush.update(state.all, days ?? daysOf(state.all));
      state.charts.forEach(({chart}) => chart.mark(days));
    },
    stop() {
      brush.stop();
      state.charts.forEach(({chart}) => chart.stop());
    },
  };
}

/** How long a bar is: what suits the days, unless somebody chose. */
function stepSelect() {
  const select = h("select", {"aria-label": t("explore.step"), on: {change: () => choose({step: select.value})}},
    h("option", {value: ""}, t("explore.step_auto")),
    STEPS.map((step) => h("option", {value: step}, t(`explore.step_names.${step}`))));
  return {element: select, update: () => (select.value = asked().get("step") ?? "")};
}

const isUsual = () => asked().get("mean") === "30";

/** Whether the mean of 30 days is drawn; longer bars have none. */
function usualButton() {
  const element = h("button", {type: "button", class: "quiet small", title: t("explore.usual_hint"), "aria-description": t("explore.usual_hint"), on: {
    click: () => choose({mean: isUsual() ? null : "30"}, {replace: true}),
  }}, t("explore.usual"));
  return {element, update: (parts) => {
    element.setAttribute("aria-pressed", String(isUsual()));
    element.hidden = !parts.some(({series}) => series && BARS[series.step]);
  }};
}

/** In words, how the last whole week differs from those before it. */
function changeLines({pair, series}) {
  return (series ? changesOf(series) : []).map(({side, rises, week, events, month, year}) => h("li", {},
    h("span", {class: side, "aria-hidden": "true"}, side === "conflict" ? "▼ " : "▲ "),
    pair ? `${pairWords(pair)}: ` : "",
    t(`explore.changes.${rises ? "more" : "fewer"}_${side}`, {week: stretchWords(week, "week"), n: events, month: month.toFixed(1)}),
    year === null ? "" : ` ${t("explore.changes.year", {year: year.toFixed(1)})}`));
}

/** The days chosen, as far as there are events. */
function daysOf({first, last}) {
  const query = asked();
  const day = (name, otherwise) => (query.get(name) ? Date.parse(`${query.get(name)}T00:00:00Z`) / 86_400_000 : otherwise);
  const since = Math.min(Math.max(day("since", first), first), last);
  return [since, Math.max(since, Math.min(day("until", last), last))];
}

/** All of time is no choice. */
function chooseDays(first, last, all) {
  choose({
    since: all && first <= all.first ? null : isoDay(first),
    until: all && last >= all.last ? null : isoDay(last),
  });
}

/** Keep the charts there are, since a drawing that stays in place is easier to follow. */
function drawParts(host, state) {
  const {parts, charts} = state;
  while (charts.length > parts.length) {
    const gone = charts.pop();
    gone.chart.stop();
    gone.element.remove();
  }
  while (charts.length < parts.length) charts.push(makeChart(host, state));
  host.dataset.count = parts.length;
  const all = aligned(parts.map((part) => part.series));
  charts.forEach(({chart, title, field}, at) => {
    const {pair, events} = parts[at];
    title.hidden = parts.length < 2 && !pair;
    fill(title, pair ? pairWords(pair) : t("explore.all_chosen"), h("span", {class: "dim"}, ` ${t("explore.events", {n: events})}`));
    chart.update(all[at], all.filter(Boolean), isUsual());
    field.setAttribute("aria-label", labelOf(parts[at]));
  });
}

function makeChart(host, state) {
  const title = h("h3", {});
  const field = h("div", {class: "series", role: "img"});
  const element = h("div", {class: "multiple"}, title, field);
  host.append(element);
  const chart = seriesChart(field, {word: (step) => t(`explore.steps.${step}`), tell, onBrush: (first, last) => chooseDays(first, last, state.all)});
  return {element, title, field, chart};
}

function tell(stretch, step) {
  return [
    stretchWords(stretch.start, step),
    t("explore.events", {n: eventsOf(stretch)}),
    `▲ ${t("explore.of_cooperation", {n: stretch.cooperation})}`,
    `▼ ${t("explore.of_conflict", {n: stretch.conflict})}`,
    t("explore.mean", {score: scored(meanOf(stretch))}),
  ];
}

function labelOf({pair, series}) {
  if (!series) return t("explore.no_days");
  const peak = series.stretches.reduce((most, one) => (eventsOf(one) > eventsOf(most) ? one : most), series.stretches[0]);
  return t("explore.series_label", {
    what: pair ? pairWords(pair) : t("explore.all_chosen"),
    first: stretchWords(series.first, "day"),
    last: stretchWords(series.last, "day"),
    n: peak ? eventsOf(peak) : 0,
    peak: peak ? stretchWords(peak.start, series.step) : "",
  });
}

function rowsOf(parts) {
  const named = parts.some(({pair}) => pair);
  const usual = isUsual() && parts.some(({series}) => series && BARS[series.step]);
  const head = ["from", "cooperation", "conflict", "mean", ...(usual ? ["usual_cooperation", "usual_conflict"] : [])]
    .map((name) => t(`explore.columns.${name}`));
  return {
    head: named ? [t("explore.columns.pair"), ...head] : head,
    rows: parts.flatMap(({pair, series}) => withMeans(series, usual).map(([stretch, means]) => [
      ...(named ? [pair ? pairWords(pair) : t("explore.all_chosen")] : []),
      isoDay(stretch.start), stretch.cooperation, stretch.conflict, Number(meanOf(stretch).toFixed(2)),
      ...means,
    ])),
  };
}

/** Each stretch with the means of 30 days up to it, where they are asked for. */
function withMeans(series, usual) {
  if (!series) return [];
  if (!usual) return series.stretches.map((stretch) => [stretch, []]);
  const means = new Map(runningMeans(series).map((mean) => [mean.start, mean]));
  const cells = ({start}) => ["cooperation", "conflict"].map((side) =>
    (means.has(start) ? Number(means.get(start)[side].toFixed(2)) : ""));
  return series.stretches.map((stretch) => [stretch, cells(stretch)]);
}
