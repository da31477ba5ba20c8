// Lines of several requests against one another: which are the same in all, where quantities differ, which one alone has.

import { fold } from "../text.js";

/** By what lines of different requests are the same: the article, else the name, without signs. */
export const lineKey = (line) => fold(line.article || line.name || "").replace(/[^\p{L}\p{N}]+/gu, "");

/** For each key a map of request to `same`, `differs` or `only`. */
export function lineStates(requests) {
  const found = new Map();
  for (const request of requests) {
    for (const line of request.lines) {
      const key = lineKey(line);
      if (!found.has(key)) found.set(key, new Map());
      found.get(key).set(request.id, line.quantity ?? null);
    }
  }
  const states = new Map();
  for (const [key, quantities] of found) {
    const known = new Set([...quantities.values()].filter((quantity) => quantity !== null));
    const state = quantities.size < 2 ? "only" : known.size > 1 ? "differs" : "same";
    states.set(key, new Map([...quantities.keys()].map((request) => [request, state])));
  }
  return states;
}
