// A canvas that is sharp on every screen and drawn again when its size or the colours
// of the page change.

const COLOURS = ["ink", "dim", "line", "card", "accent", "cooperation", "conflict", "land", "border"];

/** The font of all charts. */
const FONT = "12px system-ui, sans-serif";

/**
 * The colours of the page as they are now.
 *
 * @param {Element} element
 * @returns {Record<string, string>}
 */
export function colours(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
  );
}

/**
 * Put a canvas into a box and keep it drawn.
 *
 * @param {HTMLElement} host Has a height of its own; the canvas fills it.
 * @param {(pen: CanvasRenderingContext2D, size: {width: number, height: number},
 *   colours: Record<string, string>) => void} draw
 * @returns {{element: HTMLCanvasElement, redraw: () => void, stop: () => void}}
 *   `redraw` draws at the next frame, once however often it was asked.
 */
export function paintedCanvas(host, draw) {
  const element = document.createElement("canvas");
  host.append(element);
  let frame = 0;
  const paint = () => {
    frame = 0;
    const size = fit(element, host);
    const pen = element.getContext("2d");
    pen.clearRect(0, 0, size.width, size.height);
    pen.font = FONT;
    if (size.width > 0 && size.height > 0) draw(pen, size, colours(host));
  };
  const redraw = () => {
    frame ||= requestAnimationFrame(paint);
  };
  const stop = whenLooksChange(host, redraw);
  return {
    element,
    redraw,
    stop: () => {
      cancelAnimationFrame(frame);
      stop();
    },
  };
}

/** Give the canvas as many dots as the screen has there. */
function fit(element, host) {
  const ratio = window.devicePixelRatio || 1;
  const size = {width: host.clientWidth, height: host.clientHeight};
  const [wide, high] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (element.width !== wide) element.width = wide;
  if (element.height !== high) element.height = high;
  element.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
  return size;
}

/**
 * Call back when the box has another size or the page other colours.
 *
 * @param {HTMLElement} host
 * @param {() => void} changed
 * @returns {() => void} Stops that.
 */
export function whenLooksChange(host, changed) {
  const sizes = new ResizeObserver(changed);
  sizes.observe(host);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", changed);
  addEventListener("theme", changed);
  return () => {
    sizes.disconnect();
    removeEventListener("theme", changed);
    dark.removeEventListener("change", changed);
  };
}
