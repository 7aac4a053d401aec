// Replay time: step through the stretches of what is chosen while every view follows.
//
// Where motion is to be reduced nothing moves by itself, and one steps by hand.

import {choose} from "../../address.js";
import {isoDay, laterStretch, stepFor, stretches} from "../../charts/calendar.js";
import {fill, h} from "../../dom.js";
import {say} from "../../say.js";
import {t} from "../../texts.js";
import {stretchWords} from "./naming.js";

const MOST = 60; // stretches
const BEAT = 900; // milliseconds

/**
 * @param {{onDays: (days: [number, number] | null) => Promise<void>}} doings is told which
 *   days to show, null for all; the next beat waits for it
 * @returns {{button: HTMLElement, bar: HTMLElement, update: (series: import("../../charts/stretches.js").Series | null) => void, stop: () => void}}
 */
export function replay({onDays}) {
  const state = {series: null, starts: [], step: "month", at: -1, timer: 0, playing: false};
  const button = h("button", {type: "button", class: "replay-button", "aria-expanded": "false"}, t("explore.replay"));
  const bar = h("div", {class: "replay card", role: "group", "aria-label": t("explore.replay"), hidden: true});
  const parts = makeParts();
  bar.append(parts.back, parts.play, parts.forth, parts.slider, parts.label, parts.keep, parts.end);
  const show = async (at) => {
    state.at = Math.min(Math.max(at, 0), state.starts.length - 1);
    tell(parts, state);
    await onDays(daysAt(state));
  };
  const run = (playing) => {
    clearTimeout(state.timer);
    state.playing = playing;
    fill(parts.play, playing ? "❚❚" : "▶");
    parts.play.setAttribute("aria-label", t(playing ? "explore.pause" : "explore.play"));
    if (playing) state.timer = setTimeout(beat, BEAT);
  };
  const beat = async () => {
    if (state.at >= state.starts.length - 1) return run(false);
    await show(state.at + 1);
    return state.playing && run(true);
  };
  const close = () => {
    run(false);
    bar.hidden = true;
    button.setAttribute("aria-expanded", "false");
    state.at = -1;
  };
  button.addEventListener("click", () => {
    if (!bar.hidden) return end(close, onDays);
    open(state, parts, bar, button);
    show(0);
    return run(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  });
  parts.back.addEventListener("click", () => (run(false), show(state.at - 1)));
  parts.forth.addEventListener("click", () => (run(false), show(state.at + 1)));
  parts.slider.addEventListener("input", () => (run(false), show(Number(parts.slider.value))));
  parts.play.addEventListener("click", () => {
    if (state.at >= state.starts.length - 1) show(0);
    run(!state.playing);
  });
  parts.keep.addEventListener("click", () => {
    const [first, last] = daysAt(state);
    end(close, onDays);
    choose({since: isoDay(first), until: isoDay(last)});
  });
  parts.end.addEventListener("click", () => {
    end(close, onDays);
    button.focus();
  });
  return {
    button,
    bar,
    update(series) {
      state.series = series;
      button.disabled = !series;
      if (!bar.hidden) close();
    },
    stop: () => run(false),
  };
}

function makeParts() {
  const plain = (words, mark) => h("button", {type: "button", "aria-label": t(words), title: t(words)}, mark);
  return {
    back: plain("explore.back", "←"),
    play: plain("explore.play", "▶"),
    forth: plain("explore.forth", "→"),
    slider: h("input", {type: "range", min: 0, "aria-label": t("explore.replayed")}),
    label: h("output", {}),
    keep: h("button", {type: "button"}, t("explore.keep_days")),
    end: h("button", {type: "button"}, t("explore.end_replay")),
  };
}

function open(state, parts, bar, button) {
  const {first, last} = state.series;
  state.step = stepFor(first, last, MOST);
  state.starts = stretches(first, last, state.step);
  parts.slider.max = state.starts.length - 1;
  bar.hidden = false;
  button.setAttribute("aria-expanded", "true");
}

function end(close, onDays) {
  close();
  return onDays(null);
}

function daysAt({starts, at, step}) {
  return [starts[at], laterStretch(starts[at], step) - 1];
}

function tell(parts, {starts, at, step, playing}) {
  const words = stretchWords(starts[at], step);
  parts.slider.value = at;
  parts.slider.setAttribute("aria-valuetext", words);
  fill(parts.label, words);
  if (!playing) say(words);
}
