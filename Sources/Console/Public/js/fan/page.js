// The product manager's page: groups of requests for one project on the left, the requests side by side on the right.

import "../help.js";
import { fill, h, icon, patchRows, setAttr, setText } from "../dom.js";
import { get, send } from "../api.js";
import { joinLive } from "../live.js";
import { durationText, matches, moment, t, tn } from "../text.js";
import { day, ms } from "../cards/values.js";
import { now, setServerTime } from "../clock.js";
import { onCommand, showKeys } from "../keys.js";
import { toast } from "../toast.js";
import { askVerdict } from "./decide.js";
import { askGroup, showHistory } from "./dialogs.js";
import { drawSheet } from "./sheet.js";

const states = ["open", "decided"];

class FanPage {
  constructor(page) {
    this.list = document.querySelector("[data-fan-list]");
    this.sheet = document.querySelector("[data-fan-sheet]");
    this.picked = new Set();
    this.text = "";
    this.take(page);
    this.build();
    this.bindKeys();
    this.show();
    const asked = Number(new URLSearchParams(location.search).get("group"));
    if (asked) this.choose(asked, { focus: false });
    else if (this.rows.length) this.choose(this.rows[0].id, { focus: false });
    else this.nothing();
    joinLive(page.event, (event) => this.hear(event));
  }

  take(page, { behind = false } = {}) {
    setServerTime(ms(page.now));
    this.state = page.state;
    this.rows = behind ? [...this.rows, ...page.rows] : page.rows;
    this.waiting = page.waiting;
    this.more = page.more;
  }

  build() {
    fill(document.querySelector("[data-fan-state]"), states.map((name) => h("button", { class: "segment", type: "button", "data-value": name, onclick: () => this.open(name) }, t(`fan.state.${name}`))));
    const find = document.querySelector("[data-fan-find]");
    find.addEventListener("input", () => { this.text = find.value.trim(); this.show(); });
    document.querySelector("[data-fan-more]").addEventListener("click", () => this.load(this.more));
  }

  async load(skip = 0) {
    const page = await get(`/api/v1/fan?state=${this.state}&skip=${skip}`).catch(() => null);
    if (!page) return;
    this.take(page, { behind: skip > 0 });
    this.show();
  }

  async open(state) {
    this.state = state;
    this.current = null;
    await this.load();
    if (this.rows.length) this.choose(this.rows[0].id, { focus: false });
    else this.nothing();
  }

  fits(row) {
    return !this.text || matches([row.customer, row.goods, row.holder, String(row.id)].filter(Boolean).join(" "), this.text);
  }

  show() {
    for (const button of document.querySelector("[data-fan-state]").children) setAttr(button, "aria-pressed", String(button.dataset.value === this.state));
    setText(document.querySelector("[data-fan-total]"), this.waiting ? tn("fan.waiting", this.waiting) : "");
    document.querySelector("[data-fan-more]").hidden = !this.more || Boolean(this.text);
    const rows = this.rows.filter((row) => this.fits(row));
    setAttr(this.list, "role", rows.length ? "list" : null);
    if (!rows.length) {
      patchRows(this.list, [{ key: "empty" }], () => `empty-${this.state}-${this.text ? "text" : ""}`, () => h("div", { class: "empty" }, icon("check-circle"),
        h("span", { class: "empty-title" }, this.text ? t("fan.nothing") : this.state === "open" ? t("fan.empty.open") : t("fan.empty.decided"))));
      return;
    }
    patchRows(this.list, rows, (row) => row.id, () => this.createRow(), (item, row) => this.updateRow(item, row));
  }

  createRow() {
    const element = h("button", { class: "panes-row", type: "button", onclick: () => this.choose(Number(element.dataset.group)) },
      h("span", { class: "panes-line" }, h("span", { class: "strong truncate", "data-customer": "" }), h("span", { class: "badge", "data-tone": "waiting", "data-dealers": "" })),
      h("span", { class: "panes-line small quiet" }, h("span", { class: "truncate", "data-goods": "" }), h("span", { class: "num", "data-age": "" })),
      h("span", { class: "panes-line small" }, h("span", { class: "truncate quiet", "data-holder": "" }), h("span", { class: "faint num", "data-score": "" })));
    return h("div", { class: "panes-item", role: "listitem" }, element);
  }

