// Requests to the daemon: JSON both ways, the CSRF token of the page, errors with the server's own words.

/** A refusal of the server, or no answer at all (`status` 0). */
export class Refusal extends Error {
  constructor(status, code, message, body) {
    super(message);
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

/** Sends `body` as JSON and gives back the answer's JSON, or null when it has none. Throws `Refusal`. */
export async function send(method, path, body, { keepalive = false, signal } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      keepalive,
      signal,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "X-CSRF-Token": document.body.dataset.csrf ?? "",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, "unavailable", "", null);
  }
  const text = await response.text();
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    answer = null;
  }
  if (response.status === 401) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  if (response.status === 423) location.assign(`/locked?next=${encodeURIComponent(location.pathname)}`);
  if (!response.ok) throw new Refusal(response.status, answer?.code ?? "", answer?.message ?? "", answer);
  return answer;
}

/** Reads the JSON at `path`. */
export const get = (path, options) => send("GET", path, undefined, options);
