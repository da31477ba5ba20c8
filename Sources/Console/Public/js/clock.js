// One ticker for all clocks of a page, on the server's time.

import { clockText, durationText } from "./text.js";
import { h, setAttr, setText } from "./dom.js";

let ahead = 0;

/** Learns how far this machine's clock is from the server's. */
export function setServerTime(milliseconds) {
  ahead = milliseconds - Date.now();
}

/** The server's present moment, in milliseconds. */
export const now = () => Date.now() + ahead;

const limits = [20 * 60, 40 * 60, 2 * 3600, 4 * 3600];

/** The waiting bucket of so many seconds: 0 below 20 minutes, then 20, 40 minutes, 2 and 4 hours. */
export function bucketOf(seconds) {
  return limits.filter((limit) => seconds >= limit).length;
}

/** A clock that runs since a moment; `kind` is `run` (0:07) or `wait` (12 мин, with the scale of its bucket). */
export function clock(kind, since) {
  const element = h("span", { class: "clock", "data-clock": kind });
  if (kind === "wait") {
    element.append(h("span", { class: "clock-scale", "aria-hidden": "true" }, [1, 2, 3, 4, 5].map(() => h("i"))));
  }
  element.append(h("span", { class: "num", "data-clock-text": "" }));
  setClock(element, since);
  return element;
}

/** Lets a clock run since another moment, or stand at `until`. */
export function setClock(element, since, until) {
  setAttr(element, "data-since", since);
  setAttr(element, "data-until", until);
  tick(element, now());
}

function tick(element, at) {
  const since = Number(element.dataset.since);
  if (!since) return;
  const seconds = ((element.dataset.until ? Number(element.dataset.until) : at) - since) / 1000;
  const face = element.querySelector("[data-clock-text]");
  if (element.dataset.clock === "run") {
    setText(face, clockText(seconds));
    return;
  }
  setText(face, durationText(seconds));
  setAttr(element, "data-bucket", bucketOf(seconds));
}

/** Updates every clock of the page; called once a second. */
export function tickAll() {
  const at = now();
  for (const element of document.querySelectorAll("[data-clock]")) tick(element, at);
}

setInterval(tickAll, 1000);
document.addEventListener("visibilitychange", () => document.hidden || tickAll());
