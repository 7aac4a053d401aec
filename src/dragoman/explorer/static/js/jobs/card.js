// One job: how far it is, what failed, and what can be done about it.

import {post} from "../api.js";
import {fill, h} from "../dom.js";
import {told} from "../faults.js";
import {saveButton} from "../saving.js";
import {say} from "../say.js";
import {has, number, t} from "../texts.js";
import {lasting, left, share, sized, speeds} from "./figures.js";

const AT_WORK = ["running", "stopping"];
const QUARTERS = 4; // of these it is told aloud that they are reached

export class JobCard {
  /**
   * @param {() => void} changed is called when something was done to the job
   * @param {(words: string) => void} trouble is told what could not be done
   */
  constructor(changed, trouble) {
    Object.assign(this, {changed, trouble, job: null, told: -1});
    this.title = h("h2", {dir: "auto"});
    this.state = h("span", {class: "badge"});
    this.bar = h("div", {class: "job-bar", role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100"}, h("span"));
    this.line = h("p", {class: "job-line"});
    this.why = h("p", {class: "job-why"});
    this.figures = h("dl", {class: "job-figures"});
    this.pace = h("div", {class: "job-pace"});
    this.troubles = h("div");
    this.buttons = this.makeButtons();
    this.element = h("article", {class: "card job"},
      h("header", {}, this.title, this.state), this.bar, this.line, this.why,
      h("div", {class: "job-row"}, this.figures, this.pace),
      h("p", {class: "job-buttons"}, Object.values(this.buttons)), this.troubles);
  }

  makeButtons() {
    const act = (name) => h("button", {type: "button", on: {click: () => this.act(name)}}, t(`jobs.${name}`));
    return {
      stop: act("stop"),
      start: act("start"),
      remove: h("button", {type: "button", class: "quiet", on: {click: () => this.confirm()}}, t("jobs.remove")),
      see: h("a", {href: "/"}, t("jobs.see")),
    };
  }

  show(job) {
    const same = this.job && JSON.stringify(job) === JSON.stringify(this.job);
    this.job = job;
    if (same) return;
    const {progress, state} = job;
    this.title.textContent = job.wanted.name;
    this.state.textContent = t(`jobs.states.${state}`);
    this.element.dataset.state = state;
    this.showBar(progress, state);
    const why = `jobs.whys.${job.why?.replace(" ", "_")}`;
    this.why.textContent = has(why) ? t(why) : job.why ?? "";
    this.why.hidden = !job.why;
    fill(this.figures, figures(job).map(([name, value]) => h("div", {}, h("dt", {}, t(`jobs.figures.${name}`)), h("dd", {}, value))));
    fill(this.pace, AT_WORK.includes(state) ? sparkline(progress.pace) : null);
    this.showButtons(state, progress);
    this.showTroubles(progress);
  }

  showBar(progress, state) {
    const done = state === "done" ? 1 : share(progress);
    const percent = Math.floor(done * 100);
    const words = this.words(progress, state, percent);
    this.bar.hidden = state === "done";
    this.bar.firstChild.style.width = `${percent}%`;
    this.bar.setAttribute("aria-valuenow", String(percent));
    this.bar.setAttribute("aria-label", t("jobs.progress_of", {name: this.job.wanted.name}));
    this.bar.setAttribute("aria-valuetext", words);
    this.line.textContent = words;
    this.tell(progress, state, percent);
  }

  words(progress, state, percent) {
    if (state === "done") return t("jobs.took", {time: lasting(progress.seconds)});
    if (state === "waiting") return t("jobs.waits");
    if (state === "running" && !progress.seconds) return t("jobs.ready");
    const stage = t(`jobs.stages.${progress.stage}`, {percent});
    if (!AT_WORK.includes(state)) return stage;
    const {late} = speeds(progress);
    const yet = left(progress);
    return [
      stage,
      late ? t("jobs.speed", {n: Math.round(late * 10) / 10}) : null,
      yet ? remaining(lasting(yet[0]), lasting(yet[1])) : null,
    ].filter(Boolean).join(" · ");
  }

  /** Say aloud only what matters: quarters, and the end. */
  tell(progress, state, percent) {
    const now = AT_WORK.includes(state) ? `${progress.stage} ${Math.floor((percent * QUARTERS) / 100)}` : state;
    if (this.told !== -1 && this.told !== now)
      say(`${this.job.wanted.name}: ${AT_WORK.includes(state) ? t(`jobs.stages.${progress.stage}`, {percent}) : t(`jobs.states.${state}`)}`);
    this.told = now;
  }

  showButtons(state, progress) {
    const {stop, start, remove, see} = this.buttons;
    stop.hidden = !["running", "waiting"].includes(state);
    start.hidden = !["stopped", "failed"].includes(state) && !(state === "done" && progress.failures > 0);
    start.textContent = t(state === "done" ? "jobs.again" : "jobs.start");
    remove.hidden = [...AT_WORK, "waiting"].includes(state);
    see.hidden = !progress.events;
    const {source} = this.job.wanted;
    see.href = source ? `/?source=${encodeURIComponent(source)}` : "/";
  }

  showTroubles({troubles, failures}) {
    if (!failures) return fill(this.troubles);
    const open = this.troubles.querySelector("details")?.open ?? false;
    fill(this.troubles, h("details", {class: "troubles", open},
      h("summary", {}, t("jobs.failures", {n: failures})),
      h("div", {class: "troubles-table", tabindex: "0", role: "region", "aria-label": t("jobs.failures", {n: failures})},
        h("table", {}, h("thead", {}, h("tr", {}, ["where", "reason", "remedy"].map((name) => h("th", {scope: "col"}, t(`jobs.troubles.${name}`))))),
          h("tbody", {}, troubles.map((one) => h("tr", {},
            h("td", {dir: "auto"}, one.line === null ? one.where : t("jobs.at_line", {where: one.where, line: String(one.line)})),
            h("td", {}, one.reason), h("td", {}, one.remedy)))))),
      failures > troubles.length ? h("p", {class: "dim small"}, t("jobs.more_failures", {n: troubles.length})) : null,
      saveButton(t("jobs.save_failures"), () => ({name: "failures.json", type: "application/json", words: JSON.stringify(troubles, null, 2)}))));
  }

  async act(name) {
    try {
      await post(`jobs/${this.job.id}/${name}`);
      this.trouble("");
    } catch (fault) {
      this.trouble(told(fault));
    }
    this.changed();
  }

  confirm() {
    const dialog = h("dialog", {"aria-labelledby": "remove-title"},
      h("h2", {id: "remove-title"}, t("jobs.remove_title", {name: this.job.wanted.name})),
      h("p", {}, t("jobs.remove_means")),
      h("form", {method: "dialog", class: "job-buttons"},
        h("button", {value: "yes", class: "main"}, t("jobs.remove")), h("button", {value: "no"}, t("jobs.keep"))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "yes") this.act("remove");
    });
    document.body.append(dialog);
    dialog.showModal();
  }
}

function figures({progress, files, state}) {
  return [
    ["files", t("jobs.files", {n: files.length, size: sized(progress.bytes_all || files.reduce((sum, file) => sum + file.size, 0))})],
    ["reports", number(progress.reports)],
    ["new", number(progress.new)],
    ...(state === "done" ? [["known", number(progress.reports - progress.new)]] : []),
    ["events", number(progress.events)],
    ["statements", number(progress.statements)],
  ];
}

function remaining(least, most) {
  return least === most ? t("jobs.about", {time: most}) : t("jobs.left", {least, most});
}

/** Reports a second, over the time the job has run. */
function sparkline(pace) {
  const speed = pace.slice(1).map(([seconds, reports], n) => (reports - pace[n][1]) / Math.max(0.1, seconds - pace[n][0]));
  if (speed.length < 3) return null;
  const most = Math.max(...speed, 1);
  const at = (value, n) => `${((n * 100) / (speed.length - 1)).toFixed(1)},${(29 - (value * 27) / most).toFixed(1)}`;
  const line = h("svg:svg", {viewBox: "0 0 100 30", preserveAspectRatio: "none", role: "img", "aria-label": t("jobs.pace", {most: Math.round(most)})},
    h("svg:polyline", {points: speed.map(at).join(" "), "vector-effect": "non-scaling-stroke"}));
  return [line, h("span", {class: "dim small"}, t("jobs.pace", {most: Math.round(most)}))];
}
