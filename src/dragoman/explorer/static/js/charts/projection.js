// The Natural Earth projection, both ways, on a plane whose unit is a radian.
//
// It shows the whole world at once, with little distortion of areas where people
// live. The polynomial is that of Šavrič, Patterson and Jenny (2011).

const RADIAN = Math.PI / 180;
const NEWTON_STEPS = 12;

/** Half the width of the projected world. */
export const WIDTH = 2.7354;

/** How wide the parallels are at a latitude, as a factor. */
function breadth(square) {
  const fourth = square * square;
  return 0.8707 - 0.131979 * square
    + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth));
}

function height(latitude, square) {
  const fourth = square * square;
  return latitude
    * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)));
}

function slope(square) {
  const fourth = square * square;
  return 1.007226 + square * (0.045255 + fourth * (-0.311325 + 0.259866 * square - 0.065076 * fourth));
}

/**
 * Where a point of the earth lies on the plane; north is up, so y grows downwards.
 *
 * @param {number} longitude In degrees.
 * @param {number} latitude In degrees.
 * @returns {[number, number]}
 */
export function project(longitude, latitude) {
  const angle = latitude * RADIAN;
  const square = angle * angle;
  return [longitude * RADIAN * breadth(square), -height(angle, square)];
}

/**
 * The point of the earth at a place of the plane, or null outside of the world.
 *
 * @param {number} x
 * @param {number} y
 * @returns {[number, number] | null} Longitude and latitude in degrees.
 */
export function unproject(x, y) {
  let angle = -y;
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const square = angle * angle;
    angle -= (height(angle, square) + y) / slope(square);
  }
  const longitude = x / breadth(angle * angle) / RADIAN;
  const latitude = angle / RADIAN;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : null;
}

/**
 * The rings of a country as the outline file keeps them, in degrees.
 *
 * The first pair of a ring is a point, in hundredths of a degree; each further pair
 * says how far the next point is from the one before.
 *
 * @param {number[]} steps
 * @param {number} scale Parts of a degree.
 * @returns {[number, number][]}
 */
export function unpackRing(steps, scale) {
  const ring = [];
  let x = 0;
  let y = 0;
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at];
    y += steps[at + 1];
    ring.push([x / scale, y / scale]);
  }
  return ring;
}
