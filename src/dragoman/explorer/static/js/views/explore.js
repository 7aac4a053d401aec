// The page on which events are looked at: what is chosen, and linked views of it.
//
// What is chosen stands in the address. Whatever changes it, each view is drawn anew
// from one answer of the server.

import {asked, changed} from "../address.js";
import {isoDay} from "../charts/calendar.js";
import {hideTooltip} from "../charts/tooltip.js";
import {h, fill, style} from "../dom.js";
import {onKey} from "../keys.js";
import {here, leaveAt, placeOf} from "../places.js";
import {trouble} from "../router.js";
import {say} from "../say.js";
import {t} from "../texts.js";
import {askOverview, filtersOf} from "./explore/asking.js";
import {chipsRow} from "./explore/chips.js";
import {eventsPanel} from "./explore/events.js";
import {filterForm} from "./explore/filters.js";
import {dayWords} from "./explore/naming.js";
import {nothingBox} from "./explore/nothing.js";
import {comparedPairs, compareMenu} from "./explore/pairs.js";
import {replay} from "./explore/replay.js";
import {savedMenu} from "./explore/saved.js";
import {timelinePanel} from "./explore/timeline.js";
import {whatPanel} from "./explore/what.js";
import {wherePanel} from "./explore/where.js";
import {whoPanel} from "./explore/who.js";
import {world} from "./explore/world.js";

const SLOW = 1000; // milliseconds, after which a word is due
const WHOLE = 1.6; // zoom: below it the whole world is asked for

/**
 * Show the page.
 *
 * @param {HTMLElement} main
 * @param {{session: {read_only: boolean}, returns: boolean}} context
 * @returns {Promise<() => void>} what to do when another page is shown
 */
export async function show(main, {session, returns}) {
  main.style.visibility = "hidden"; // until the style sheet is there
  const page = new Explore(main, session, returns ? placeOf() : null);
  addEventListener("address", page.refresh);
  const keys = shortcuts(main);
  style("explore").then(() => main.style.removeProperty("visibility"));
  page.refresh();
  return () => {
    removeEventListener("address", page.refresh);
    keys.forEach((forget) => forget());
    page.stop();
  };
}

/** Single keys that lead to a part of the page. */
function shortcuts(main) {
  const places = {
    "/": ["words", ".filters [type=search]"],
    a: ["actor", ".filters [role=combobox]"],
    d: ["when", ".brush-handle"],
    m: ["map", ".map"],
    n: ["network", ".network [tabindex='0']"],
    l: ["list", ".grid"],
  };
  const forgets = Object.entries(places).map(([key, [name, place]]) =>
    onKey(key, `explore.keys.${name}`, () => main.querySelector(place)?.focus()));
  return [...forgets, onKey("p", "explore.keys.replay", () => main.querySelector(".replay-button")?.click())];
}

class Explore {
  constructor(main, session, place) {
    Object.assign(this, {main, place, address: here()});
    this.view = {};
    this.days = null; // those that are replayed
    this.context = {key: null, series: null};
    this.refresh = () => this.ask();
    this.form = filterForm();
    this.chips = chipsRow();
    this.compare = compareMenu();
    this.replay = replay({onDays: (days) => this.replayed(days)});
    this.count = h("h1", {class: "count"});
    this.range = h("p", {class: "dim range"});
    this.nothing = nothingBox(session);
    this.timeline = timelinePanel(this.compare.element);
    this.where = wherePanel((view) => this.looked(view));
    this.who = whoPanel();
    this.what = whatPanel();
    this.events = eventsPanel((fault) => this.tell(fault), place?.row);
    this.trouble = h("div", {});
    this.views = h("div", {class: "views"}, [this.timeline, this.where, this.who, this.what, this.events].map((part) => part.element));
    fill(main, this.form.element, this.chips.element,
      h("div", {class: "summary"}, h("div", {}, this.count, this.range), this.replay.button, savedMenu()),
      this.replay.bar, this.trouble, this.nothing.element, this.views);
  }

