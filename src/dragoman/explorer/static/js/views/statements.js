// What somebody has said of something, in time, for or against, each with its words.

import {asked, choose} from "../address.js";
import {address, get} from "../api.js";
import {fill, h, style} from "../dom.js";
import {explained} from "../faults.js";
import {filterForm, viewSwitch} from "../form.js";
import {PAGE, here, leaveAt, manyOf, placeOf} from "../places.js";
import {say} from "../say.js";
import {drawLines, drawSayingTable} from "../statements/lines.js";
import {drawStances, stanceRows} from "../statements/stances.js";
import {load, number, t} from "../texts.js";
import {twinOf} from "../twin.js";

const STANCES = ["for", "against", "neither"];

/**
 * Draw the page; the address holds its filters, order and look.
 *
 * @param {HTMLElement} main
 * @param {{returns: boolean}} context
 */
export async function show(main, {returns}) {
  await Promise.all([load("reading", "form"), style("form"), style("stories"), style("statements")]);
  const page = new Page();
  main.append(page.element);
  const changed = () => page.update();
  addEventListener("address", changed);
  page.update(returns ? placeOf() : null);
  return () => {
    removeEventListener("address", changed);
    page.leave();
  };
}

class Page {
  constructor() {
    this.title = h("h1", {}, t("pages.statements"));
    this.chart = h("div", {class: "stance-chart"});
    this.over = h("h2", {});
    this.twin = twinOf("statements-over-time", {heading: t("statements.over_time"), body: this.chart, rows: () => stanceRows(this.sayings)});
    this.sayings = {stretches: []};
    this.links = h("p", {class: "tools"});
    this.body = h("div", {});
    this.more = h("p", {class: "more"});
    this.often = h("aside", {class: "often", "aria-label": t("statements.often")});
    this.lists = h("div", {hidden: true}, ["speakers", "topics", "about"].map((name) => h("datalist", {id: `known-${name}`})));
    this.view = asked().get("view") === "table" ? "table" : "list";
    this.form = filterForm("statements.filters", filters());
    this.time = h("section", {class: "card stances-card", hidden: true}, h("header", {}, this.over, this.twin.buttons), this.chart, this.twin.table);
    this.element = h("div", {class: "statements"},
      h("section", {class: "card"}, this.title, this.form.element, this.lists),
      this.time,
      h("div", {class: "statements-body"},
        h("section", {class: "card"},
          h("header", {}, this.links, viewSwitch([["list", "form.list"], ["table", "form.table"]], this.view, (view) => {
            this.view = view;
            choose({view: view === "table" ? view : null}, {replace: true});
          })),
          this.body, this.more),
        this.often));
  }

  /** Ask for the first stretch of what the address says now, and what all come to. */
  async update(place = null) {
    this.form.fillIn();
    this.address = here();
    this.lines = [];
    this.asking?.abort();
    this.asking = new AbortController();
    const {signal} = this.asking;
    const query = asked();
    query.delete("view");
    try {
      await Promise.all([this.add(query, signal, manyOf(place)), this.count(query, signal)]);
      if (place) scrollTo(0, place.y);
      say(this.title.textContent);
    } catch (fault) {
      this.tell(fault);
    }
  }

  tell(fault) {
    if (fault.name === "AbortError") return;
    fill(this.title, t("pages.statements"));
    this.time.hidden = true;
    [this.often, this.links, this.more].forEach((part) => fill(part));
    fill(this.body, h("p", {class: "trouble", role: "alert"}, explained(fault)));
  }

  leave() {
    leaveAt(this.address, {lines: this.lines.length, y: scrollY});
    this.asking?.abort();
  }

  /** Ask for the next stretch. */
  async add(query, signal, many = PAGE) {
    const wanted = new URLSearchParams(query);
    wanted.set("limit", many);
    wanted.set("skip", this.lines.length);
    const {count, lines} = await get("statements", wanted, {signal});
    this.lines.push(...lines);
    fill(this.links,
      h("a", {href: address("export/statements.csv", query), download: "statements.csv"}, t("form.file")),
      h("a", {href: address("export/statements.jsonl", query), download: "statements.jsonl"}, t("form.records")));
    const drawn = this.view === "table" ? drawSayingTable(this.lines) : drawLines(this.lines);
    fill(this.body, this.lines.length ? drawn : h("p", {class: "dim"}, t("form.nothing")));
    const left = count - this.lines.length;
    const more = h("button", {type: "button", on: {click: () => this.further(query, signal, more)}}, t("form.more", {n: Math.min(left, PAGE)}));
    fill(this.more, left > 0 ? more : null);
  }

  /** Ask for the next stretch once, however often the button is pressed. */
  async further(query, signal, button) {
    button.disabled = true;
    try {
      await this.add(query, signal);
    } catch (fault) {
      this.tell(fault);
      button.disabled = false;
    }
  }

  /** Ask what all of them come to, and draw it. */
  async count(query, signal) {
    const sayings = await get("statements/counts", query, {signal});
    const {statements, backing, against} = sayings;
    fill(this.title, t("statements.count", {n: statements}), " ",
      h("span", {class: "small dim"}, t("statements.stands", {backing, against, neither: statements - backing - against})));
    this.sayings = sayings;
    this.time.hidden = false;
    fill(this.over, t(`statements.over.${sayings.step}`));
    fill(this.chart, drawStances(sayings, (since, until) => choose({since, until})),
      sayings.undated ? h("p", {class: "dim small"}, t("statements.undated_n", {n: sayings.undated})) : null);
    this.twin.changed();
    this.suggest(sayings);
    fill(this.often, ["speakers", "topics", "about"].map((name) => often(name, sayings[name])));
  }

  suggest(sayings) {
    for (const list of this.lists.children) {
      const words = sayings[list.id.replace("known-", "")];
      fill(list, words.map(({name}) => h("option", {value: name})));
    }
  }
}

function filters() {
  const any = ["", t("statements.any")];
  return [
    {name: "speaker", kind: "text", label: "statements.speaker", list: "known-speakers", hint: "statements.speaker_hint"},
    {name: "about", kind: "text", label: "statements.about", list: "known-about"},
    {name: "topic", kind: "text", label: "statements.topic", list: "known-topics"},
    {name: "stance", kind: "choice", label: "statements.stance", options: [any, ...STANCES.map((stance) => [stance, t(`fields.stance_${stance}`)])]},
    {name: "text", kind: "text", label: "statements.text"},
    {name: "since", kind: "date", label: "statements.since"},
    {name: "until", kind: "date", label: "statements.until"},
    {name: "sort", kind: "choice", label: "statements.sort", options: [["", t("statements.latest")], ["date", t("statements.earliest")]]},
  ];
}

/** Who speaks most, or of what: each a filter. */
function often(name, words) {
  const filter = {speakers: "speaker", topics: "topic", about: "about"}[name];
  if (!words.length) return null;
  const heading = t(`statements.most.${name}`);
  const body = h("ul", {}, words.slice(0, 12).map((word) => h("li", {},
    h("button", {type: "button", class: "quote", on: {click: () => choose({[filter]: word.asks})}}, word.name),
    h("span", {class: "number dim"}, number(word.statements)))));
  const twin = twinOf(`statements-${name}`, {heading, body, rows: () => ({
    head: ["name", "statements"].map((name) => t(`statements.heads.${name}`)),
    rows: words.map((word) => [word.name, word.statements]),
  })});
  return h("section", {class: "card"}, h("header", {}, h("h2", {}, heading), twin.buttons), body, twin.table);
}
