// The view of places: a map of the world.

import {choose} from "../../address.js";
import {worldMap} from "../../charts/map.js";
import {scored} from "../../charts/scales.js";
import {fill, h} from "../../dom.js";
import {say} from "../../say.js";
import {t} from "../../texts.js";
import {panel, sign} from "./panel.js";
import {nameOf, world} from "./world.js";

const KM_OF_DEGREE = 111.2;

/**
 * @param {(view: import("../../charts/map.js").View) => void} onView is told when another
 *   part of the world is looked at
 * @returns {{element: HTMLElement, update: (overview: import("./asking.js").Overview) => void, stop: () => void}}
 */
export function wherePanel(onView) {
  const state = {cells: [], cell: 1};
  const buttons = [["+", "nearer"], ["−", "further"], ["◎", "all_marks"], ["⤢", "all_world"]].map(([mark, words]) =>
    h("button", {type: "button", title: t(`explore.${words}`), "aria-label": t(`explore.${words}`)}, mark));
  const box = panel("where", {
    legend: [
      sign("●", "cooperation", t("explore.cooperation")), sign("◆", "conflict", t("explore.conflict")),
      t("explore.darker"),
    ],
    rows: () => rowsOf(state.cells),
  });
  const field = h("div", {class: "map", tabindex: "0", role: "application", "aria-roledescription": t("explore.map"), "aria-describedby": "map-keys"});
  box.body.append(field, h("div", {class: "map-buttons"}, buttons),
    h("span", {id: "map-keys", class: "unseen"}, t("explore.map_keys")));
  const source = h("span", {});
  const map = worldMap(field, {
    land: world, tell, say, onView, onPick: (cell) => pick(cell, state.cell), tellCountry,
    onCountry: (country) => choose({country}),
  });
  const acts = [() => map.zoom(1), () => map.zoom(-1), map.fit, () => map.zoom(0)];
  buttons.forEach((button, at) => button.addEventListener("click", acts[at]));
  // That there is no land is told where the page asks for it, too.
  const credit = () => world()
    .then(({source: name, asOf}) => fill(source, t("explore.borders", {name, date: asOf}))).catch(() => null);
  return {
    element: box.element,
    update(overview) {
      Object.assign(state, {cells: overview.cells, cell: overview.cell});
      map.update(overview.cells, new Map(overview.countries.map(({country, events}) => [country, events])));
      field.setAttribute("aria-label", t("explore.map_label", {n: overview.cells.length}));
      fill(box.note, missing(overview), source);
      if (!source.textContent) credit();
      box.changed();
    },
    stop: map.stop,
  };
}

function missing({unplaced, wholeState}) {
  return [["unplaced", unplaced], ["whole_state", wholeState]]
    .filter(([, n]) => n).map(([words, n]) => `${t(`explore.${words}`, {n})} `);
}

/** Filter by a circle: around a place, or as large as a cell of several places. */
function pick({lat, lon, places}, width) {
  const reach = places > 1 ? Math.max(2, Math.ceil(width * KM_OF_DEGREE * Math.SQRT1_2)) : 1;
  choose({near: `${round(lat)},${round(lon)}`, within_km: String(reach)});
}

function round(degrees) {
  return Number(degrees.toFixed(3));
}

function tell({name, country, places, events, conflict, score}) {
  const where = [name, country && nameOf(country)].filter(Boolean).join(", ");
  const title = places > 1 ? t("explore.and_places", {name: where, n: places - 1}) : where;
  return [title, t("explore.events", {n: events}), t("explore.of_conflict", {n: conflict}), t("explore.mean", {score: scored(score)})];
}

function tellCountry(code, events) {
  return [nameOf(code), t("explore.events", {n: events})];
}

function rowsOf(cells) {
  return {
    head: ["place", "country", "lat", "lon", "events", "conflict", "mean"].map((name) => t(`explore.columns.${name}`)),
    rows: cells.map((cell) => [
      cell.name ?? "", cell.country ?? "", round(cell.lat), round(cell.lon), cell.events, cell.conflict, Number(cell.score.toFixed(2)),
    ]),
  };
}
