// Cut a text wherever a mark begins or ends, and give marks that overlap different lanes.
//
// Nothing here touches the page: numbers go in, numbers come out.

/**
 * @typedef {object} Mark
 * @property {number} start the first unit of the text
 * @property {number} end the unit after the last
 * @property {string} kind event, actor, date, place, count or statement
 * @property {boolean} [unsure] whether its line is broken
 */

/**
 * @typedef {object} Area words that look different as a whole, such as a dateline
 * @property {number} start
 * @property {number} end
 * @property {string} name the CSS class of its pieces
 */

/**
 * @typedef {object} Piece a stretch of text that the same marks cover
 * @property {number} start
 * @property {number} end
 * @property {number[]} marks which marks cover it, by their place in the list
 * @property {string[]} areas
 */

/**
 * Give each mark a lane: the shortest lie next to the text, what holds them lies below.
 * @param {Mark[]} marks
 * @returns {number[]} the lane of each mark
 */
export function lanes(marks) {
  const found = new Array(marks.length).fill(0);
  const taken = []; // by lane: the marks in it, sorted by their start
  for (const index of byLength(marks)) {
    const mark = marks[index];
    let lane = 0;
    while (taken[lane] && !fits(taken[lane], mark)) lane += 1;
    taken[lane] ??= [];
    taken[lane].splice(placeFor(taken[lane], mark.start), 0, mark);
    found[index] = lane;
  }
  return found;
}

/** The places of marks in their list, the shortest mark first. */
function byLength(marks) {
  const long = (mark) => mark.end - mark.start;
  return [...marks.keys()].sort(
    (one, other) => long(marks[one]) - long(marks[other]) || one - other,
  );
}

/** How many of the marks, sorted by start, start before a unit. */
function placeFor(sorted, start) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fits(sorted, mark) {
  const place = placeFor(sorted, mark.start);
  const before = sorted[place - 1];
  const after = sorted[place];
  return !(before && before.end > mark.start) && !(after && after.start < mark.end);
}

/**
 * Cut a text wherever a mark or an area begins or ends.
 * @param {number} length of the text, in units
 * @param {Mark[]} marks
 * @param {Area[]} areas
 * @returns {Piece[]} pieces that follow each other and together are the text
 */
export function pieces(length, marks, areas = []) {
  const all = [...marks, ...areas];
  const starting = new Map();
  const ending = new Map();
  all.forEach((one, index) => {
    if (one.start >= one.end) return;
    append(starting, one.start, index);
    append(ending, one.end, index);
  });
  const cuts = [...new Set([0, length, ...starting.keys(), ...ending.keys()])];
  cuts.sort((one, other) => one - other);
  const covering = new Set();
  const found = [];
  for (let n = 0; n + 1 < cuts.length; n += 1) {
    for (const index of ending.get(cuts[n]) ?? []) covering.delete(index);
    for (const index of starting.get(cuts[n]) ?? []) covering.add(index);
    found.push(piece(cuts[n], cuts[n + 1], [...covering], marks.length, areas));
  }
  return found;
}

function append(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}

function piece(start, end, covering, count, areas) {
  const numbers = covering.filter((index) => index < count);
  const around = covering.filter((index) => index >= count);
  return {
    start,
    end,
    marks: numbers.sort((one, other) => one - other),
    areas: around.map((index) => areas[index - count].name),
  };
}
