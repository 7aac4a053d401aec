// The address of an event leads to its report, opened at the event.

import {get} from "../api.js";
import {h} from "../dom.js";
import {t} from "../texts.js";

/**
 * Go from an event to its report.
 *
 * @param {HTMLElement} main
 * @param {{id: string}} place
 */
export async function show(main, {id}) {
  main.append(h("p", {role: "status"}, t("event.leads")));
  const report = await get(`event/${id}/report`);
  if (!main.isConnected) return;
  history.replaceState(null, "", `/report/${report}?event=${id}`);
  dispatchEvent(new Event("page"));
}
