// Code a text: it is pasted, dropped or typed, and read at once. Nothing of it is kept,
// and it goes nowhere but to the server of this page.

import {post} from "../api.js";
import {drawForm} from "../code/form.js";
import {drawResult} from "../code/result.js";
import {fill, h, style} from "../dom.js";
import {told} from "../faults.js";
import {prepare} from "../reading/reading.js";
import {say} from "../say.js";
import {t} from "../texts.js";

const PAUSE = 700; // milliseconds without a key, after which a text is coded anew

let draft = null; // what was typed, for whoever comes back to the page

/**
 * @param {HTMLElement} main
 */
export async function show(main) {
  await Promise.all([prepare(), style("code")]);
  const page = new Page();
  main.append(page.element);
  page.form.focus();
  return () => page.leave();
}

class Page {
  constructor() {
    this.asking = null;
    this.pause = 0;
    this.coded = false;
    this.form = drawForm(draft, {
      code: () => this.code(),
      changed: () => this.changed(),
      trouble: (words) => this.tell(words),
    });
    this.trouble = h("p", {class: "card trouble", role: "alert", hidden: true});
    this.result = h("div", {class: "code-result"}, h("p", {class: "card dim"}, t("code.nothing_yet")));
    this.element = h("div", {class: "code-page"}, this.form.element, h("div", {class: "code-side"}, this.trouble, this.result));
  }

  /** A text that was coded once is coded anew when somebody pauses. */
  changed() {
    draft = this.form.asked();
    clearTimeout(this.pause);
    if (this.coded && draft.text.trim()) this.pause = setTimeout(() => this.code(), PAUSE);
  }

  async code() {
    clearTimeout(this.pause);
    this.asking?.abort();
    const mine = (this.asking = new AbortController());
    draft = this.form.asked();
    this.form.busy(true);
    try {
      this.draw(await post("code", {...draft, title: draft.title || null, published: draft.published || null, source: draft.source || null}, {signal: mine.signal}));
    } catch (fault) {
      if (fault.name !== "AbortError") this.tell(told(fault));
    } finally {
      if (this.asking === mine) this.form.busy(false);
    }
  }

  draw(coded) {
    this.coded = true;
    this.tell("");
    const {element, summary} = drawResult(coded);
    fill(this.result, element);
    say(summary);
  }

  tell(words) {
    this.trouble.hidden = !words;
    this.trouble.textContent = words;
  }

  leave() {
    clearTimeout(this.pause);
    this.asking?.abort();
  }
}
