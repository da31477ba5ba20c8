// A payment in the list: who paid, how much is left of it, and the order that it most likely means.

import { h, icon, setAttr, setText } from "../dom.js";
import { money } from "../cards/values.js";
import { t } from "../text.js";
import { documentOf, orderName, originOf, payerOf } from "./words.js";

export function createRow(choose) {
  const element = h("button", { class: "panes-row payment-row", type: "button", onclick: () => choose(Number(element.dataset.payment)) },
    h("span", { class: "panes-line" }, h("span", { class: "strong truncate", "data-payer": "" }), h("span", { class: "payment-sum num", "data-sum": "" })),
    h("span", { class: "panes-line small quiet" }, h("span", { class: "truncate", "data-purpose": "" }), h("span", { class: "num", "data-rest": "" })),
    h("span", { class: "panes-line small" }, h("span", { class: "payment-guess truncate", "data-guess": "" }, icon("spark"), h("span", { class: "truncate" })), h("span", { class: "faint num", "data-document": "" })));
  return h("div", { class: "panes-item", role: "listitem" }, element);
}

export function updateRow(item, payment, orders, isCurrent) {
  const element = item.firstElementChild;
  const put = (name, text) => setText(element.querySelector(`[data-${name}]`), text);
  setAttr(element, "data-payment", payment.id);
  setAttr(element, "aria-current", isCurrent ? "true" : null);
  setAttr(element, "data-state", payment.state);
  put("payer", payerOf(payment));
  put("sum", money(payment.direction === "outgoing" ? -payment.amount : payment.amount, payment.currency));
  put("purpose", payment.purpose ?? t("payments.no_purpose"));
  put("rest", restOf(payment));
  put("document", [documentOf(payment), originOf(payment)].filter(Boolean).join(" · "));
  const guess = element.querySelector("[data-guess]");
  const target = payment.best.length ? payment.best : payment.standing;
  setAttr(guess, "data-clear", payment.best.length > 0);
  setAttr(guess.querySelector(".icon"), "hidden", !target.length);
  setText(guess.lastElementChild, target.length ? target.map((share) => nameOf(orders.get(share.order))).join(", ") : hintOf(payment));
}

const nameOf = (order) => [orderName(order), order?.client].filter(Boolean).join(", ");

const hintOf = (payment) => (payment.rest > 0 && payment.guesses.length ? t("payments.guess_several") : "");

function restOf(payment) {
  if (payment.state !== "posted") return t(`payments.state.${payment.state}`);
  if (payment.isAdvance) return `${t("payments.advance_mark")} ${money(payment.rest, payment.currency)}`;
  return payment.rest && payment.rest !== payment.amount ? t("payments.rest", { sum: money(payment.rest, payment.currency) }) : "";
}