  updateRow(item, row) {
    const element = item.firstElementChild;
    const put = (name, text) => setText(element.querySelector(`[data-${name}]`), text);
    setAttr(element, "data-group", row.id);
    setAttr(element, "aria-current", row.id === this.current ? "true" : null);
    put("customer", row.customer ?? t("fan.group", { id: row.id }));
    put("dealers", tn("fan.dealers", row.dealers));
    put("goods", row.goods);
    put("age", durationText((now() - ms(row.openedAt)) / 1000));
    put("holder", row.holder ? t("fan.held", { name: row.holder, day: row.until ? day(row.until) : "—" }) : tn("fan.requests", row.requests));
    put("score", t("fan.bits", { bits: row.score.toFixed(1) }));
    setAttr(element.querySelector("[data-age]"), "title", moment(ms(row.openedAt)));
  }

  nothing() {
    this.details = null;
    fill(this.sheet, h("div", { class: "empty" }, icon("fan"), h("span", { class: "empty-title" }, t("fan.choose")), h("span", {}, t("fan.choose_more"))));
  }

  async choose(id, { focus = true } = {}) {
    const isOther = this.current !== id;
    this.current = id;
    if (isOther) { this.picked.clear(); this.at = 0; }
    this.show();
    if (focus) this.list.querySelector(`[data-group="${id}"]`)?.focus();
    const details = await get(`/api/v1/fan/${id}`).catch(() => null);
    if (this.current !== id) return;
    if (!details) return this.nothing();
    this.took(details);
  }

  took(details) {
    setServerTime(ms(details.now));
    this.details = details;
    const known = new Set(details.requests.map((request) => request.id));
    for (const id of this.picked) if (!known.has(id)) this.picked.delete(id);
    this.draw();
  }

  draw() {
    const focused = this.sheet.contains(document.activeElement) ? document.activeElement.closest("[data-request]")?.dataset.request : null;
    const scroll = this.sheet.querySelector("[data-fan-columns]")?.scrollLeft ?? 0;
    drawSheet(this.sheet, this.details, {
      picked: this.picked,
      pick: (id) => this.pick(id),
      split: (ids) => this.split(ids),
      confirm: () => this.confirm(), apart: () => this.apart(), merge: () => this.merge(), decide: (winner) => this.decide(winner), undo: (act) => this.undo(act),
      dealer: (request) => showHistory(t("fan.history_dealer", { name: request.dealer }), `company=${request.company}`),
      customer: () => showHistory(t("fan.history_customer", { name: this.details.group.customer }), `customer=${encodeURIComponent(this.details.group.customer)}`),
    });
    const columns = this.sheet.querySelector("[data-fan-columns]");
    if (columns) columns.scrollLeft = scroll;
    if (focused) this.sheet.querySelector(`[data-request="${focused}"]`)?.focus();
    showKeys(this.sheet);
  }

  pick(id) {
    if (this.picked.has(id)) this.picked.delete(id);
    else this.picked.add(id);
    this.draw();
    this.sheet.querySelector(`[data-request="${id}"]`)?.focus();
  }

  /** The request with the focus, else the one last looked at. */
  get request() {
    const focused = document.activeElement?.closest?.("[data-request]");
    const id = focused ? Number(focused.dataset.request) : this.details?.requests[this.at ?? 0]?.id;
    return this.details?.requests.find((request) => request.id === id);
  }

