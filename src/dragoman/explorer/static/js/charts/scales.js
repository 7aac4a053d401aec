// How numbers become lengths, and lengths numbers; nothing here draws.

import {number} from "../texts.js";

/**
 * A straight scale.
 *
 * @param {[number, number]} from The two ends of the values.
 * @param {[number, number]} to Where these ends lie.
 * @returns {{(value: number): number, invert: (place: number) => number}}
 */
export function linear([low, high], [start, end]) {
  const span = high - low || 1;
  const scale = (value) => start + ((value - low) / span) * (end - start);
  scale.invert = (place) => low + ((place - start) / (end - start || 1)) * span;
  return scale;
}

/**
 * Round values between two, about so many, for the marks of an axis.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} about
 * @returns {number[]}
 */
export function ticks(low, high, about) {
  const rough = (high - low) / Math.max(about, 1);
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({length: last - first + 1}, (_, at) => round((first + at) * step));
}

/** Without the dust of binary fractions. */
function round(value) {
  return Number(value.toPrecision(12));
}

/**
 * The radius of a mark whose area stands for a number.
 *
 * @param {number} amount
 * @param {number} greatest The number that gets the largest mark.
 * @param {number} largest Its radius.
 * @param {number} [smallest] No mark is smaller.
 * @returns {number}
 */
export function radius(amount, greatest, largest, smallest = 1) {
  return Math.max(smallest, largest * Math.sqrt(amount / Math.max(greatest, 1)));
}

const COMPACT = {notation: "compact", maximumFractionDigits: 1};
const SIGNED = {signDisplay: "exceptZero", minimumFractionDigits: 1, maximumFractionDigits: 1};

/** @param {number} count @returns {string} Such as 12.3K. */
export const short = (count) => number(count, COMPACT);

/** @param {number} score @returns {string} Such as +3.4. */
export const scored = (score) => number(score, SIGNED).replace("-", "−");

/**
 * Whether what is counted is mostly conflict.
 *
 * @param {{events: number, conflict: number}} counted
 * @returns {boolean}
 */
export const isConflict = ({events, conflict}) => conflict * 2 > events;

/**
 * A value kept between two others.
 *
 * @param {number} value
 * @param {number} least
 * @param {number} most
 * @returns {number}
 */
export function clamp(value, least, most) {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
