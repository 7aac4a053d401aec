// The address of an event leads to its report, opened at the event.

import {get} from "../api.js";

export async function show(_main, {id}) {
  const report = await get(`event/${id}/report`);
  history.replaceState(null, "", `/report/${report}?event=${id}`);
  dispatchEvent(new Event("page"));
}
