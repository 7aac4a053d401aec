// Choose files, say what is known of them, and hand them in.

import {post, upload} from "../api.js";
import {fill, h} from "../dom.js";
import {told} from "../faults.js";
import {droppable} from "../dropping.js";
import {say} from "../say.js";
import {t} from "../texts.js";
import {sized} from "./figures.js";

/**
 * Draw the form that makes a job.
 *
 * @param {{files: number, bytes: number}} limits how much may be handed in
 * @param {() => void} made is called when a job was begun
 */
export function drawIntake(limits, made) {
  return new Intake(limits, made).element;
}

class Intake {
  constructor(limits, made) {
    Object.assign(this, {limits, made, files: []});
    this.list = h("ul", {class: "chosen-files"});
    this.state = h("p", {class: "intake-state", role: "status"});
    this.bar = h("progress", {max: 1, value: 0, hidden: true, "aria-label": t("jobs.handing_in")});
    this.button = h("button", {class: "main", disabled: true}, t("jobs.add"));
    this.name = h("input", {maxlength: 200, autocomplete: "off"});
    this.source = h("input", {maxlength: 200, autocomplete: "off"});
    this.published = h("input", {type: "date"});
    const chooser = h("input", {type: "file", multiple: true, on: {change: () => {
      this.take([...chooser.files]);
      chooser.value = "";
    }}});
    this.element = h("form", {class: "card intake", on: {submit: (event) => (event.preventDefault(), this.send())}},
      h("h1", {}, t("jobs.heading")),
      h("p", {class: "dim small"}, t("jobs.kinds")),
      h("label", {class: "drop"}, t("jobs.choose"), chooser),
      this.list,
      h("div", {class: "intake-fields"},
        h("label", {}, t("jobs.name"), this.name),
        h("label", {}, t("jobs.source"), this.source),
        h("label", {}, t("jobs.published"), this.published)),
      h("p", {class: "dim small"}, t("jobs.defaults")),
      this.button, this.bar, this.state);
    droppable(this.element, (dropped) => this.take(dropped));
  }

  take(files) {
    this.files.push(...files.filter((file) => file.size));
    this.draw();
  }

  draw() {
    const bytes = this.files.reduce((sum, file) => sum + file.size, 0);
    const many = this.files.length > this.limits.files;
    const much = bytes > this.limits.bytes;
    fill(this.list, this.files.map((file) => h("li", {},
      h("span", {class: "file-name", dir: "auto"}, file.name), h("span", {class: "dim"}, sized(file.size)),
      h("button", {type: "button", class: "quiet", "aria-label": t("jobs.leave_out", {name: file.name}), on: {click: () => {
        this.files = this.files.filter((one) => one !== file);
        this.draw();
      }}}, "×"))));
    this.button.disabled = !this.files.length || many || much;
    this.state.textContent =
      many ? t("jobs.too_many", {most: this.limits.files})
        : much ? t("jobs.too_much", {most: sized(this.limits.bytes)})
          : this.files.length ? t("jobs.chosen", {n: this.files.length, size: sized(bytes)}) : "";
  }

  async send() {
    const {files} = this;
    const all = files.reduce((sum, file) => sum + file.size, 0);
    const name = this.name.value.trim() || (files.length > 1 ? t("jobs.and_more", {name: files[0].name, n: files.length - 1}) : files[0].name);
    this.button.disabled = true;
    this.bar.hidden = false;
    try {
      const job = await post("jobs", {name, source: this.source.value.trim() || null, published: this.published.value || null});
      let before = 0;
      for (const file of files) {
        this.state.textContent = t("jobs.sending", {name: file.name});
        await upload(`jobs/${job.id}/files`, {name: file.name}, file, (sent) => (this.bar.value = (before + sent) / all));
        before += file.size;
      }
      await post(`jobs/${job.id}/start`);
      this.files = [];
      this.name.value = "";
      this.draw();
      say(t("jobs.begun", {name}));
      this.made();
    } catch (fault) {
      this.draw();
      this.state.textContent = told(fault);
    }
    this.bar.hidden = true;
  }
}
