// The chosen payment: what it is, where it stands, what it may be for, and everything that happened to it.

import { fill, h, icon } from "../dom.js";
import { day, money, ms } from "../cards/values.js";
import { moment, t } from "../text.js";
import { showKeys } from "../keys.js";
import { documentOf, orderName, orderState, originOf, payerOf } from "./words.js";

const key = (name) => h("kbd", { class: "key", "data-key-for": name });

/** Draws the sheet. `deeds`: allocate, split, advance, undo, pick(order); `picked` the chosen guess. */
export function drawSheet(place, { payment, orders, more, may, picked, deeds }) {
  fill(place, head(payment), acts(payment, may, deeds), h("div", { class: "payment-split", "data-split": "" }),
    payment.standing.length ? standing(payment, orders) : null,
    payment.rest > 0 && payment.state === "posted" ? guesses(payment, orders, picked, deeds, may) : null,
    more ? history(more, orders) : null);
  showKeys(place);
}

export function drawNothing(place) {
  fill(place, h("div", { class: "empty" }, icon("payment"), h("span", { class: "empty-title" }, t("payments.choose")), h("span", {}, t("payments.choose_more"))));
}

function head(payment) {
  const facts = [payment.inn ? t("payments.inn", { inn: payment.inn }) : null, payment.account ? t("payments.account", { account: payment.account }) : null].filter(Boolean);
  return h("header", { class: "payment-head" },
    h("div", { class: "row wrap spread" }, h("h2", { class: "break" }, payerOf(payment)), h("span", { class: "payment-big num" }, money(payment.direction === "outgoing" ? -payment.amount : payment.amount, payment.currency))),
    h("div", { class: "row wrap spread small quiet" }, h("span", { class: "num" }, facts.join(" · ")), h("span", { class: "source num" }, icon("box"), [documentOf(payment), originOf(payment)].filter(Boolean).join(" · "))),
    h("div", { class: "row wrap" }, badges(payment)),
    h("p", { class: "payment-purpose break" }, payment.purpose ?? t("payments.no_purpose")));
}

function badges(payment) {
  const badge = (tone, name, text) => h("span", { class: "badge", "data-tone": tone }, icon(name), text);
  const all = [];
  if (payment.state !== "posted") all.push(badge("missed", "reject", t(`payments.state.${payment.state}`)));
  if (payment.isAdvance) all.push(badge("done", "later", t("payments.advance_mark")));
  if (payment.direction === "outgoing") all.push(badge("waiting", "turn", t("payments.return_mark")));
  if (payment.rest > 0 && payment.rest !== payment.amount) all.push(badge("waiting", "clock", t("payments.rest", { sum: money(payment.rest, payment.currency) })));
  return all;
}

function acts(payment, may, deeds) {
  if (!may) return h("p", { class: "hint" }, t("payments.read_only"));
  const open = payment.rest > 0 && payment.state === "posted";
  const act = (name, command, words, more = "") => h("button", { class: `button ${more}`, type: "button", "data-act": command, onclick: () => deeds[command]() }, icon(name), words, key(command));
  return h("div", { class: "button-row payment-acts" },
    open && payment.guesses.length ? act("check", "allocate", t("payments.allocate"), "button-primary") : null,
    payment.state === "posted" ? act("split", "split", t(payment.standing.length ? "payments.resplit" : "payments.split")) : null,
    open && !payment.isAdvance ? act("later", "advance", t(payment.direction === "outgoing" ? "payments.advance_out" : "payments.advance")) : null,
    payment.canUndo ? act("undo", "undo", t("payments.undo")) : null);
}

const section = (title, ...children) => h("section", { class: "payment-part" }, h("h3", { class: "eyebrow" }, title), children);

function standing(payment, orders) {
  return section(t("payments.standing"), h("ul", { class: "panes-lines" }, payment.standing.map((share) =>
    h("li", { class: "payment-share" }, orderFace(orders.get(share.order)), h("span", { class: "num strong" }, money(share.amount, payment.currency))))));
}

