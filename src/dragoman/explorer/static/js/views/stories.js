// The list of stories: what several reports tell together, filtered, each with who tells
// it and whether they contradict each other.

import {asked, choose} from "../address.js";
import {address, get} from "../api.js";
import {fill, h, style} from "../dom.js";
import {explained} from "../faults.js";
import {filterForm, table, viewSwitch} from "../form.js";
import {PAGE, here, leaveAt, manyOf, placeOf} from "../places.js";
import {say} from "../say.js";
import {day, load, t} from "../texts.js";
import {keep} from "../trail.js";
import {counted, days, fieldName, tone, what, where, who} from "../wording.js";

const SORTS = ["-date", "date", "-sources", "-killed", "type", "place"];

/**
 * Draw the list; the address holds its filters, order and look.
 *
 * @param {HTMLElement} main
 * @param {{returns: boolean}} context
 */
export async function show(main, {returns}) {
  await Promise.all([load("reading", "form", "story"), style("form"), style("stories")]);
  const list = new List();
  main.append(list.element);
  const changed = () => list.update();
  addEventListener("address", changed);
  list.update(returns ? placeOf() : null);
  return () => {
    removeEventListener("address", changed);
    list.leave();
  };
}

class List {
  constructor() {
    this.title = h("h1", {}, t("pages.stories"));
    this.links = h("p", {class: "tools"});
    this.body = h("div", {});
    this.more = h("p", {class: "more"});
    this.view = asked().get("view") === "table" ? "table" : "list";
    this.form = filterForm("stories.filters", filters());
    this.quads = new Map(); // the class of each type
    this.element = h("div", {class: "stories"},
      h("section", {class: "card"}, this.title, this.form.element),
      h("section", {class: "card"},
        h("header", {}, this.links, viewSwitch([["list", "form.list"], ["table", "form.table"]], this.view, (view) => {
          this.view = view;
          choose({view: view === "table" ? view : null}, {replace: true});
        })),
        this.body, this.more));
  }

  /** Ask for the first stretch of what the address says now, or as far as somebody was. */
  async update(place = null) {
    this.form.fillIn();
    this.lines = [];
    this.address = here();
    if (!await this.add(manyOf(place))) return;
    if (place) scrollTo(0, place.y);
    say(this.title.textContent);
  }

  /** Ask for the next stretch. @returns {Promise<boolean>} whether it came */
  async add(many = PAGE) {
    this.asking?.abort();
    this.asking = new AbortController();
    const query = asked();
    query.delete("view");
    try {
      const {count, lines, types} = await get("stories", withStretch(query, this.lines.length, many), {signal: this.asking.signal});
      this.lines.push(...lines);
      this.know(types);
      this.draw(query, count);
      return true;
    } catch (fault) {
      if (fault.name !== "AbortError") this.tell(fault);
      return false;
    }
  }

  tell(fault) {
    fill(this.title, t("pages.stories"));
    [this.links, this.more].forEach((part) => fill(part));
    fill(this.body, h("p", {class: "trouble", role: "alert"}, explained(fault)));
  }

  leave() {
    leaveAt(this.address, {lines: this.lines.length, y: scrollY});
    this.asking?.abort();
  }

  /** Learn which types may be asked for, and of which class each is. */
  know(types) {
    if (this.quads.size) return;
    this.quads = new Map(types.map(({type, quad}) => [type, quad]));
    this.form.offer("type", [["", t("stories.any")], ...types.map(({type}) => [type, type])]);
  }

  draw(query, count) {
    fill(this.title, t("stories.count", {n: count}));
    query.delete("skip");
    fill(this.links,
      h("a", {href: address("export/stories.csv", query), download: "stories.csv"}, t("form.file")),
      h("a", {href: address("export/stories.jsonl", query), download: "stories.jsonl"}, t("form.records")));
    fill(this.body, this.lines.length ? (this.view === "table" ? drawTable(this.lines) : h("ol", {class: "lines"}, this.lines.map((line) => drawLine(line, this.quads)))) : h("p", {class: "dim"}, t("form.nothing")));
    const left = count - this.lines.length;
    fill(this.more, left > 0 ? h("button", {type: "button", on: {click: () => this.add()}}, t("form.more", {n: Math.min(left, PAGE)})) : null);
    keep("story", {back: location.pathname + location.search, ids: this.lines.map(({story}) => story.id), skip: 0, count});
  }
}

function withStretch(query, skip, many) {
  const wanted = new URLSearchParams(query);
  wanted.set("limit", many);
  wanted.set("skip", skip);
  return wanted;
}

function filters() {
  const any = ["", t("stories.any")];
  return [
    {name: "min_sources", kind: "choice", label: "stories.min_sources", options: [any, ...[2, 3, 5, 10].map((n) => [String(n), t("stories.or_more", {n})])]},
    {name: "type", kind: "choice", label: "stories.type", options: [any]},
    {name: "either", kind: "text", label: "stories.either", hint: "stories.either_hint"},
    {name: "place", kind: "text", label: "stories.place"},
    {name: "country", kind: "text", label: "stories.country", hint: "stories.country_hint"},
    {name: "since", kind: "date", label: "stories.since"},
    {name: "until", kind: "date", label: "stories.until"},
    {name: "sort", kind: "choice", label: "stories.sort", options: SORTS.map((sort) => [sort === "-date" ? "" : sort, t(`stories.sorts.${sort}`)])},
  ];
}

function drawLine({story, heads}, quads) {
  const colour = tone({quad: quads.get(story.type)});
  const differing = story.agreements.filter(({conflict}) => conflict).map(({field}) => fieldName(field));
  const facts = [
    story.dates ? days(story.dates.first, story.dates.last) : t("stories.undated"),
    story.place ? where(story.place) : null,
    ...story.counts.map(counted),
  ];
  return h("li", {class: `line ${colour}`},
    h("h2", {}, h("a", {href: `/story/${story.id}`}, h("span", {class: colour}, what(story)), ` ${who(story)}`)),
    h("p", {class: "meta"}, story.status === "happened" ? null : h("span", {class: "badge"}, story.status), facts.filter(Boolean).map((fact) => h("span", {}, fact))),
    h("p", {class: "told"},
      h("strong", {}, t("story.sources", {n: story.sources})), ": ", sources(heads),
      heads[0]?.title ? h("span", {class: "dim", dir: "auto"}, ` “${heads[0].title}”`) : null),
    differing.length ? h("p", {class: "conflict small"}, `≠ ${t("stories.differ", {fields: differing.join(", ")})}`) : null);
}

/** Each publisher once, and how often it tells the story. */
function sources(heads) {
  const counts = new Map();
  for (const {source} of heads) {
    const name = source ?? t("story.no_source");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, n]) => (n > 1 ? `${name} ×${n}` : name)).join(", ");
}

function drawTable(lines) {
  const heads = ["what", "actors", "recipients", "when", "where", "counts", "sources", "reports", "told", "differ"].map((name) => t(`stories.heads.${name}`));
  return table(t("stories.table"), heads, lines.map(({story, heads: told}) => [
    h("a", {href: `/story/${story.id}`}, what(story)),
    story.actors.map((actor) => actor.name).join(", "),
    story.recipients.map((actor) => actor.name).join(", "),
    story.dates ? days(story.dates.first, story.dates.last) : "",
    story.place ? where(story.place) : "",
    story.counts.map(counted).join(", "),
    story.sources,
    story.reports.length,
    day(told[0]?.published ?? null),
    story.agreements.filter(({conflict}) => conflict).map(({field}) => fieldName(field)).join(", "),
  ]));
}
