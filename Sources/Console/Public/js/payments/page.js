// The accountant's page: payments that wait, what they most likely mean, and where they go.

import "../help.js";
import { fill, h, icon, patchRows, setAttr, setText } from "../dom.js";
import { get, send } from "../api.js";
import { joinLive } from "../live.js";
import { matches, t, tn } from "../text.js";
import { money, ms, sums } from "../cards/values.js";
import { onCommand, showKeys } from "../keys.js";
import { setServerTime } from "../clock.js";
import { toast } from "../toast.js";
import { drawNothing, drawSheet } from "./sheet.js";
import { createRow, updateRow } from "./row.js";
import { minorOf, payerOf, roomOf } from "./words.js";
import { SplitForm } from "./split.js";
import { takeStatements } from "./statement.js";

const shelves = ["waiting", "advances", "returns", "overpaid", "all"];

class PaymentsPage {
  constructor(page) {
    this.list = document.querySelector("[data-payments-list]");
    this.sheet = document.querySelector("[data-payments-sheet]");
    this.orders = new Map();
    this.current = null;
    this.picked = null;
    this.text = "";
    this.shelf = page.shelf;
    this.take(page);
    this.build();
    this.bindKeys();
    this.show();
    if (this.rows.length) this.choose(this.rows[0].id, { focus: false });
    else drawNothing(this.sheet);
    takeStatements({ done: () => this.refresh(), said: document.querySelector("[data-payments-said]") });
    joinLive(page.event, (event) => this.hear(event));
  }

  take(page, { behind = false } = {}) {
    setServerTime(ms(page.now));
    this.may = page.mayReconcile;
    this.rows = behind ? [...this.rows, ...page.rows] : page.rows;
    this.total = page.total;
    this.more = page.more;
    this.learn(page.orders);
  }

  learn(orders) {
    for (const order of orders) this.orders.set(order.id, order);
  }

  build() {
    fill(document.querySelector("[data-payments-shelf]"), shelves.map((name) => h("button", { class: "segment", type: "button", "data-value": name, onclick: () => this.open(name) }, t(`payments.shelf.${name}`))));
    const find = document.querySelector("[data-payments-find]");
    find.addEventListener("input", () => { this.text = find.value.trim(); this.show(); this.askForSum(); });
    document.querySelector("[data-payments-more]").addEventListener("click", () => this.load({ after: this.more }));
  }

  /** The address of a page of this shelf. */
  address({ after, sum } = {}) {
    const query = new URLSearchParams({ shelf: this.shelf });
    if (after) query.set("after", after);
    if (sum) query.set("sum", this.text);
    return `/api/v1/payments?${query}`;
  }

  async load(more = {}) {
    const page = await get(this.address(more)).catch(() => null);
    if (!page) return;
    this.take(page, { behind: Boolean(more.after) });
    this.show();
  }

  /** A sum is looked for among all payments of the shelf, not only those that are here. */
  askForSum() {
    clearTimeout(this.asks);
    if (!minorOf(this.text)) return this.wasAsked ? this.load().then(() => { this.wasAsked = false; }) : null;
    this.asks = setTimeout(() => { this.wasAsked = true; this.load({ sum: true }); }, 200);
  }

  async open(shelf) {
    this.shelf = shelf;
    history.replaceState(null, "", shelf === "waiting" ? location.pathname : `?shelf=${shelf}`);
    this.current = null;
    await this.load();
    if (this.rows.length) this.choose(this.rows[0].id, { focus: false });
    else drawNothing(this.sheet);
  }

  fits(row) {
    if (!this.text || minorOf(this.text) === row.amount) return true;
    const words = [row.payer, row.inn, row.number, row.purpose, row.account].filter(Boolean).join(" ");
    return matches(words, this.text);
  }

  show() {
    for (const button of document.querySelector("[data-payments-shelf]").children) setAttr(button, "aria-pressed", String(button.dataset.value === this.shelf));
    const total = document.querySelector("[data-payments-total]");
    setText(total, this.total?.count ? tn("payments.total", this.total.count, { sum: sums(this.total.rest, false) }) : "");
    document.querySelector("[data-payments-more]").hidden = !this.more || Boolean(this.text);
    const rows = this.rows.filter((row) => this.fits(row));
    if (!rows.length) {
      patchRows(this.list, [{ key: "empty" }], () => `empty-${this.shelf}-${this.text ? "text" : ""}`, () => this.empty());
      return;
    }
    patchRows(this.list, rows, (row) => row.id, () => createRow((id) => this.choose(id)), (element, row) => updateRow(element, row, this.orders, row.id === this.current));
  }

