// An event that the coder missed: blank, but for the words that name it.

import {t} from "../texts.js";

/**
 * Begin a missed event in the report of another.
 * @param {object} item the event that is judged
 * @param {{start: number, end: number} | null} words those that name it; the first word
 *     of the sentence if none are selected
 */
export function missedItem(item, words) {
  const characters = [...item.report.text];
  const span = (start, end) => ({start, end, text: characters.slice(start, end).join("")});
  const {sentence} = item.event;
  const trigger = words ? span(words.start, words.end) : span(sentence.start, wordEnd(characters, sentence));
  const inside = trigger.start >= sentence.start && trigger.end <= sentence.end;
  return {
    ...item,
    missed: true,
    added: false,
    conflicts: [],
    votes: [],
    reviewed: null,
    event: {
      id: `missed-${trigger.start}-${trigger.end}`,
      type: "", mode: null, status: "happened",
      actors: [], recipients: [], dates: null, place: null, counts: [], according_to: null,
      trigger,
      sentence: inside ? sentence : span(...paragraph(characters, trigger)),
      why: [t("review.missed_why")],
      confidence: 1, missing: {},
    },
  };
}

function wordEnd(characters, {start, end}) {
  let at = start;
  while (at < end && !/\s/.test(characters[at])) at += 1;
  return at;
}

function paragraph(characters, {start, end}) {
  let [from, to] = [start, end];
  while (from > 0 && characters[from - 1] !== "\n") from -= 1;
  while (to < characters.length && characters[to] !== "\n") to += 1;
  return [from, to];
}
