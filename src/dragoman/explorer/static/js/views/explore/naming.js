// How things are called on the page.

import {stretchName} from "../../charts/calendar.js";
import {t} from "../../texts.js";

/** A type as a word: "Protest". */
export function typeName(type) {
  return type.charAt(0) + type.slice(1).toLowerCase();
}

/** A stretch in words: "Mar 2024", "week of 4 Mar 2024". */
export function stretchWords(start, step) {
  return stretchName(start, step, (day) => t("explore.week_of", {day}));
}
