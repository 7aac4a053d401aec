// The frame around every page: where one is, where one can go, what the archive is.

import {begin} from "./api.js";
import {go} from "./address.js";
import {fill, h} from "./dom.js";
import {listen, onKey} from "./keys.js";
import {ahead, draw, follows, trouble} from "./router.js";
import {load, t} from "./texts.js";
import {apply, theme, turn} from "./theme.js";

const PAGES = [
  {name: "explore", path: "/", key: "e"},
  {name: "stories", path: "/stories", key: "s"},
  {name: "statements", path: "/statements", key: "t"},
  {name: "code", path: "/code", key: "c"},
  {name: "review", path: "/review", key: "r", writes: true},
  {name: "jobs", path: "/jobs", key: "j", writes: true},
];

const main = document.getElementById("main");

async function start() {
  apply();
  ahead();
  const asking = begin();
  asking.catch(() => null); // told below, when there are words
  await load("frame");
  document.querySelector(".skip").textContent = t("frame.skip");
  let session;
  try {
    session = await asking;
  } catch (fault) {
    fill(main, trouble(fault));
    return;
  }
  const pages = PAGES.filter((page) => !(page.writes && session.read_only));
  frame(pages, session);
  for (const page of pages) onKey(`g ${page.key}`, `keys.${page.name}`, () => go(page.path));
  listen();
  document.addEventListener("click", followed);
  const show = async (returns = false) => mark(await draw(main, session, returns));
  addEventListener("page", ({detail}) => show(detail?.returns).then(() => main.focus({preventScroll: true})));
  addEventListener("popstate", () => (follows() ? dispatchEvent(new Event("address")) : show(true)));
  await show();
}

function frame(pages, session) {
  const look = h("button", {type: "button", class: "quiet", on: {click: () => (turn(), told())}});
  const told = () => fill(look, t("frame.theme", {name: t(`frame.themes.${theme()}`)}));
  told();
  fill(
    document.getElementById("frame"),
    h("a", {class: "brand", href: "/"}, "Dragoman"),
    h("nav", {"aria-label": t("frame.pages")}, pages.map((page) =>
      h("a", {href: page.path, dataset: {page: page.name}}, t(`pages.${page.name}`)))),
    h("span", {class: "archive", title: session.archive},
      t("frame.archive", {name: session.archive.replace(/\/+$/, "").split("/").pop(), n: session.rows.reports})),
    look,
  );
}

function mark(name) {
  for (const link of document.querySelectorAll("#frame nav a"))
    if (link.dataset.page === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
}

// Links between our pages change the page without loading it anew.
function followed(event) {
  const link = event.target.closest?.("a[href^='/']");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target || link.hasAttribute("download") || event.defaultPrevented) return;
  const path = link.getAttribute("href");
  if (path.startsWith("/api") || path.startsWith("/static")) return;
  event.preventDefault();
  go(path, {returns: "returns" in link.dataset});
}

start();
