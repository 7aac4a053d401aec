// Links that somebody keeps under a name. They stay in this browser.

import {choose} from "../../address.js";
import {fill, h} from "../../dom.js";
import {menu} from "../../menu.js";
import {say} from "../../say.js";
import {t} from "../../texts.js";

const STORE = "dragoman.links";

/** @returns {{name: string, query: string}[]} */
function kept() {
  try {
    const links = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(links) ? links.filter((link) => typeof link?.name === "string" && typeof link?.query === "string") : [];
  } catch {
    return [];
  }
}

function keep(links) {
  localStorage.setItem(STORE, JSON.stringify(links));
}

/** The menu of saved links, with the link to what is shown. @returns {HTMLElement} */
export function savedMenu() {
  const list = h("ul", {class: "saved"});
  const name = h("input", {type: "text", required: true, maxlength: 80});
  const draw = () => fill(list, kept().map((link) => rowOf(link, draw, box)));
  const form = h("form", {on: {submit: (event) => {
    event.preventDefault();
    const words = name.value.trim();
    keep([...kept().filter((link) => link.name !== words), {name: words, query: location.search}]);
    say(t("explore.saved", {name: words}));
    name.value = "";
    draw();
  }}}, h("label", {}, t("explore.link_name"), name), h("button", {}, t("explore.save")));
  const copy = h("button", {type: "button", on: {click: () => copyLink(copy)}}, t("explore.copy_link"));
  const box = menu(t("explore.links"), [copy, form, list], {onOpen: draw});
  return box.element;
}

function rowOf({name, query}, draw, box) {
  const open = h("a", {href: `/${query}`, on: {click: (event) => {
    event.preventDefault();
    box.close();
    follow(query);
  }}}, name);
  const remove = h("button", {type: "button", class: "quiet", "aria-label": t("explore.forget", {name}), on: {click: () => {
    keep(kept().filter((link) => link.name !== name));
    draw();
    box.summary.focus();
  }}}, "×");
  return h("li", {}, open, remove);
}

/** Put another question into the address, all of it. */
function follow(query) {
  const wanted = new URLSearchParams(query);
  const changes = Object.fromEntries([...new URLSearchParams(location.search).keys()].map((name) => [name, null]));
  for (const name of wanted.keys()) changes[name] = wanted.getAll(name);
  choose(changes);
}

async function copyLink(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    fill(button, t("explore.copied"));
  } catch {
    fill(button, location.href); // a browser that forbids it: to be copied by hand
  }
  say(button.textContent);
  setTimeout(() => fill(button, t("explore.copy_link")), 4000);
}
