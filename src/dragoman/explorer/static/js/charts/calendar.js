// Days as whole numbers, and the stretches of time that charts are divided into.
//
// A day is the number of days since 1 January 1970, in no time zone: what the
// archive calls 2024-03-05 is that day for every reader.

import {dated} from "../texts.js";

const MILLISECONDS = 86_400_000;
const MONTHS = {month: 1, quarter: 3, year: 12};
const DAYS = {day: 1, week: 7};

/** The steps, the shortest first. */
export const STEPS = ["day", "week", "month", "quarter", "year"];

/**
 * @param {string} iso A day such as 2024-03-05.
 * @returns {number}
 */
export function dayNumber(iso) {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS);
}

/**
 * @param {number} day
 * @returns {string} Such as 2024-03-05.
 */
export function isoDay(day) {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** @param {number} year @param {number} month From 0; may lie outside the year. */
function monthStart(year, month) {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month, 1);
  return Math.round(date.getTime() / MILLISECONDS);
}

/**
 * The first day of the stretch in which a day lies; of a week its Monday.
 *
 * @param {number} day
 * @param {string} step One of STEPS.
 * @returns {number}
 */
export function stretchStart(day, step) {
  if (step === "day") return day;
  if (step === "week") return day - ((((day + 3) % 7) + 7) % 7); // 1 January 1970 was a Thursday
  const date = new Date(day * MILLISECONDS);
  const months = MONTHS[step];
  const month = Math.floor(date.getUTCMonth() / months) * months;
  return monthStart(date.getUTCFullYear(), month);
}

/**
 * The first day of the stretch so many steps later, or earlier if negative.
 *
 * @param {number} start The first day of a stretch.
 * @param {string} step
 * @param {number} [count]
 * @returns {number}
 */
export function laterStretch(start, step, count = 1) {
  if (step in DAYS) return start + DAYS[step] * count;
  const date = new Date(start * MILLISECONDS);
  return monthStart(date.getUTCFullYear(), date.getUTCMonth() + MONTHS[step] * count);
}

/**
 * The first days of all stretches that touch the days from first to last.
 *
 * @param {number} first
 * @param {number} last
 * @param {string} step
 * @returns {number[]}
 */
export function stretches(first, last, step) {
  const starts = [];
  for (let at = stretchStart(first, step); at <= last; at = laterStretch(at, step)) starts.push(at);
  return starts;
}

/**
 * The shortest step that divides the days into at most so many stretches.
 *
 * @param {number} first
 * @param {number} last
 * @param {number} most
 * @returns {string}
 */
export function stepFor(first, last, most) {
  const length = {day: 1, week: 7, month: 30.44, quarter: 91.3, year: 365.25};
  return STEPS.find((step) => (last - first + 1) / length[step] <= most) ?? "year";
}

const FORMATS = {
  day: {day: "numeric", month: "short", year: "numeric"},
  month: {month: "short", year: "numeric"},
  year: {year: "numeric"},
};

/**
 * A stretch in words: "5 Mar 2024", "week of 4 Mar 2024", "Mar 2024", "Q1 2024".
 *
 * @param {number} start
 * @param {string} step
 * @param {(day: string) => string} weekOf Says "week of" before a day.
 * @returns {string}
 */
export function stretchName(start, step, weekOf = (day) => day) {
  const date = new Date(start * MILLISECONDS);
  if (step === "quarter") {
    return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
  }
  if (step === "week") return weekOf(stretchName(start, "day"));
  return dated(date, FORMATS[step]);
}

const TICKS = [
  ["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1], ["month", 2], ["quarter", 1],
  ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50],
];

/**
 * At most so many marks for an axis of time, on the round days that lie in it.
 *
 * @param {number} first
 * @param {number} last
 * @param {number} most
 * @returns {{day: number, label: string}[]} The first of each year names its year.
 */
export function timeTicks(first, last, most) {
  for (const [step, every] of TICKS) {
    const days = roundDays(first, last, step, every, most);
    if (days) return days.map((day, at) => ({day, label: tickLabel(day, step, days[at - 1])}));
  }
  return [];
}

/** The round days in order, or null if there are too many. */
function roundDays(first, last, step, every, most) {
  let at = stretchStart(first, step);
  if (step === "year") at = monthStart(Math.floor(yearOf(at) / every) * every, 0);
  const days = [];
  for (; at <= last; at = laterStretch(at, step, every)) {
    if (at >= first) days.push(at);
    if (days.length > most) return null;
  }
  return days;
}

function yearOf(day) {
  return new Date(day * MILLISECONDS).getUTCFullYear();
}

function tickLabel(day, step, before) {
  const parts = {};
  if (step === "day" || step === "week") parts.day = "numeric";
  if (step !== "year") parts.month = "short";
  if (step === "year" || before === undefined || yearOf(before) !== yearOf(day)) parts.year = "numeric";
  return dated(day * MILLISECONDS, parts);
}
