// Which module draws which address.

import {fill, h, undress} from "./dom.js";
import {explained} from "./faults.js";
import {load, t} from "./texts.js";

const PAGES = [
  {path: /^\/$/, view: "explore", follows: true},
  {path: /^\/stories$/, view: "stories"},
  {path: /^\/story\/(?<id>\w+)$/, view: "story", under: "stories"},
  {path: /^\/report\/(?<id>\w+)$/, view: "report", under: "explore"},
  {path: /^\/event\/(?<id>\w+)$/, view: "event", under: "explore"},
  {path: /^\/statements$/, view: "statements"},
  {path: /^\/code$/, view: "code"},
  {path: /^\/review$/, view: "review"},
  {path: /^\/jobs$/, view: "jobs"},
];

let leave = null;
let drawn = "";
let turn = 0;

/** Begin to load what the page needs, while the server is asked which archive this is. */
export function ahead() {
  const {view} = find(location.pathname);
  import(`./views/${view}.js`).catch(() => null);
  load(view).catch(() => null); // told when the page is drawn
}

/** Whether the page that is drawn itself follows an address that only asks otherwise. */
export function follows() {
  return drawn === location.pathname && PAGES.some((page) => page.follows && page.path.test(drawn));
}

/**
 * Draw the page that the address names into `main`.
 *
 * @param {HTMLElement} main
 * @param {object} session
 * @param {boolean} [returns] whether somebody comes back to it
 * @returns {Promise<string>} the page in whose name of the frame it stands
 */
export async function draw(main, session, returns = false) {
  const mine = ++turn;
  const {view, under, id} = find(location.pathname);
  const [module, wordless] = await Promise.all([
    import(`./views/${view}.js`).catch(() => null),
    load(view).then(() => null, (fault) => fault),
  ]);
  if (mine !== turn) return under;
  leave?.();
  leave = null;
  document.querySelector("dialog[open]")?.close();
  // What a page that was left still draws, it draws into a place that nobody sees.
  const place = h("div", {class: "page", dataset: {view}});
  fill(main, place);
  undress();
  drawn = location.pathname;
  document.title = `${t(`pages.${under}`)} · Dragoman`;
  try {
    if (!module) throw new Error(t("frame.no_page", {path: location.pathname}));
    if (wordless) throw wordless;
    const left = await module.show(place, {id, session, returns});
    if (mine === turn) leave = left ?? null;
    else left?.();
  } catch (fault) {
    if (mine === turn) fill(main, trouble(fault));
  }
  return under;
}

/** What is shown where something could not be. */
export function trouble(fault) {
  return h("section", {class: "card trouble", role: "alert"},
    h("h1", {}, t("frame.trouble")), h("p", {}, explained(fault)),
    h("p", {}, h("a", {href: "/"}, t("frame.home"))));
}

function find(path) {
  for (const page of PAGES) {
    const found = page.path.exec(path);
    if (found) return {view: page.view, under: page.under ?? page.view, id: found.groups?.id};
  }
  return {view: "missing", under: "explore"};
}
