// A month with the days on which reservations end.

import { fill, h, icon } from "../dom.js";
import { t, tn } from "../text.js";
import { day, today } from "../cards/values.js";

const language = document.documentElement.lang || "ru";
const midnight = (iso) => Date.parse(`${iso}T00:00:00Z`);

/** Whole days from one day to another. */
export const daysBetween = (from, to) => Math.round((midnight(to) - midnight(from)) / 86_400_000);

/** Draws `month` (`2026-03`) into `place`. */
export function drawCalendar(place, month, reservations, { go, choose }) {
  const first = new Date(`${month}-01T00:00:00Z`);
  const shift = (by) => new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + by, 1)).toISOString().slice(0, 7);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const title = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(first);
  const names = [...Array(7)].map((_, index) => new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 5, 1 + index))));
  const cells = [...Array(before)].map(() => h("td", {}));
  for (let number = 1; number <= length; number += 1) cells.push(cell(`${month}-${String(number).padStart(2, "0")}`, number, reservations, choose));
  while (cells.length % 7) cells.push(h("td", {}));
  const weeks = [];
  for (let at = 0; at < cells.length; at += 7) weeks.push(h("tr", {}, cells.slice(at, at + 7)));
  fill(place,
    h("div", { class: "row spread" }, h("button", { class: "button button-ghost button-icon", type: "button", "aria-label": t("reservation.month_before"), onclick: () => go(shift(-1)) }, icon("chevron-left")), h("h2", { class: "calendar-title" }, title),
      h("button", { class: "button button-ghost button-icon", type: "button", "aria-label": t("reservation.month_after"), onclick: () => go(shift(1)) }, icon("chevron-right"))),
    h("table", { class: "calendar" }, h("caption", { class: "visually-hidden" }, t("reservation.calendar", { month: title })), h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, weeks)));
}

function cell(iso, number, reservations, choose) {
  const ending = reservations.filter((one) => one.until === iso);
  const element = h("td", { "data-today": iso === today() ? "" : null }, h("span", { class: "calendar-day num" }, String(number)));
  if (ending.length) {
    element.append(h("ul", { class: "calendar-ends" }, ending.slice(0, 3).map((one) => h("li", {}, h("button", { class: "calendar-end truncate", type: "button", title: `${one.company ?? ""} · ${day(iso)}`, onclick: () => choose(one.id) }, one.customer ?? one.title)))));
    if (ending.length > 3) element.append(h("span", { class: "small quiet" }, tn("reservation.more", ending.length - 3)));
  }
  return element;
}
