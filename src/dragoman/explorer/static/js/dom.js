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

const sheets = new Map(); // name -> what ends with its link when it is loaded
const worn = new Set(); // the sheets that the page asked for
const SHARED = ["form", "reading", "stories"]; // a page's own sheet stands after these

/** Wear a style sheet; the promise ends when it is in force. */
export async function style(name) {
  worn.add(name);
  if (!sheets.has(name)) sheets.set(name, sheet(name));
  enforce(name, await sheets.get(name));
}

/** Take off what the page before wore, so that each looks the same wherever one comes from. */
export function undress() {
  worn.clear();
  for (const link of document.querySelectorAll("link[data-page]")) enforce(link.dataset.page, link);
}

function enforce(name, link) {
  if (link.sheet) link.sheet.disabled = !worn.has(name); // kept, so that it is at hand again
}

function sheet(name) {
  // What the head of the page names is in force before any script runs.
  const there = linkOf(name);
  if (there) {
    there.dataset.page = name;
    return Promise.resolve(there);
  }
  return new Promise((done) => {
    const link = h("link", {rel: "stylesheet", href: hrefOf(name), dataset: {page: name}, on: {load: () => done(link), error: () => done(link)}});
    const rank = SHARED.indexOf(name);
    if (rank < 0) document.head.append(link);
    else ["base", ...SHARED.slice(0, rank)].map(linkOf).filter(Boolean).at(-1).after(link);
  });
}

const hrefOf = (name) => `/static/css/${name}.css`;
const linkOf = (name) => document.querySelector(`link[rel="stylesheet"][href="${hrefOf(name)}"]`);

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
