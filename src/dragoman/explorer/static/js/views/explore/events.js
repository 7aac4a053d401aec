// The view of single events: a table of any length.

import {asked, changed, choose, go} from "../../address.js";
import {address} from "../../api.js";
import {scored} from "../../charts/scales.js";
import {fill, h} from "../../dom.js";
import {menu} from "../../menu.js";
import {virtualTable} from "../../table.js";
import {number, t} from "../../texts.js";
import {askRows} from "./asking.js";
import {daysWords, typeName} from "./naming.js";
import {panel} from "./panel.js";

const NEWEST = "-date";
const ROW = 30;
const CARD = 74; // where a row is a card, as on a telephone
const NARROW = window.matchMedia("(max-width: 48rem)");
const FILES = [
  ["csv"], ["jsonl"], ["parquet"], ["geojson"],
  ["zip", "csv"], // with the codebook, the question and how to cite it
];

const COLUMNS = [
  {name: "date", sorts: true, cell: dateCell},
  {name: "actor", sorts: true, cell: (row) => partyCell(row.actors, row.actor_countries)},
  {name: "type", sorts: true, cell: typeCell},
  {name: "recipient", sorts: true, cell: (row) => partyCell(row.recipients, row.recipient_countries)},
  {name: "score", sorts: true, number: true, cell: (row) => h("span", {class: row.score < 0 ? "conflict" : "cooperation"}, scored(row.score))},
  {name: "place", sorts: true, cell: (row) => [row.place, row.country].filter(Boolean).join(", ")},
  {name: "sources", sorts: true, number: true, cell: sourcesCell},
  {name: "status", sorts: true, cell: (row) => row.status},
  {name: "confidence", sorts: true, number: true, cell: (row) => (row.confidence === null ? "" : row.confidence.toFixed(2))},
];

/**
 * @param {(fault: Error) => void} onFault
 * @param {number} [start] the row on which somebody stands at first
 * @returns {{element: HTMLElement, ask: (filters: URLSearchParams) => void, update: (count: number) => void, at: () => number, stop: () => void}}
 *   `ask` begins to fetch the first rows before it is known how many there are.
 */
export function eventsPanel(onFault, start) {
  let filters = new URLSearchParams();
  let asking = "";
  const order = orderSelect();
  const files = menu(t("twin.as_file"), []);
  const box = panel("events", {tools: [order.element, files.element]});
  const table = virtualTable(box.body, {
    label: t("explore.panels.events"),
    columns: COLUMNS.map((column) => ({...column, label: t(`explore.columns.${column.name}`)})),
    height: () => (NARROW.matches ? CARD : ROW),
    fetchRows: (skip, limit, signal) => askRows(filters, {sort: sortOf(), skip, limit, signal}),
    onOpen: (row, shift) => go(shift && row.story ? storyOf(row) : linkOf(row)),
    onSort: (name) => choose({sort: sortOf() === `-${name}` ? name : `-${name}`}),
    onFault,
  }, start);
  return {
    element: box.element,
    ask(now) {
      const key = `${now}&sort=${sortOf()}`;
      if (key === asking) return; // only how the page looks has changed
      [filters, asking] = [now, key];
      table.ask(sortOf());
      order.update(sortOf());
    },
    update(count) {
      table.update(count);
      fill(files.element.querySelector(".menu-box"), filesOf(count, filters));
    },
    at: table.at,
    stop: table.stop,
  };
}

function sortOf() {
  return asked().get("sort") ?? NEWEST;
}

function linkOf({report, id}) {
  return `/report/${report}?event=${id}`;
}

function storyOf({story}) {
  return `/story/${story}`;
}

/** The order as a list, for those who have no heads of columns before them. */
function orderSelect() {
  const sorts = COLUMNS.filter((column) => column.sorts).flatMap(({name}) => [`-${name}`, name]);
  const select = h("select", {on: {change: () => choose({sort: select.value === NEWEST ? null : select.value})}},
    sorts.map((sort) => h("option", {value: sort}, sortWords(sort))));
  const element = h("label", {class: "order"}, h("span", {class: "unseen"}, t("explore.order")), select);
  return {element, update: (sort) => (select.value = sort)};
}

function sortWords(sort) {
  const column = t(`explore.columns.${sort.replace("-", "")}`);
  return t(sort.startsWith("-") ? "explore.descending" : "explore.ascending", {column});
}

function filesOf(count, filters) {
  const links = FILES.map(([kind, form]) => {
    const link = h("a", {download: ""}, t(`explore.files.${kind}`));
    const lead = (reviewed) => (link.href = address(`export/events.${kind}`, changed(filters, {form: form ?? null, reviewed})));
    return {link, lead};
  });
  const told = h("input", {type: "checkbox", on: {change: () => leadAll()}});
  const leadAll = () => links.forEach(({lead}) => lead(told.checked ? "yes" : null));
  leadAll();
  return [
    h("p", {class: "small dim"}, t("explore.export_hint", {n: count})),
    h("ul", {class: "files"}, links.map(({link}) => h("li", {}, link))),
    h("label", {class: "choice"}, told, t("explore.as_reviewed")),
    h("p", {}, h("a", {href: `/review?${filters}`}, t("explore.review_these"))),
  ];
}

function dateCell(row) {
  const words = daysWords(row.first, row.last) || t("explore.no_day");
  return h("a", {href: linkOf(row), tabindex: "-1", title: words}, words);
}

function partyCell(names, countries) {
  if (!names && !countries.length) return h("span", {class: "dim none"}, "–");
  return h("span", {title: names}, names || countries.join(", "), names && countries.length ? h("span", {class: "dim"}, ` ${countries.join(" ")}`) : null);
}

function typeCell(row) {
  const good = row.quad.endsWith("cooperation");
  return h("span", {}, h("span", {class: good ? "cooperation" : "conflict", "aria-hidden": "true"}, good ? "▲ " : "▼ "),
    typeName(row.type), row.mode ? h("span", {class: "dim"}, ` ${row.mode}`) : null);
}

/** How many sources tell it; what several tell leads to its story. */
function sourcesCell(row) {
  const told = {title: t("explore.told", {n: row.tellings})};
  if (!row.story) return h("span", told, number(row.sources));
  return h("a", {...told, href: storyOf(row), tabindex: "-1"}, number(row.sources));
}
