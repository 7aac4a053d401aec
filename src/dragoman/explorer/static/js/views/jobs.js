// Add files to the archive, and watch how far that is.
//
// Everything is kept by the server; the page only asks, often while something runs.

import {get} from "../api.js";
import {fill, h, style} from "../dom.js";
import {told} from "../faults.js";
import {JobCard} from "../jobs/card.js";
import {drawIntake} from "../jobs/intake.js";
import {t} from "../texts.js";

const OFTEN = 700; // milliseconds between two questions while something runs
const SELDOM = 5000; // and while nothing does
const AT_WORK = ["waiting", "running", "stopping"];

/**
 * @param {HTMLElement} main
 */
export async function show(main) {
  await style("jobs");
  const page = new Page(main);
  page.ask(); // told when it comes; who leaves before that need not wait
  return () => page.leave();
}

class Page {
  constructor(main) {
    this.cards = new Map();
    this.timer = 0;
    this.left = false;
    this.trouble = h("p", {class: "card trouble", role: "alert", hidden: true});
    this.intake = h("div");
    this.list = h("div", {class: "jobs-list"});
    main.append(h("div", {class: "jobs-page"}, this.intake, h("section", {"aria-label": t("jobs.list")}, this.trouble, this.list)));
    this.woken = () => document.visibilityState === "visible" && this.ask();
    document.addEventListener("visibilitychange", this.woken);
  }

  async ask() {
    clearTimeout(this.timer);
    let busy = false;
    try {
      const {jobs, limits} = await get("jobs");
      if (this.left) return;
      if (!this.intake.childElementCount) this.intake.append(drawIntake(limits, () => this.ask()));
      busy = jobs.some((job) => AT_WORK.includes(job.state));
      this.draw(jobs.filter((job) => job.state !== "collecting"));
      this.tell("");
    } catch (fault) {
      this.tell(told(fault));
    }
    if (!this.left && document.visibilityState === "visible") this.timer = setTimeout(() => this.ask(), busy ? OFTEN : SELDOM);
  }

  /** Cards are changed, not drawn anew, so that whoever is on a button stays there. */
  draw(jobs) {
    const ids = jobs.map((job) => job.id);
    for (const [id, card] of this.cards) {
      if (ids.includes(id)) continue;
      card.element.remove();
      this.cards.delete(id);
    }
    jobs.forEach((job, n) => {
      if (!this.cards.has(job.id)) this.cards.set(job.id, new JobCard(() => this.ask(), (words) => this.tell(words)));
      const card = this.cards.get(job.id);
      card.show(job);
      if (this.list.children[n] !== card.element) this.list.insertBefore(card.element, this.list.children[n] ?? null);
    });
    if (!jobs.length) fill(this.list, h("p", {class: "card dim"}, t("jobs.none")));
    else this.list.querySelector(":scope > p")?.remove();
  }

  tell(words) {
    this.trouble.hidden = !words;
    this.trouble.textContent = words;
  }

  leave() {
    this.left = true;
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.woken);
  }
}