  empty() {
    if (this.text) return h("div", { class: "empty" }, icon("filter"), h("span", { class: "empty-title" }, t("payments.nothing")));
    const title = { waiting: t("payments.empty.waiting"), advances: t("payments.empty.advances"), returns: t("payments.empty.returns"), overpaid: t("payments.empty.overpaid"), all: t("payments.empty.all") }[this.shelf];
    return h("div", { class: "empty" }, icon("check-circle"), h("span", { class: "empty-title" }, title), this.shelf === "waiting" ? h("span", {}, t("payments.empty_more.waiting")) : null);
  }

  row(id = this.current) {
    return this.rows.find((row) => row.id === id) ?? (this.details?.payment.id === id ? this.details.payment : null);
  }

  async choose(id, { focus = true } = {}) {
    if (this.split && this.current !== id) this.split = null;
    const isOther = this.current !== id;
    this.current = id;
    if (isOther) { this.picked = null; this.details = null; }
    this.show();
    if (focus) this.list.querySelector(`[data-payment="${id}"]`)?.focus();
    this.draw();
    const details = await get(`/api/v1/payments/${id}`).catch(() => null);
    if (!details || this.current !== id) return;
    this.learn(details.orders);
    this.details = details;
    this.draw();
  }

  draw() {
    const payment = this.details?.payment ?? this.row();
    if (!payment) return drawNothing(this.sheet);
    if (this.split) return;
    const focus = this.sheet.contains(document.activeElement) ? document.activeElement.dataset.guess : null;
    drawSheet(this.sheet, { payment, orders: this.orders, more: this.details, may: this.may, picked: this.picked, deeds: {
      allocate: () => this.allocate(), split: () => this.openSplit(), advance: () => this.advance(), undo: () => this.undo(),
      pick: (order) => { this.picked = order; this.draw(); },
    } });
    if (focus) this.sheet.querySelector(`[data-guess="${focus}"]`)?.focus();
  }

  /** A payment changed somewhere: the list is read at once, and once more after a burst. */
  hear(event) {
    if (event.type !== "payment" && event.type !== "reset") return;
    if (event.type === "payment" && event.data?.kinds?.includes("payment.posted")) this.arrivals = true;
    if (this.busy) { this.again = true; return; }
    this.refresh();
  }

  async refresh() {
    this.busy = true;
    const known = new Set(this.rows.map((row) => row.id));
    const page = await get(this.address({ sum: this.wasAsked })).catch(() => null);
    if (page) {
      this.take(page);
      this.show();
      this.announce(page.rows.filter((row) => !known.has(row.id)));
      if (this.current && !this.split) await this.choose(this.current, { focus: false });
      else if (!this.current && this.rows.length) await this.choose(this.rows[0].id, { focus: false });
    }
    this.busy = false;
    if (this.again) { this.again = false; setTimeout(() => this.refresh(), 150); }
  }

  announce(fresh) {
    if (!this.arrivals || this.shelf !== "waiting" || !fresh.length) return;
    this.arrivals = false;
    const [one] = fresh;
    setText(document.querySelector("[data-payments-said]"), t("payments.arrived", { payer: payerOf(one), sum: money(one.amount, one.currency) }));
  }

  /** What one press allocates: the chosen guess, else the best. */
  target(payment) {
    if (this.picked === null) return payment.best;
    const guess = payment.guesses.find((one) => one.order === this.picked);
    return guess ? [{ order: guess.order, amount: guess.amount || Math.min(payment.rest, roomOf(payment, this.orders.get(guess.order)) || payment.rest) }] : [];
  }

  async allocate() {
    const payment = this.details?.payment ?? this.row();
    if (!payment || !this.may || !payment.rest || this.split) return;
    const shares = this.target(payment);
    if (!shares.length) return toast(t("payments.no_guess"), { name: "alert" });
    const kept = payment.standing.filter((share) => !shares.some((one) => one.order === share.order));
    const stood = (order) => payment.standing.filter((share) => share.order === order).reduce((sum, share) => sum + share.amount, 0);
    const all = [...kept, ...shares.map((share) => ({ order: share.order, amount: share.amount + stood(share.order) }))];
    const sum = shares.reduce((whole, share) => whole + share.amount, 0);
    await this.order(payment, "allocate", { shares: all, seen: payment.decision ?? undefined }, t("payments.done", { sum: money(sum, payment.currency) }));
  }

