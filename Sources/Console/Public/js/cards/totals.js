// What is due and paid over the list, or over what is picked of it, with a small chart of how far deals are paid.

import { fill, h } from "../dom.js";
import { get } from "../api.js";
import { number, t, tn } from "../text.js";
import { money, shortMoney } from "./values.js";

const place = document.querySelector("[data-totals]");
const svg = (name, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

let asked = 0;

/** Shows the totals of the list, or of the cards `ids`. */
export async function showTotals(ids = []) {
  if (!place) return;
  const query = new URLSearchParams(location.search);
  query.delete("after");
  for (const id of ids) query.append("id", id);
  const turn = (asked += 1);
  const totals = await get(`/api/v1/cards/totals?${query}`).catch(() => []);
  if (turn !== asked) return;
  place.hidden = !totals.length;
  fill(place, totals.map((total) => row(total, ids.length > 0)));
}

function row(total, isPicked) {
  const figure = (name, text, title) => h("div", { class: "figure", title }, h("span", { class: "figure-value" }, text), h("span", { class: "figure-name" }, name));
  const sum = (minor) => [shortMoney(minor, total.currency), money(minor, total.currency)];
  const percent = total.amount > 0 ? Math.floor((100 * total.paid) / total.amount) : null;
  return h("div", { class: "totals-row", "data-currency": total.currency },
    figure(isPicked ? t("totals.picked") : t("totals.deals"), number(total.count)),
    figure(t("totals.amount"), ...sum(total.amount)), figure(t("totals.paid"), ...sum(total.paid)), figure(t("totals.due"), ...sum(total.due)),
    percent === null ? null : figure(t("totals.percent"), `${percent} %`), chart(total));
}

/** Bars of how many deals are paid how far; the words beside each say the same. */
function chart(total) {
  const most = Math.max(...total.parts.map((part) => part.count));
  const shares = [0, 1, 2, 3, 4].map((share) => total.parts.find((part) => part.share === share) ?? { share, count: 0, due: 0 });
  const [width, height, bar] = [220, 44, 36];
  const bars = shares.map((part, index) => {
    const size = part.count ? Math.max(3, Math.round((height * part.count) / most)) : 1;
    const rect = svg("rect", { x: index * (bar + 10), y: height - size, width: bar, height: size, rx: 2, class: `totals-bar is-${part.share}` });
    rect.append(svg("title", {}, document.createTextNode(`${t(`totals.share.${part.share}`)}: ${tn("totals.count", part.count)}`)));
    return rect;
  });
  const words = shares.filter((part) => part.count).map((part) => `${t(`totals.share.${part.share}`)}: ${tn("totals.count", part.count)}`).join(", ");
  const names = shares.map((part, index) => svg("text", { x: index * (bar + 10) + bar / 2, y: height + 13, "text-anchor": "middle", class: "totals-name" }, document.createTextNode(t(`totals.share.${part.share}`))));
  return h("div", { class: "totals-chart" }, svg("svg", { viewBox: `0 0 ${width + 6} ${height + 16}`, width: width + 6, height: height + 16, role: "img", "aria-label": words }, ...bars, ...names));
}
