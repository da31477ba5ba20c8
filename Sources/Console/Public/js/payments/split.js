// Dividing a payment over orders: what is distributed and what is left is said while one types.

import { Combobox } from "../combobox.js";
import { fill, h, icon, setAttr, setText } from "../dom.js";
import { get } from "../api.js";
import { money } from "../cards/values.js";
import { t } from "../text.js";
import { showKeys } from "../keys.js";
import { minorOf, orderName, orderState, roomOf, typed } from "./words.js";

export class SplitForm {
  /** `save({shares, advance})` and `leave()` are told what the person does. */
  constructor({ place, payment, orders, save, leave }) {
    Object.assign(this, { place, payment, orders, save, leave });
    this.rows = [];
    this.build();
    const first = payment.standing.length ? payment.standing : payment.best;
    for (const share of first) this.add(orders.get(share.order), share.amount);
    this.show();
    (this.rows[0]?.input ?? this.find).focus();
  }

  build() {
    const { payment } = this;
    this.list = h("div", { class: "split-rows" });
    this.find = h("input", { class: "input", type: "text", "aria-label": t("payments.add_order"), placeholder: t("payments.find_order"), "data-split-find": "" });
    this.meter = h("i", {});
    this.spread = h("span", { class: "num strong", "data-split-spread": "" });
    this.left = h("span", { class: "num", "data-split-left": "" });
    this.advance = h("input", { type: "checkbox", name: "advance", checked: payment.isAdvance, onchange: () => this.show() });
    this.done = h("button", { class: "button button-primary", type: "submit", "data-split-save": "" }, icon("check"), t("payments.save"), h("kbd", { class: "key" }, "Ctrl ↵"));
    const form = h("form", { class: "split-form", onsubmit: (event) => { event.preventDefault(); this.finish(); }, onkeydown: (event) => this.key(event) },
      h("h3", { class: "eyebrow" }, t("payments.split_title", { sum: money(payment.rest + this.stands(), payment.currency) })),
      this.list,
      h("div", { class: "field split-find" }, h("span", { class: "input-group" }, icon("plus"), this.find)),
      h("div", { class: "split-sum", "aria-live": "polite" }, h("div", { class: "row spread" }, this.spread, this.left), h("div", { class: "meter" }, this.meter)),
      h("div", { class: "row wrap spread" },
        payment.direction === "incoming" ? h("label", { class: "check" }, this.advance, t("payments.rest_is_advance")) : h("span", {}),
        h("div", { class: "button-row" }, h("button", { class: "button button-ghost", type: "button", onclick: () => this.leave() }, t("payments.cancel"), h("kbd", { class: "key" }, "Esc")), this.done)));
    fill(this.place, form);
    this.combobox = new Combobox({
      input: this.find, none: t("payments.no_order"), label: () => "",
      find: () => [{ items: this.found ?? [] }],
      row: (order) => [icon("box"), h("span", { class: "option-name" }, orderName(order)), h("span", { class: "option-more" }, [order.client, orderState(order)].filter(Boolean).join(" · "))],
      picked: (order) => { this.find.value = ""; this.found = this.known(); this.add(order, Math.min(Math.max(0, this.rest()), roomOf(this.payment, order) || Math.max(0, this.rest()))); this.show(); this.rows.at(-1).input.select(); },
    });
    this.found = this.known();
    this.find.addEventListener("input", () => this.search());
    showKeys(this.place);
  }

  /** The orders that the payment may mean: what is offered before anything is typed. */
  known() {
    return this.payment.guesses.map((guess) => this.orders.get(guess.order)).filter((order) => order && !this.rows.some((row) => row.order.id === order.id));
  }

  search() {
    clearTimeout(this.asks);
    const text = this.find.value.trim();
    if (!text) { this.found = this.known(); return; }
    this.asks = setTimeout(async () => {
      const found = await get(`/api/v1/orders?q=${encodeURIComponent(text)}`).catch(() => []);
      if (this.find.value.trim() !== text) return;
      for (const order of found) this.orders.set(order.id, order);
      this.found = found.filter((order) => order.currency === this.payment.currency && !this.rows.some((row) => row.order.id === order.id));
      this.combobox.open();
    }, 120);
  }

  stands() {
    return this.payment.standing.reduce((sum, share) => sum + share.amount, 0);
  }

  whole() {
    return this.payment.rest + this.stands();
  }

  sum() {
    return this.rows.reduce((sum, row) => sum + (minorOf(row.input.value) ?? 0), 0);
  }

  rest() {
    return this.whole() - this.sum();
  }

  add(order, amount) {
    if (!order || this.rows.some((row) => row.order.id === order.id)) return;
    const input = h("input", { class: "input num", type: "text", inputMode: "decimal", value: typed(amount), "aria-label": t("payments.amount_for", { order: orderName(order) }), "data-split-amount": order.id, oninput: () => this.show() });
    const warning = h("span", { class: "small split-over", hidden: true });
    const row = { order, input, warning };
    row.element = h("div", { class: "split-row" },
      h("span", { class: "payment-order" }, h("span", { class: "strong break" }, orderName(order)), h("span", { class: "small quiet break" }, [order.client, orderState(order)].filter(Boolean).join(" · ")), warning),
      input,
      h("button", { class: "button button-ghost button-icon", type: "button", "aria-label": t("payments.fill"), title: t("payments.fill"), onclick: () => { input.value = typed(Math.max(0, (minorOf(input.value) ?? 0) + this.rest())); this.show(); } }, icon("arrow-right")),
      h("button", { class: "button button-ghost button-icon", type: "button", "aria-label": t("payments.remove", { order: orderName(order) }), onclick: () => { this.rows = this.rows.filter((one) => one !== row); row.element.remove(); this.show(); this.find.focus(); } }, icon("close")));
    this.rows.push(row);
    this.list.append(row.element);
  }

  show() {
    const { currency } = this.payment;
    const [sum, rest] = [this.sum(), this.rest()];
    setText(this.spread, t("payments.distributed", { sum: money(sum, currency) }));
    setText(this.left, rest < 0 ? t("payments.too_much", { sum: money(-rest, currency) }) : t("payments.left", { sum: money(rest, currency) }));
    setAttr(this.left, "data-wrong", rest < 0);
    this.meter.style.setProperty("--share", `${Math.min(100, Math.round((100 * sum) / Math.max(1, this.whole())))}%`);
    for (const { order, input, warning } of this.rows) {
      const amount = minorOf(input.value);
      setAttr(input, "aria-invalid", amount === null || amount === 0 ? "true" : null);
      const over = (amount ?? 0) - roomOf(this.payment, order) - this.stood(order);
      warning.hidden = over <= 0;
      setText(warning, over > 0 ? t("payments.will_overpay", { sum: money(over, currency) }) : "");
    }
    this.done.disabled = rest < 0 || this.rows.some((row) => !minorOf(row.input.value)) || (!this.rows.length && !this.payment.standing.length);
  }

  /** What of this payment stands on the order now: that much room it has besides. */
  stood(order) {
    return this.payment.standing.filter((share) => share.order === order.id).reduce((sum, share) => sum + share.amount, 0);
  }

  key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.target.matches("[data-split-amount]"))) {
      event.preventDefault();
      if (event.ctrlKey || this.rest() === 0) this.finish();
      else this.find.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.leave();
    }
  }

  finish() {
    if (this.done.disabled) return;
    this.save({ shares: this.rows.map((row) => ({ order: row.order.id, amount: minorOf(row.input.value) })), advance: this.advance.checked && this.rest() > 0 });
  }
}
