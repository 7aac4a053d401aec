// Ask the server. Its answers are JSON; what it refuses becomes an `ApiError` with the
// server's own words, which `faults.js` tells.

/** What the server refused or could not do. */
export class ApiError extends Error {
  constructor(status, kind, message) {
    super(message);
    this.status = status;
    this.kind = kind;
  }
}

const STRANGER = 401; // not let in, or so long ago that it is forgotten
const DOOR = "/login";
const UNREACHABLE = "Unreachable";
let token = "";

/** Ask which archive this is, and keep the token that writes need. */
export async function begin() {
  const session = await get("session");
  token = session.token;
  return session;
}

/**
 * Ask for something: `get("events", {type: "PROTEST"})`.
 *
 * @param {string} path below /api/
 * @param {URLSearchParams | Record<string, unknown>} [parameters]
 * @param {{signal?: AbortSignal}} [options]
 */
export function get(path, parameters, options = {}) {
  return send(address(path, parameters), {signal: options.signal});
}

/** Send something: `post("review", {event, field, value})`. */
export function post(path, body, options = {}) {
  const headers = {"X-Dragoman-Token": token};
  if (!(body instanceof FormData)) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(body ?? null);
  }
  return send(address(path), {method: "POST", headers, body, signal: options.signal});
}

/**
 * Hand in a file: its bytes are the body, and its progress is told.
 *
 * @param {string} path below /api/
 * @param {Record<string, unknown>} parameters
 * @param {File} file
 * @param {(sent: number) => void} sent is told how many bytes were sent
 */
export function upload(path, parameters, file, sent) {
  // `fetch` does not tell how much of a body was sent.
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", address(path, parameters));
    request.setRequestHeader("X-Dragoman-Token", token);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => sent(event.loaded));
    request.addEventListener("error", () => failed(new ApiError(0, UNREACHABLE, "")));
    request.addEventListener("load", () => {
      const body = parse(request.responseText);
      if (request.status === 200) done(body);
      else failed(new ApiError(request.status, body?.kind ?? "Error", told(request, body)));
    });
    request.send(file);
  });
}

/** The address of an answer, for links to files. */
export function address(path, parameters) {
  const query = new URLSearchParams();
  const pairs = parameters instanceof URLSearchParams ? parameters : Object.entries(parameters ?? {});
  for (const [name, value] of pairs)
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== "") query.append(name, String(one));
  const asked = query.toString();
  return `/api/${path}${asked ? `?${asked}` : ""}`;
}

async function send(url, options) {
  const response = await fetch(url, {credentials: "same-origin", ...options}).catch((fault) => {
    throw fault.name === "AbortError" ? fault : new ApiError(0, UNREACHABLE, "");
  });
  const text = await response.text();
  const body = text ? parse(text) : null;
  if (response.ok) return body;
  if (response.status === STRANGER && location.pathname !== DOOR) location.assign(DOOR);
  throw new ApiError(response.status, body?.kind ?? "Error", told(response, body));
}

function told(response, body) {
  // What FastAPI itself refuses comes as a list of faults under "detail".
  if (Array.isArray(body?.detail)) return body.detail.map((fault) => fault.msg).join("; ");
  return body?.message ?? body?.detail ?? `${response.status} ${response.statusText}`;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
