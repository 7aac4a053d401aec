// Why the events of a story were taken for one, and how somebody says that they are not.

import {go} from "../address.js";
import {post} from "../api.js";
import {fill, h} from "../dom.js";
import {told} from "../faults.js";
import {reviewer, remember} from "../reviewer.js";
import {t} from "../texts.js";
import {percent} from "../wording.js";

/**
 * @param {import("./tellings.js").Tellings} tellings
 * @param {boolean} writable whether people may judge here
 */
export function drawBonds(tellings, writable) {
  return h("ul", {class: "bonds"}, tellings.story.bonds.map((bond) => h("li", {}, drawBond(tellings, bond, writable))));
}

function drawBond(tellings, bond, writable) {
  return h("details", {},
    h("summary", {}, side(tellings, bond.left), ` ${t("story.and")} `, side(tellings, bond.right), h("span", {class: "dim"}, ` ${t("story.sure", {share: percent(bond.score)})}`)),
    h("ul", {class: "reasons"}, bond.why.map(drawReason)),
    h("p", {class: "pair"},
      h("a", {href: tellings.link(bond.left)}, t("story.first_of_two")), h("a", {href: tellings.link(bond.right)}, t("story.second_of_two")),
      writable ? h("button", {type: "button", on: {click: () => ask(tellings, bond)}}, t("story.not_one")) : null));
}

/** The same as rows. @param {import("./tellings.js").Tellings} tellings */
export function bondRows(tellings) {
  return {
    head: ["first", "second", "sure", "why"].map((name) => t(`story.heads.${name}`)),
    rows: tellings.story.bonds.map(({left, right, score, why}) =>
      [side(tellings, left), side(tellings, right), Math.round(score * 100), why.join("; ")]),
  };
}

function side(tellings, event) {
  return `“${tellings.eventOf.get(event)?.trigger.text ?? event}” (${tellings.sourceOf(event)})`;
}

/** A reason "+1.8 same trigger: words", its weight drawn for or against. */
function drawReason(reason) {
  const found = /^([+-]\d+\.\d+) ([^:]+): (.*)$/s.exec(reason);
  if (!found) return h("li", {}, reason);
  const [, weight, name, words] = found;
  const speaks = weight.startsWith("+");
  return h("li", {class: speaks ? "speaks-for" : "speaks-against"},
    h("span", {class: "weight"}, weight.replace("-", "−")), h("strong", {}, name), ` ${words}`);
}

/** Ask for a name before anything is changed, and say what will become of the story. */
function ask(tellings, {left, right}) {
  const name = h("input", {name: "by", required: true, maxlength: 200, autocomplete: "name", value: reviewer()});
  const trouble = h("p", {class: "conflict", role: "alert"});
  const dialog = h("dialog", {"aria-labelledby": "judge-title"},
    h("h2", {id: "judge-title"}, t("story.not_one")),
    h("p", {}, t("story.judge_says", {left: side(tellings, left), right: side(tellings, right)})),
    h("form", {on: {submit: async (event) => {
      event.preventDefault();
      remember(name.value.trim());
      try {
        const {story} = await post("judge", {one: left, other: right, same: false, by: name.value.trim()});
        dialog.close();
        go(story ? `/story/${story}` : tellings.link(left));
      } catch (fault) {
        fill(trouble, told(fault));
      }
    }}},
    h("label", {}, t("story.your_name"), name), trouble,
    h("p", {class: "pair"}, h("button", {class: "main"}, t("story.part_them")),
      h("button", {type: "button", on: {click: () => dialog.close()}}, t("story.leave_them")))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