  openSplit() {
    const payment = this.details?.payment ?? this.row();
    if (!payment || !this.may || payment.state !== "posted" || this.split) return;
    this.split = new SplitForm({
      place: this.sheet.querySelector("[data-split]"), payment, orders: this.orders,
      leave: () => this.closeSplit(),
      save: async ({ shares, advance }) => {
        const sum = shares.reduce((whole, share) => whole + share.amount, 0);
        await this.order(payment, "allocate", { shares, advance, seen: payment.decision ?? undefined }, t("payments.done", { sum: money(sum, payment.currency) }));
      },
    });
  }

  closeSplit() {
    this.split = null;
    this.draw();
    this.list.querySelector(`[data-payment="${this.current}"]`)?.focus();
  }

  async advance() {
    const payment = this.details?.payment ?? this.row();
    if (!payment || !this.may || !payment.rest || payment.isAdvance || this.split) return;
    const words = payment.direction === "outgoing" ? t("payments.done_out") : t("payments.done_advance", { sum: money(payment.rest, payment.currency) });
    await this.order(payment, "advance", {}, words);
  }

  async undo(id = this.current) {
    const payment = this.details?.payment.id === id ? this.details.payment : this.row(id);
    if (!payment?.canUndo || !this.may) return;
    await this.order(payment, "undo", { seen: payment.decision }, t("payments.done_undo"), { back: false });
  }

  /** Sends a command; the list goes on to the next payment, and the way back stands in the toast. */
  async order(payment, name, body, words, { back = true } = {}) {
    const at = this.rows.findIndex((row) => row.id === payment.id);
    let answer;
    try {
      answer = await send("POST", `/api/v1/payments/${payment.id}/${name}`, body);
    } catch (refusal) {
      toast(refusal.status === 409 ? t("payments.changed") : refusal.status ? t("payments.refused", { why: refusal.message }) : t("payments.offline"), { name: "alert" });
      if (refusal.status === 409) { this.split = null; await this.choose(payment.id, { focus: false }); }
      return;
    }
    this.split = null;
    this.learn(answer.orders);
    this.details = answer;
    const decision = answer.payment.decision;
    toast(words, { undo: back && answer.payment.canUndo ? { title: t("payments.undo"), deed: () => this.takeBack(payment.id, decision) } : undefined });
    await this.load();
    if (this.rows.some((row) => row.id === payment.id)) return this.choose(payment.id, { focus: !this.sheet.contains(document.activeElement) });
    const next = this.rows[Math.min(at, this.rows.length - 1)];
    if (next) await this.choose(next.id);
    else { this.current = null; this.details = null; drawNothing(this.sheet); }
  }

  async takeBack(id, decision) {
    await send("POST", `/api/v1/payments/${id}/undo`, { seen: decision }).catch(() => toast(t("payments.changed"), { name: "alert" }));
    await this.load();
    if (this.row(id)) await this.choose(id);
  }

  bindKeys() {
    const step = (by) => {
      const rows = this.rows.filter((row) => this.fits(row));
      if (!rows.length) return;
      const at = rows.findIndex((row) => row.id === this.current);
      this.choose(rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))].id);
    };
    onCommand("next", () => step(1));
    onCommand("previous", () => step(-1));
    onCommand("allocate", () => this.allocate());
    onCommand("split", () => this.openSplit());
    onCommand("advance", () => this.advance());
    onCommand("undo", () => this.undo());
    onCommand("search", () => document.querySelector("[data-payments-find]").focus());
    onCommand("open", () => { const order = this.orders.get(this.details?.payment.standing[0]?.order); if (order?.card) location.assign(`/cards/${order.card}`); });
    onCommand("back", () => (this.split ? this.closeSplit() : document.activeElement?.blur()), { always: true });
    addEventListener("keydown", (event) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
      if (!digit || event.altKey || event.ctrlKey || this.split || event.target instanceof HTMLInputElement) return;
      const guess = this.details?.payment.guesses[digit[1] - 1];
      if (!guess) return;
      event.preventDefault();
      this.picked = guess.order;
      this.draw();
    });
    showKeys();
  }
}

new PaymentsPage(JSON.parse(document.querySelector("[data-payments-page]").textContent));
