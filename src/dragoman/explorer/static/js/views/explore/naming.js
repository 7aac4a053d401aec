// How things are called on the page.

import {dayNumber, laterStretch, stretchName, stretchStart} from "../../charts/calendar.js";
import {t} from "../../texts.js";

/** A type as a word: "Protest". */
export function typeName(type) {
  return type.charAt(0) + type.slice(1).toLowerCase();
}

/** A day in words: "5 Mar 2024"; what is no day, as it is. */
export function dayWords(iso) {
  const day = dayNumber(iso);
  return Number.isNaN(day) ? iso : stretchName(day, "day");
}

/**
 * From a day to another in words: a day, a month or year that is meant as a whole, or
 * both days; "" for none.
 *
 * @param {string | null} first
 * @param {string | null} last
 */
export function daysWords(first, last) {
  if (!first) return "";
  if (!last || first === last) return dayWords(first);
  const [from, to] = [dayNumber(first), dayNumber(last)];
  const whole = ["month", "year"].find((step) => stretchStart(from, step) === from && laterStretch(from, step) - 1 === to);
  return whole ? stretchName(from, whole) : `${dayWords(first)} – ${dayWords(last)}`;
}

/** A stretch in words: "Mar 2024", "week of 4 Mar 2024". */
export function stretchWords(start, step) {
  return stretchName(start, step, (day) => t("explore.week_of", {day}));
}
