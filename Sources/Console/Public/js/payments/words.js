// How payments and orders are called.

import { day, money } from "../cards/values.js";
import { t } from "../text.js";

/** `Заказ НФ-000123 от 21.11.2026` */
export function orderName(order) {
  if (!order) return "";
  const number = order.number ?? order.siteNumber;
  const name = number ? t("payments.order", { number }) : t("payments.order_unnumbered");
  return order.date ? `${name} ${t("payments.from", { date: day(order.date) })}` : name;
}

/** How much is left of an order, is paid too much, or that it is called off. */
export function orderState(order) {
  if (!order.isAlive) return [t("payments.order_dead"), t("payments.paid", { sum: money(order.paid, order.currency) })].join(" · ");
  if (order.paid > order.amount) return t("payments.over", { sum: money(order.paid - order.amount, order.currency) });
  return t("payments.balance", { sum: money(order.balance, order.currency) });
}

/** Where a payment came from, and by what means. */
export const originOf = (payment) =>
  [t(`payments.origin.${payment.origin}`), payment.kind ? t(`payments.kind.${payment.kind}`) : null, payment.isConfirmed ? t("payments.confirmed") : null].filter(Boolean).join(" · ");

/** `№ 481 от 21.11.2026` */
export const documentOf = (payment) =>
  [payment.number ? t("payments.number", { number: payment.number }) : null, payment.date ? t("payments.from", { date: day(payment.date) }) : null].filter(Boolean).join(" ");

export const payerOf = (payment) => payment.payer ?? t("payments.payer_unknown");

/** How much of a payment may stand on an order: what is left to pay, or, of money that went back, what is paid. */
export const roomOf = (payment, order) => (payment.direction === "incoming" ? order.balance : Math.max(0, order.paid));

/** Kopecks of what was typed (`12 345,60`); null when it is no sum. */
export function minorOf(text) {
  const plain = text.replace(/[\s\u00A0₽]/g, "").replace(",", ".");
  if (!/^\d{1,12}(\.\d{0,2})?$/.test(plain)) return null;
  const [whole, part = ""] = plain.split(".");
  return Number(whole) * 100 + Number(part.padEnd(2, "0"));
}

/** What stands in a field of a sum: `12345,60`. */
export function typed(minor) {
  const point = document.documentElement.lang === "ru" ? "," : ".";
  const rest = minor % 100;
  return `${Math.trunc(minor / 100)}${rest ? point + String(rest).padStart(2, "0") : ""}`;
}
