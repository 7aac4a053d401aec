// The figures of a job: how far, how fast, how long yet. Numbers go in, words come out.

import {number, t} from "../texts.js";

/**
 * A number of bytes as people read it: "12.3 MB".
 * @param {number} bytes
 */
export function sized(bytes) {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (bytes >= 1000 && unit < units.length - 1) {
    bytes /= 1000;
    unit += 1;
  }
  return `${number(bytes, {maximumFractionDigits: unit ? 1 : 0})} ${units[unit]}`;
}

/**
 * A stretch of time as people say it: "40 s", "3 min", "2 h 5 min".
 * @param {number} seconds
 */
export function lasting(seconds) {
  if (seconds < 90) return t("jobs.seconds", {count: Math.max(1, Math.round(seconds))});
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t("jobs.minutes", {count: minutes});
  return t("jobs.hours", {hours: Math.floor(minutes / 60), minutes: minutes % 60});
}

const NEARLY = 0.99; // what was read is not coded yet

/**
 * How much of its present stage a job has done, from 0 to 1.
 * @param {object} progress
 */
export function share(progress) {
  const [done, all] = progress.stage === "linking" ? [progress.compared, progress.to_compare] : [progress.bytes_read, progress.bytes_all];
  return all ? Math.min(progress.stage === "reading" ? NEARLY : 1, done / all) : 0;
}

/**
 * Reports a second of late, and from the beginning.
 * @param {object} progress
 * @returns {{late: number, whole: number}}
 */
export function speeds({pace, reports, seconds}) {
  const whole = seconds ? reports / seconds : 0;
  const [from, to] = [pace[Math.floor((pace.length * 2) / 3)], pace.at(-1)];
  const late = from && to && to[0] > from[0] ? (to[1] - from[1]) / (to[0] - from[0]) : whole;
  return {late, whole};
}

/**
 * How long the reading will take yet: the shorter and the longer of two estimates, by the
 * speed of late and by that from the beginning; null while nobody can tell.
 * @param {object} progress
 */
export function left(progress) {
  const done = share(progress);
  const {late, whole} = speeds(progress);
  if (progress.stage !== "reading" || done < 0.02 || done === NEARLY || !late || !whole) return null;
  const reports = progress.reports / done - progress.reports;
  return [reports / Math.max(late, whole), reports / Math.min(late, whole)];
}
