// Build elements. Text is only ever put in as text, so nothing a report holds can
// become markup.

/**
 * Make an element.
 *
 *     h("button", {type: "button", on: {click: save}}, "Save")
 *
 * @param {string} tag its name; "svg:path" makes one of SVG
 * @param {Record<string, unknown>} [attributes] attributes; `class`, `on` (listeners),
 *     `dataset` and `style` (an object of properties) are set as what they are;
 *     false, null and undefined leave an attribute out
 * @param {...(Node | string | number | null | undefined | false | Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = tag.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...nodes(children));
  return element;
}

/** Put children in place of those an element has. */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

const sheets = new Map(); // name -> what ends when it is in force

/** Load a style sheet once; the promise ends when it is in force. */
export function style(name) {
  if (!sheets.has(name)) sheets.set(name, sheet(`/static/css/${name}.css`));
  return sheets.get(name);
}

function sheet(href) {
  // What the head of the page names is in force before any script runs.
  if (document.querySelector(`link[rel="stylesheet"][href="${href}"]`)) return Promise.resolve();
  return new Promise((done) => {
    document.head.append(h("link", {rel: "stylesheet", href, on: {load: done, error: done}}));
  });
}

function set(element, name, value) {
  if (value === false || value === null || value === undefined) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value))
      element.addEventListener(event, listener);
  } else if (name === "dataset") Object.assign(element.dataset, value);
  else if (name === "style") {
    for (const [property, setting] of Object.entries(value))
      element.style.setProperty(property, setting);
  } else if (name in element && typeof value === "boolean") element[name] = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

function nodes(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