  /** Ask for what the address says, and draw it. Only the last question is answered. */
  async ask() {
    this.looking?.abort();
    this.stopping?.abort();
    const {signal} = (this.stopping = new AbortController());
    const {view} = this;
    this.address = here();
    const filters = this.filters();
    this.form.update(filtersOf(asked()));
    this.chips.update(filtersOf(asked()));
    this.events.ask(filters);
    this.main.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => this.wait(), SLOW);
    try {
      const [overview, all, pairs] = await Promise.all([
        askOverview(filters, {signal, view: this.lookedAt()}),
        this.allTime(filters, signal),
        this.askPairs(filters, signal),
        world(),
      ]);
      if (signal.aborted) return;
      fill(this.trouble);
      this.chips.update(filtersOf(asked())); // now the names of states are known
      this.draw(overview, all ?? overview.series, pairs);
      if (this.place) scrollTo(0, this.place.y);
      this.place = null;
      if (this.view !== view) this.finer(); // somebody moved the map meanwhile
      await this.nothing.update(overview.events, filters, signal);
    } catch (fault) {
      if (fault.name !== "AbortError") this.fail(fault);
    } finally {
      clearTimeout(slow);
      if (!signal.aborted) this.main.removeAttribute("aria-busy");
    }
  }

  /** Millions of events that are new to the server take it a while. */
  wait() {
    fill(this.range, t("explore.counting"));
    say(t("explore.counting"));
  }

  /** The filters of the address, but for the days that are replayed. */
  filters() {
    const filters = filtersOf(asked());
    if (!this.days) return filters;
    return changed(filters, {since: isoDay(this.days[0]), until: isoDay(this.days[1])});
  }

  /** How things are looked at, as the server wants to know it. */
  lookedAt() {
    return {by: asked().get("by"), step: asked().get("step"), ...this.view};
  }

  /** The series without a choice of days, kept while the other filters stay. */
  async allTime(filters, signal) {
    if (!filters.get("since") && !filters.get("until")) return null;
    const others = changed(filters, {since: null, until: null});
    const key = others.toString();
    if (this.context.key !== key) {
      const {series} = await askOverview(others, {signal});
      this.context = {key, series};
    }
    return this.context.series;
  }

  /** Each compared pair in place of the actors chosen. */
  askPairs(filters, signal) {
    return Promise.all(comparedPairs().map(async (pair) => {
      const [actor, recipient] = pair;
      const {series, events} = await askOverview(changed(filters, {actor, recipient, either: null}), {
        signal, view: {step: asked().get("step")},
      });
      return {pair, series, events};
    }));
  }

  draw(overview, all, pairs) {
    const {events, tellings, first, last} = overview;
    if (!this.days && !asked().get("since") && !asked().get("until")) {
      this.context = {key: filtersOf(asked()).toString(), series: overview.series};
    }
    const count = t("explore.count", {n: events, told: t("explore.times", {n: tellings})});
    fill(this.count, count);
    fill(this.range, [
      events < overview.all && t("explore.of_all", {n: overview.all}),
      first && t("explore.range", {first: dayWords(first), last: dayWords(last)}),
    ].filter(Boolean).join(", "));
    this.views.hidden = events === 0;
    if (this.days) this.timeline.mark(this.days);
    else {
      this.timeline.update(pairs.length ? pairs : [{pair: null, series: overview.series, events}], all, overview.undated);
      this.timeline.mark(null);
      this.replay.update(overview.series);
    }
    this.compare.update(overview.edges);
    for (const part of [this.where, this.who, this.what]) part.update(overview);
    this.events.update(events);
    if (!this.days) say(count);
  }

  replayed(days) {
    this.days = days;
    return this.ask();
  }

  /** Another part of the world: finer cells, if the map is near enough. */
  async looked({zoom, bounds: [west, south, east, north]}) {
    const view = zoom < WHOLE ? {} : {
      zoom: zoom.toFixed(1), box: [south, west, north, east].map((degrees) => degrees.toFixed(2)).join(","),
    };
    if (JSON.stringify(this.view) === JSON.stringify(view)) return;
    this.view = view;
    await this.finer();
  }

  /** Ask for the cells of the part of the world that is looked at. */
  async finer() {
    this.looking?.abort();
    const {signal} = (this.looking = new AbortController());
    try {
      this.where.update(await askOverview(this.filters(), {signal, view: this.lookedAt()}));
    } catch (fault) {
      if (fault.name !== "AbortError") this.tell(fault);
    }
  }

  /** What is shown no longer answers the question, so it goes. */
  fail(fault) {
    this.views.hidden = true;
    fill(this.count);
    fill(this.range);
    this.tell(fault);
  }

  tell(fault) {
    fill(this.trouble, trouble(fault));
  }

  stop() {
    leaveAt(this.address, {row: this.events.at(), y: scrollY});
    this.stopping?.abort();
    this.looking?.abort();
    hideTooltip();
    for (const part of [this.replay, this.timeline, this.where, this.who, this.what, this.events]) part.stop();
  }
}
