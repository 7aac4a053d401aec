// What is usual in a series, and whether it has changed of late; nothing here draws.

import {laterStretch, stretchStart, stretches} from "./calendar.js";

/** So many bars, up to and with each, make some 30 days; of longer bars there is no mean. */
export const BARS = {day: 30, week: 4};
const SIDES = ["cooperation", "conflict"];
const MONTH = 4; // weeks
const YEAR = 52;
const FEW = 5; // events a week: below it chance alone doubles them
const MARKED = 2; // standard deviations of counts as chance scatters them

/**
 * The mean number of events a bar over some 30 days; bars without events count as well.
 *
 * @param {import("./stretches.js").Series} series
 * @returns {{start: number, cooperation: number, conflict: number}[]} empty where bars
 *   are too long, or all of it is shorter than that
 */
export function runningMeans({step, first, last, stretches: filled}) {
  const bars = BARS[step];
  if (!bars) return [];
  const known = new Map(filled.map((stretch) => [stretch.start, stretch]));
  const starts = [...stretches(first, last, step)];
  const sums = {cooperation: 0, conflict: 0};
  return starts.flatMap((start, at) => {
    for (const side of SIDES) {
      sums[side] += (known.get(start)?.[side] ?? 0) - (known.get(starts[at - bars])?.[side] ?? 0);
    }
    if (at < bars - 1) return [];
    return [{start, cooperation: sums.cooperation / bars, conflict: sums.conflict / bars}];
  });
}

/**
 * How the last whole week differs from the weeks before it, where it does by more than
 * chance would.
 *
 * @param {import("./stretches.js").Series} series in bars of days or weeks
 * @returns {{side: string, rises: boolean, week: number, events: number, month: number, year: number | null}[]}
 *   `month` and `year` are the mean of the four and of the 52 weeks before.
 */
export function changesOf({step, first, last, stretches: filled}) {
  if (!BARS[step]) return [];
  const weeks = [...stretches(first, last, "week")]
    .filter((start) => start >= first && laterStretch(start, "week") - 1 <= last);
  if (weeks.length <= MONTH) return [];
  return SIDES.map((side) => {
    const sums = new Map();
    for (const stretch of filled) {
      const week = stretchStart(stretch.start, "week");
      sums.set(week, (sums.get(week) ?? 0) + stretch[side]);
    }
    const counts = weeks.map((week) => sums.get(week) ?? 0);
    const events = counts.at(-1);
    const month = mean(counts.slice(-1 - MONTH, -1));
    const year = counts.length > YEAR ? mean(counts.slice(-1 - YEAR, -1)) : null;
    return {side, rises: events > month, week: weeks.at(-1), events, month, year};
  }).filter(({events, month}) =>
    Math.max(events, month) >= FEW && Math.abs(events - month) > MARKED * Math.sqrt(Math.max(month, 1)));
}

function mean(numbers) {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
