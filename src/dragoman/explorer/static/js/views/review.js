// Judge events one after the other: accept, correct or reject what the coder says, add
// what it missed, and see how right it is and how far reviewers agree.

import {asked, choose} from "../address.js";
import {get} from "../api.js";
import {fill, h, style} from "../dom.js";
import {load, t} from "../texts.js";
import {Bench} from "../review/bench.js";
import {remember, reviewer} from "../reviewer.js";
import {trouble} from "../router.js";
import {button, chooser} from "../review/controls.js";
import {drawFigures} from "../review/figures.js";
import {Work} from "../review/work.js";

const LINES = ["unsure", "disagreements", "random", "new actors", "second", "disputed"];
const OWN = ["line", "event", "show"];

/**
 * Draw the page of reviews. The address names the line, one event, or the figures:
 * `?line=random`, `?event=ID`, `?show=figures`; all else in it filters events.
 *
 * @param {HTMLElement} main
 * @param {{session: object}} place
 */
export async function show(main, {session}) {
  const [choices] = await Promise.all([get("review/choices"), load("reading"), style("reading"), style("review")]);
  if (!main.isConnected) return null; // the keys are those of another page by now
  const page = new Page(main, choices, session);
  const changed = () => page.draw();
  addEventListener("address", changed);
  changed();
  return () => {
    removeEventListener("address", changed);
    page.leave();
  };
}

class Page {
  constructor(main, choices, session) {
    Object.assign(this, {main, choices, session, bench: null, turn: 0});
    this.reviewer = reviewer();
  }

  async draw() {
    this.leave();
    const mine = this.turn;
    try {
      await this.#part(mine);
    } catch (fault) {
      if (mine !== this.turn) return;
      this.leave();
      fill(this.main, trouble(fault));
    }
  }

  /** Draw what the address asks for, unless something else was asked for meanwhile. */
  async #part(mine) {
    const figures = asked().get("show") === "figures" || this.session.read_only;
    if (figures) await this.#figures(mine);
    else if (!this.reviewer) this.#askName();
    else await this.#judge(mine);
  }

  leave() {
    this.turn += 1;
    this.bench?.leave();
    this.bench = null;
  }

  #askName() {
    const name = h("input", {type: "text", maxlength: 200, required: true, autocomplete: "name"});
    const keep = (event) => {
      event.preventDefault();
      if (!name.value.trim()) return;
      this.reviewer = name.value.trim();
      remember(this.reviewer);
      this.draw();
    };
    fill(this.main, h("section", {class: "card who"},
      h("h1", {}, t("review.who")), h("p", {}, t("review.who_why")),
      h("form", {on: {submit: keep}}, h("label", {}, t("review.your_name"), name),
        h("button", {type: "submit", class: "main"}, t("review.begin"))),
      h("p", {}, h("a", {href: "/review?show=figures"}, t("review.see_figures")))));
    name.focus();
  }

  async #figures(mine) {
    const figures = await drawFigures(filters());
    if (mine !== this.turn) return;
    fill(this.main, this.#bar(t("review.figures"),
      this.session.read_only ? null : h("a", {href: "/review"}, t("review.to_the_line"))), figures);
  }

  async #judge(mine) {
    const line = asked().get("line") ?? LINES[0];
    const work = new Work(this.reviewer, line, filters());
    const bench = new Bench(work, this.choices);
    this.bench = bench;
    const one = asked().get("event");
    const [item] = await Promise.all([one ? get(`review/event/${one}`) : null, work.fetch()]);
    if (mine !== this.turn) return;
    if (item) work.put(item);
    fill(this.main, this.#bar(t("review.title"), this.#lines(line), bench.progress, this.#who()), this.#filtered(), bench.element);
    bench.draw();
  }

  #bar(title, ...parts) {
    return h("header", {class: "card review-bar"}, h("h1", {}, title), parts);
  }

  #lines(line) {
    const select = chooser(LINES, line, {
      label: (name) => t(`review.lines.${name.replace(" ", "_")}`),
      change: () => choose({line: select.value, event: null}),
    });
    return h("label", {class: "line"}, h("span", {class: "unseen"}, t("review.line")), select);
  }

  #who() {
    const change = () => {
      remember("");
      this.reviewer = "";
      this.draw();
    };
    return h("p", {class: "reviewer"},
      h("a", {href: `/review?${new URLSearchParams([["show", "figures"], ...filters()])}`}, t("review.figures")),
      button(t("review.reviewer", {name: this.reviewer}), change, {class: "quiet"}));
  }

  /** What the line is narrowed to, as links that widen it again. */
  #filtered() {
    const pairs = filters();
    if (!pairs.length) return null;
    return h("p", {class: "chips"}, t("review.only"),
      pairs.map(([name, value]) => button(`${name}: ${value} ✕`, () => choose({[name]: null}), {class: "chip"})));
  }
}

/** The filters of events in the address. */
function filters() {
  return [...asked()].filter(([name]) => !OWN.includes(name));
}
