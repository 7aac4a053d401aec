// A series: how much was done in each stretch of time, as numbers.
//
// Stretches without events are left out of what the server sends and are nothing here
// either; a chart leaves their place empty.

/**
 * @typedef {{start: number, cooperation: number, conflict: number, sum: number}} Stretch
 *   `sum` adds up the scores of all its events.
 * @typedef {{step: string, first: number, last: number, stretches: Stretch[]}} Series
 *   `first` and `last` are the days that the chart reaches from and to.
 */

import {STEPS, laterStretch, stepFor, stretchStart} from "./calendar.js";

/** @param {Stretch} stretch @returns {number} */
export const eventsOf = (stretch) => stretch.cooperation + stretch.conflict;

/** @param {Stretch} stretch @returns {number} From -10 to +10. */
export const meanOf = (stretch) => stretch.sum / Math.max(eventsOf(stretch), 1);

/**
 * The same series in at most so many stretches, if need be of a longer step.
 *
 * @param {Series} series
 * @param {number} most
 * @returns {Series}
 */
export function gather(series, most) {
  return regroup(series, stepFor(series.first, series.last, most));
}

/**
 * The same series in stretches of a longer step; as it is, if the step is no longer.
 *
 * @param {Series} series
 * @param {string} step
 * @returns {Series}
 */
function regroup(series, step) {
  if (STEPS.indexOf(step) <= STEPS.indexOf(series.step)) return series;
  const together = new Map();
  for (const stretch of series.stretches) {
    const start = stretchStart(stretch.start, step);
    const sum = together.get(start) ?? {start, cooperation: 0, conflict: 0, sum: 0};
    sum.cooperation += stretch.cooperation;
    sum.conflict += stretch.conflict;
    sum.sum += stretch.sum;
    together.set(start, sum);
  }
  return {...series, step, stretches: [...together.values()]};
}

/**
 * The two greatest numbers of a series, for a scale that several charts may share.
 *
 * @param {Series[]} all
 * @returns {{cooperation: number, conflict: number}}
 */
export function greatest(all) {
  const most = {cooperation: 0, conflict: 0};
  for (const {stretches} of all) {
    for (const stretch of stretches) {
      most.cooperation = Math.max(most.cooperation, stretch.cooperation);
      most.conflict = Math.max(most.conflict, stretch.conflict);
    }
  }
  return most;
}

/**
 * Series side by side: over the same days, in stretches of one length.
 *
 * @param {(Series | null)[]} all
 * @returns {(Series | null)[]}
 */
export function aligned(all) {
  const there = all.filter(Boolean);
  const step = STEPS[Math.max(...there.map((series) => STEPS.indexOf(series.step)))];
  const first = Math.min(...there.map((series) => series.first));
  const last = Math.max(...there.map((series) => series.last));
  return all.map((series) => series && {...regroup(series, step), first, last});
}

/**
 * The days of all stretches that two days touch, the order of the two being no matter.
 *
 * @param {Series} series
 * @param {number} one
 * @param {number} other
 * @returns {[number, number]} First and last day.
 */
export function snap({step, first, last}, one, other) {
  const low = Math.floor(Math.min(one, other));
  const high = Math.floor(Math.max(one, other));
  const end = laterStretch(stretchStart(high, step), step) - 1;
  return [Math.max(stretchStart(low, step), first), Math.min(end, last)];
}
