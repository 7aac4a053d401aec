// Offsets of records count characters (Unicode code points); those of JavaScript count
// UTF-16 units, and an emoji is two of them. Every offset passes through here once.

const BEYOND_ONE_UNIT = /[\ud800-\udfff]/;

/**
 * Turn offsets of records into offsets of a JavaScript string.
 * @param {string} text the text that the offsets point into
 * @returns {(character: number) => number}
 */
export function toUnits(text) {
  if (!BEYOND_ONE_UNIT.test(text)) return (character) => character;
  const units = [0];
  for (const character of text) units.push(units.at(-1) + character.length);
  return (character) => units[Math.min(character, units.length - 1)];
}

/**
 * Turn offsets of a JavaScript string into offsets of records.
 * @param {string} text the text that the offsets point into
 * @returns {(unit: number) => number}
 */
export function toCharacters(text) {
  if (!BEYOND_ONE_UNIT.test(text)) return (unit) => unit;
  const characters = new Int32Array(text.length + 1);
  let unit = 0;
  let count = 0;
  for (const character of text) {
    characters.fill(count, unit, unit + character.length);
    unit += character.length;
    count += 1;
  }
  characters[text.length] = count;
  return (at) => characters[Math.max(0, Math.min(at, text.length))];
}
