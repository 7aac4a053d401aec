// Where it was: a name is looked up in the gazetteer, and one of the places that bear it
// is chosen.

import {get} from "../api.js";
import {fill, h} from "../dom.js";
import {t} from "../texts.js";
import {named, Unfit, wordsField} from "./controls.js";

const PAUSE = 200; // milliseconds until typing is taken to have ended

/** The editor of the place. */
export function placeEditor({item, told, selected}) {
  const {place} = told;
  const proof = place && place.basis !== "report" ? place.words : null;
  const words = wordsField(item.report, selected ?? proof, item.event.trigger.start, false);
  const name = h("input", {type: "text", autocomplete: "off", value: selected ? words.input.value : place?.name ?? "",
    on: {input: () => later()}});
  const list = h("div", {class: "spots", role: "radiogroup", "aria-label": t("review.which_place")});
  let spots = place && !selected ? [place] : [];
  let chosen = 0;
  let timer = 0;
  let turn = 0;

  const draw = () => fill(list, spots.map((spot, n) =>
    h("label", {class: "choice"},
      h("input", {type: "radio", name: "spot", checked: n === chosen, on: {change: () => (chosen = n)}}),
      said(spot))),
    spots.length ? null : h("p", {class: "dim"}, t("review.no_place_found")));
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  async function look() {
    const mine = ++turn;
    const found = name.value.trim() ? await get("review/places", {name: name.value}) : [];
    if (mine !== turn) return;
    [spots, chosen] = [found, 0];
    draw();
  }

  draw();
  if (selected) look();
  return {
    element: [named(t("review.place_name"), name), list, words.element],
    read() {
      const spot = spots[chosen];
      if (!spot) throw new Unfit(t("review.choose_place"), name);
      return whole(spot, words.read(), item);
    },
    take(span) {
      words.take(span);
      name.value = words.input.value;
      look();
    },
    empty: null,
  };
}

/** A place as a record has it. Where no words tell it, those of the act stand for it. */
function whole(spot, words, {event, report}) {
  const {name, country, admin1, lat, lon, geonameid, precision} = spot;
  const at = words ?? event.trigger;
  const within = at.start >= event.sentence.start && at.end <= event.sentence.end;
  const text = [...report.text].slice(at.start, at.end).join("");
  return {
    name, country, admin1, lat, lon, geonameid, precision,
    basis: !words ? "report" : within ? "clause" : "section",
    words: {start: at.start, end: at.end, text},
  };
}

function said(spot) {
  const parts = [spot.name, spot.admin1 === spot.name ? null : spot.admin1, spot.country];
  return `${parts.filter(Boolean).join(", ")} (${spot.precision})`;
}
