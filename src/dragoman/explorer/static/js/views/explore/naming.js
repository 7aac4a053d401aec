// How things are called on the page.

import {dayNumber, stretchName} from "../../charts/calendar.js";
import {t} from "../../texts.js";

/** A type as a word: "Protest". */
export function typeName(type) {
  return type.charAt(0) + type.slice(1).toLowerCase();
}

/** A day in words: "5 Mar 2024". */
export function dayWords(iso) {
  return stretchName(dayNumber(iso), "day");
}

/** A stretch in words: "Mar 2024", "week of 4 Mar 2024". */
export function stretchWords(start, step) {
  return stretchName(start, step, (day) => t("explore.week_of", {day}));
}