function orderFace(order) {
  if (!order) return h("span", {});
  return h("span", { class: "payment-order" },
    h("span", { class: "strong break" }, orderName(order)),
    h("span", { class: "small quiet break" }, [order.client, orderState(order)].filter(Boolean).join(" · ")),
    order.card ? h("a", { class: "small", href: `/cards/${order.card}` }, t("payments.deal")) : null);
}

function guesses(payment, orders, picked, deeds, may) {
  if (!payment.guesses.length) return section(t("payments.guesses"), h("p", { class: "quiet" }, t("payments.guess_none")));
  const best = new Set(payment.best.map((share) => share.order));
  return section(t(best.size ? "payments.guesses" : "payments.guess_several"), h("div", { class: "payment-guesses", role: "radiogroup", "aria-label": t("payments.guesses") },
    payment.guesses.map((guess, index) => {
      const isBest = best.has(guess.order);
      const isPicked = picked === guess.order || (picked === null && isBest);
      return h("button", { class: "payment-choice", type: "button", role: "radio", "aria-checked": String(isPicked), "data-guess": guess.order, disabled: !may, onclick: () => deeds.pick(guess.order) },
        h("kbd", { class: "key", "aria-hidden": "true" }, index + 1),
        h("span", { class: "payment-choice-body" },
          h("span", { class: "row wrap spread" }, orderFaceIn(orders.get(guess.order)), h("span", { class: "num strong" }, money(guess.amount, payment.currency))),
          h("span", { class: "row wrap gap-1" },
            isBest ? h("span", { class: "badge", "data-tone": "talking" }, icon("check-circle"), t("payments.guess_best")) : null,
            guess.reasons.map((reason) => h("span", { class: "badge badge-plain", "data-tone": reason.weight < 0 ? "missed" : null }, t(`payments.reason.${reason.name}`), h("span", { class: "num" }, ` ${reason.weight > 0 ? "+" : "−"}${Math.abs(reason.weight)}`))))));
    })));
}

/** Inside a button no link may stand. */
function orderFaceIn(order) {
  return h("span", { class: "payment-order" }, h("span", { class: "strong break" }, orderName(order)),
    h("span", { class: "small quiet break" }, order ? [order.client, orderState(order)].filter(Boolean).join(" · ") : ""));
}

function history(more, orders) {
  const versions = more.versions.map((version, index) => {
    const isOld = index < more.versions.length - 1;
    const words = [version.documentNumber ? t("payments.number", { number: version.documentNumber }) : null, version.date ? day(version.date) : null].filter(Boolean).join(", ");
    return h("tr", { class: isOld ? "is-past" : "" }, h("td", { class: "num" }, moment(ms(version.at))), h("td", {}, t(`payments.change.${version.change}`)), h("td", { class: "num" }, words), h("td", { class: "is-number" }, isOld ? h("s", {}, money(version.amount, version.currency)) : money(version.amount, version.currency)));
  });
  const decisions = more.decisions.map((decision) => h("tr", { class: decision.isUndone ? "is-past" : "" },
    h("td", { class: "num" }, moment(ms(decision.at))), h("td", {}, [t(`payments.way.${decision.way}`), decision.staff].filter(Boolean).join(", ")),
    h("td", {}, decision.shares.map((share) => h("div", {}, orderName(orders.get(share.order)))), decision.isUndone ? h("span", { class: "small faint" }, t("payments.undone")) : null),
    h("td", { class: "is-number" }, decision.shares.map((share) => h("div", {}, decision.isUndone ? h("s", {}, money(share.amount, more.payment.currency)) : money(share.amount, more.payment.currency))))));
  const table = (rows) => h("div", { class: "table-wrap" }, h("table", { class: "table payment-table" }, h("tbody", {}, rows)));
  return h("div", { class: "stack gap-4" },
    more.twins.length ? section(t("payments.twins"), more.twins.map((twin) => h("p", { class: "row" }, icon("link"), h("span", { class: "num" }, [documentOf(twin), twin.account, money(twin.amount, twin.currency)].filter(Boolean).join(" · "))))) : null,
    decisions.length ? section(t("payments.decisions"), table(decisions)) : null,
    versions.length ? section(t("payments.history"), table(versions)) : null);
}
