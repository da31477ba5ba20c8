// The badge of a fan order on a card: how many dealers ask for the project, and whether it is kept. No names.

import { h, icon } from "../dom.js";
import { get } from "../api.js";
import { t, tn } from "../text.js";
import { day } from "./values.js";

/** What the server says of a card's fan order; null for none. */
export const fanOf = (card) => get(`/api/v1/cards/${card}/fan`).catch(() => null);

/** The badges of `fan`. */
export function fanBadges(fan) {
  if (!fan) return [];
  const badges = [];
  if (fan.dealers > 1) {
    const words = tn("card.fan", fan.dealers);
    badges.push(fan.group ? h("a", { class: "badge", "data-tone": "waiting", "data-fan-badge": "", href: `/fan?group=${fan.group}` }, icon("fan"), words) : h("span", { class: "badge", "data-tone": "waiting", "data-fan-badge": "" }, icon("fan"), words));
  }
  if (fan.reserved) {
    const until = fan.until ? day(fan.until) : "—";
    badges.push(h("span", { class: "badge", "data-tone": fan.reserved === "own" ? "talking" : "missed", "data-fan-reserved": fan.reserved }, icon("lock"), fan.reserved === "own" ? t("card.fan_own", { day: until }) : t("card.fan_other", { day: until })));
  }
  return badges;
}
