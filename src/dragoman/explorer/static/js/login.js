// The door: who knows the password is let in, and led to the pages.

import {post} from "./api.js";
import {fill, h} from "./dom.js";
import {told} from "./faults.js";
import {load, t} from "./texts.js";
import {apply} from "./theme.js";

async function start() {
  apply();
  await load("frame", "login");
  document.title = t("login.title");
  const password = h("input", {type: "password", name: "password", required: true, autocomplete: "current-password"});
  const fault = h("p", {role: "alert"});
  fill(document.getElementById("main"), h(
    "form", {class: "card login", on: {submit: (event) => enter(event, password, fault)}},
    h("h1", {}, t("login.title")),
    h("label", {}, t("login.password"), password),
    fault,
    h("button", {type: "submit", class: "main"}, t("login.enter")),
  ));
  password.focus();
}

async function enter(event, password, fault) {
  event.preventDefault();
  fill(fault);
  try {
    await post("login", {password: password.value});
    location.assign("/");
  } catch (refused) {
    fill(fault, told(refused));
    password.select();
  }
}

start();
