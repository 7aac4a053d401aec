// The view of kinds: which types of events in which months.

import {asked, choose} from "../../address.js";
import {isoDay} from "../../charts/calendar.js";
import {typesChart} from "../../charts/types.js";
import {t} from "../../texts.js";
import {typeName} from "./naming.js";
import {panel, sign} from "./panel.js";

/**
 * @returns {{element: HTMLElement, update: (overview: import("./asking.js").Overview) => void, stop: () => void}}
 */
export function whatPanel() {
  let rows = [];
  const box = panel("what", {
    legend: [sign("▲", "cooperation", t("explore.cooperation")), sign("▼", "conflict", t("explore.conflict")), t("explore.darker")],
    rows: () => rowsOf(rows),
  });
  const chart = typesChart(box.body, {
    name: typeName,
    onType: (type) => choose({type: asked().get("type") === type ? null : type, quad: null}),
    tell: (row, stretch, events) => [`${typeName(row.type)}, ${stretch}`, t("explore.events", {n: events})],
  });
  return {
    element: box.element,
    update({types, series}) {
      rows = types;
      chart.update(types, series ? [series.first, series.last] : [0, 0]);
      box.changed();
    },
    stop: chart.stop,
  };
}

function rowsOf(rows) {
  return {
    head: ["type", "month", "events"].map((name) => t(`explore.columns.${name}`)),
    rows: rows.flatMap(({type, months}) => months.map(([month, events]) => [typeName(type), isoDay(month).slice(0, 7), events])),
  };
}