  step(by) {
    const requests = this.details?.requests ?? [];
    if (!requests.length) return;
    const focused = document.activeElement?.closest?.("[data-request]");
    const at = focused ? requests.findIndex((request) => request.id === Number(focused.dataset.request)) : -1;
    this.at = Math.min(requests.length - 1, Math.max(0, at + by));
    const column = this.sheet.querySelector(`[data-request="${requests[this.at].id}"]`);
    column?.focus();
    column?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  async order(name, body, words) {
    let answer;
    const group = this.details.group;
    try {
      answer = await send("POST", `/api/v1/fan/${group.id}/${name}`, { seen: group.version, ...body });
    } catch (refusal) {
      toast(refusal.status === 409 ? t("fan.changed", { why: refusal.message }) : refusal.status ? t("fan.refused", { why: refusal.message }) : t("fan.offline"), { name: "alert" });
      if (refusal.status === 409) await this.choose(group.id, { focus: false });
      return null;
    }
    const act = answer.acts.find((one) => one.canUndo);
    toast(words, { undo: act && name !== "decide" ? { title: t("fan.undo"), deed: () => this.undo(act.id) } : undefined });
    this.said(words);
    this.picked.clear();
    await this.load();
    if (answer.group.state === "dissolved" || answer.group.dealers < 2 && !answer.group.holder) {
      const next = this.rows[0];
      if (next) await this.choose(next.id);
      else { this.current = null; this.nothing(); }
    } else {
      this.took(answer);
    }
    return answer;
  }

  said(words) {
    const place = document.querySelector("[data-fan-said]");
    setText(place, "");
    requestAnimationFrame(() => setText(place, words));
  }

  confirm() {
    if (this.details) return this.order("confirm", {}, t("fan.done.confirm"));
  }

  split(ids) {
    if (!this.details) return;
    const chosen = ids ?? (this.picked.size ? [...this.picked] : this.request ? [this.request.id] : []);
    if (!chosen.length || chosen.length >= this.details.requests.length) return toast(t("fan.split_some"), { name: "alert" });
    return this.order("split", { requests: chosen }, tn("fan.done.split", chosen.length));
  }

  apart() {
    if (this.details) return this.order("apart", {}, t("fan.done.apart"));
  }

  async merge() {
    if (!this.details) return;
    const other = await askGroup(this.rows.filter((row) => row.id !== this.current));
    if (other) await this.order("merge", { other }, t("fan.done.merge"));
  }

  async decide(winner) {
    if (!this.details?.form || this.details.group.holder) return;
    const verdict = await askVerdict(this.details, winner ?? this.request?.id);
    if (verdict) await this.order("decide", verdict, t("fan.done.decide"));
  }

  async undo(act = this.details?.acts.find((one) => one.canUndo)?.id) {
    if (!act) return;
    await send("POST", `/api/v1/fan/acts/${act}/undo`).then(() => toast(t("fan.done.undo")), () => toast(t("fan.changed", { why: "" }), { name: "alert" }));
    await this.load();
    if (this.current) await this.choose(this.current, { focus: false });
  }

  hear(event) {
    if (event.type !== "fan" && event.type !== "reset") return;
    if (this.timer) return;
    this.timer = setTimeout(() => { this.timer = null; this.refresh(); }, 150);
  }

  async refresh() {
    const known = new Set(this.rows.map((row) => row.id));
    await this.load();
    const fresh = this.rows.find((row) => !known.has(row.id));
    if (fresh && this.state === "open") this.said(t("fan.arrived", { name: fresh.customer ?? fresh.goods }));
    if (document.querySelector("dialog[open]")) return;
    if (this.current) await this.choose(this.current, { focus: false });
    else if (this.rows.length) await this.choose(this.rows[0].id, { focus: false });
  }

  bindKeys() {
    const go = (by) => {
      const rows = this.rows.filter((row) => this.fits(row));
      if (!rows.length) return;
      const at = rows.findIndex((row) => row.id === this.current);
      this.choose(rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))].id);
    };
    onCommand("next", () => go(1));
    onCommand("previous", () => go(-1));
    onCommand("right", () => this.step(1));
    onCommand("left", () => this.step(-1));
    onCommand("choose", () => this.request && this.pick(this.request.id));
    onCommand("splitOff", () => this.split());
    onCommand("confirmGroup", () => this.confirm());
    onCommand("notFan", () => this.apart());
    onCommand("mergeGroups", () => this.merge());
    onCommand("decideGroup", () => this.decide());
    onCommand("undo", () => this.undo());
    onCommand("open", () => this.request && location.assign(`/cards/${this.request.card}`));
    onCommand("search", () => document.querySelector("[data-fan-find]").focus());
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    showKeys();
  }
}

new FanPage(JSON.parse(document.querySelector("[data-fan-page]").textContent));
