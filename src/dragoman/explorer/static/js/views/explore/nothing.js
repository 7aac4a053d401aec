// An empty answer says which filter to drop, and what that would find.

import {fill, h} from "../../dom.js";
import {t} from "../../texts.js";
import {askOverview} from "./asking.js";
import {chosen, drop, dropAll} from "./chips.js";

const MOST = 8;

/**
 * @param {{read_only: boolean}} session
 * @returns {{element: HTMLElement, update: (events: number, filters: URLSearchParams, signal: AbortSignal) => Promise<void>}}
 */
export function nothingBox({read_only}) {
  const element = h("section", {class: "card nothing", hidden: true});
  return {
    element,
    async update(events, filters, signal) {
      element.hidden = events > 0;
      if (events > 0) return;
      const all = chosen(filters);
      if (!all.length) {
        const add = read_only ? null : h("p", {}, h("a", {href: "/jobs"}, t("explore.add_reports")));
        fill(element, h("h2", {}, t("explore.no_events")), add);
        return;
      }
      const list = h("ul", {});
      fill(element, h("h2", {}, t("explore.nothing")), h("p", {}, t("explore.nothing_hint")), list);
      const found = await Promise.all(all.slice(0, MOST).map(async (filter) => ({
        ...filter, events: (await askOverview(without(filters, filter), {signal})).events,
      })));
      if (signal.aborted) return;
      fill(list, found.sort((a, b) => b.events - a.events).map(dropRow));
      if (all.length > 1 || !found.some((one) => one.events)) list.append(allRow());
    },
  };
}

function without(filters, {name, value}) {
  return new URLSearchParams([...filters].filter(([other, its]) => other !== name || its !== value));
}

function dropRow({name, value, words, events}) {
  return h("li", {}, h("button", {type: "button", disabled: !events, on: {click: () => drop(name, value)}},
    t("explore.without", {words})), ` ${t("explore.events", {n: events})}`);
}

function allRow() {
  return h("li", {}, h("button", {type: "button", on: {click: dropAll}}, t("explore.drop_all")));
}
