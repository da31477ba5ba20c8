// Reservations by their last day: a list and a calendar, who blocks whom, and what can be done about each.

import "../help.js";
import { fill, h, icon, setAttr, setText } from "../dom.js";
import { get, send } from "../api.js";
import { joinLive } from "../live.js";
import { askChoice, openDialog } from "../dialog.js";
import { moment, t, tn } from "../text.js";
import { day, ms, today } from "../cards/values.js";
import { onCommand, showKeys } from "../keys.js";
import { setServerTime } from "../clock.js";
import { toast } from "../toast.js";
import { daysBetween, drawCalendar } from "./calendar.js";

class ReservationsPage {
  constructor(page) {
    this.list = document.querySelector("[data-reservation-list]");
    this.calendar = document.querySelector("[data-reservation-calendar]");
    this.take(page);
    this.month = today().slice(0, 7);
    this.draw();
    this.bindKeys();
    joinLive(page.event, (event) => this.hear(event));
  }

  take(page) {
    setServerTime(ms(page.now));
    this.page = page;
  }

  draw() {
    const { active, ended } = this.page;
    setText(document.querySelector("[data-reservation-total]"), active.length ? tn("reservation.count", active.length) : "");
    const focused = document.activeElement?.closest?.("[data-reservation]")?.dataset.reservation;
    fill(this.list,
      active.length ? active.map((one) => this.row(one)) : h("div", { class: "empty" }, icon("calendar"), h("span", { class: "empty-title" }, t("reservation.none"))),
      ended.length ? h("details", { class: "reservation-ended" }, h("summary", {}, t("reservation.ended")), ended.map((one) => this.past(one))) : null);
    drawCalendar(this.calendar, this.month, active, { go: (month) => { this.month = month; this.draw(); }, choose: (id) => this.focus(id) });
    if (focused) this.focus(Number(focused));
    showKeys(this.list);
  }

  row(one) {
    const left = one.until ? daysBetween(today(), one.until) : null;
    const tone = left === null ? "done" : left < 0 ? "missed" : left <= 3 ? "waiting" : "talking";
    const words = left === null ? t("reservation.no_end") : left < 0 ? t("reservation.over") : left === 0 ? t("reservation.today") : tn("reservation.left", left);
    const act = (look, name, text, deed, command) => h("button", { class: `button button-small ${look}`, type: "button", onclick: deed }, icon(name, "icon-s"), text, command ? h("kbd", { class: "key", "data-key-for": command, "aria-hidden": "true" }) : null);
    return h("article", { class: "reservation", tabIndex: 0, "data-reservation": one.id, "aria-label": `${one.customer ?? one.title}, ${one.company ?? ""}` },
      h("div", { class: "row wrap spread gap-3" },
        h("div", { class: "stack gap-1" }, h("h2", { class: "reservation-title" }, h("a", { href: `/fan?group=${one.group}` }, one.customer ?? one.title)), h("p", { class: "row wrap gap-2" }, h("span", { class: "strong" }, one.company ?? t("fan.unknown_dealer")), one.manager ? h("span", { class: "quiet" }, one.manager) : null, h("a", { href: `/cards/${one.card}` }, t("reservation.card", { id: one.card })))),
        h("div", { class: "stack gap-1 reservation-term" }, h("span", { class: "num strong" }, one.until ? t("fan.until", { day: day(one.until) }) : "—"), h("span", { class: "badge", "data-tone": tone }, icon(tone === "talking" ? "clock" : "alert", "icon-s"), words))),
      one.wish ? h("div", { class: "reservation-wish row wrap gap-3" }, icon("later"), h("span", { class: "grow break" }, t("reservation.asks", { day: one.wish.to ? day(one.wish.to) : "—" }), one.wish.reason ? `: ${one.wish.reason}` : ""),
        act("button-primary", "check", t("reservation.grant"), () => this.order(one, "answer", { isYes: true }, t("reservation.done.granted"))), act("", "reject", t("reservation.refuse"), () => this.order(one, "answer", { isYes: false }, t("reservation.done.refused")))) : null,
      one.blocked.length ? h("p", { class: "small" }, h("span", { class: "quiet" }, `${t("reservation.blocks")}: `), one.blocked.map((other, index) => [index ? ", " : "", h("a", { href: `/cards/${other.card}` }, other.dealer || t("fan.unknown_dealer"))])) : null,
      h("div", { class: "row wrap gap-2" }, this.page.extends ? act("", "later", t("reservation.extend"), () => this.extend(one), "extendTerm") : null, act("", "arrow-right", t("reservation.pass"), () => this.end(one, "pass"), "passOn"), act("button-ghost", "leave", t("reservation.release"), () => this.end(one, "release"), "releaseTerm")));
  }

  past(one) {
    return h("p", { class: "reservation-past small" }, h("span", { class: "num" }, moment(ms(one.endedAt))), h("span", { class: "badge", "data-tone": one.state === "used" ? "talking" : "done" }, t(`reservation.state.${one.state}`)), h("a", { href: `/cards/${one.card}` }, one.customer ?? one.title), h("span", { class: "quiet" }, one.company ?? ""));
  }

  async order(one, name, body, words) {
    try {
      this.take(await send("POST", `/api/v1/reservations/${one.id}/${name}`, body));
      toast(words);
      setText(document.querySelector("[data-reservation-said]"), words);
    } catch (refusal) {
      toast(refusal.status ? t("fan.refused", { why: refusal.message }) : t("fan.offline"), { name: "alert" });
      const page = await get("/api/v1/reservations").catch(() => null);
      if (page) this.take(page);
    }
    this.draw();
  }

  extend(one) {
    const to = h("input", { class: "input", type: "date", id: "extend-to", min: one.until ?? today(), value: one.wish?.to ?? "", autofocus: true });
    const why = h("textarea", { class: "textarea", id: "extend-why", maxLength: 500, rows: 2 });
    const done = h("button", { class: "button button-primary", type: "button", "data-extend-done": "", onclick: () => {
      if (!to.value) return to.focus();
      dialog.close();
      this.order(one, "extend", { to: to.value, text: why.value.trim() || undefined }, t("reservation.done.extended", { day: day(to.value) }));
    } }, t("reservation.extend"));
    const dialog = openDialog({ title: t("reservation.extend"), name: "extend", buttons: [done], body: h("div", { class: "stack" }, h("div", { class: "field" }, h("label", { htmlFor: to.id }, t("reservation.extend_to")), to), h("div", { class: "field" }, h("label", { htmlFor: why.id }, t("reservation.extend_why")), why)) });
  }

  async end(one, name) {
    const title = name === "pass" ? t("reservation.pass") : t("reservation.release");
    const entries = this.page.releases;
    const answer = await askChoice({ title, list: { entries, askingForText: entries.slice(-1) }, textLabel: t("fan.form.text"), done: title, name });
    if (answer) await this.order(one, name, { reason: answer.choice, text: answer.text || undefined }, name === "pass" ? t("reservation.done.passed") : t("reservation.done.released"));
  }

  get chosen() {
    const focused = document.activeElement?.closest?.("[data-reservation]");
    return focused ? this.page.active.find((one) => one.id === Number(focused.dataset.reservation)) : undefined;
  }

  focus(id) {
    this.list.querySelector(`[data-reservation="${id}"]`)?.focus();
  }

  hear(event) {
    if (event.type !== "fan" && event.type !== "reset") return;
    if (this.timer) return;
    this.timer = setTimeout(async () => {
      this.timer = null;
      const page = await get("/api/v1/reservations").catch(() => null);
      if (!page || document.querySelector("dialog[open]")) return;
      this.take(page);
      this.draw();
    }, 150);
  }

  bindKeys() {
    const step = (by) => {
      const rows = [...this.list.querySelectorAll("[data-reservation]")];
      const at = rows.indexOf(document.activeElement?.closest?.("[data-reservation]"));
      rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
    };
    const turn = (by) => {
      const [year, month] = this.month.split("-").map(Number);
      const next = new Date(Date.UTC(year, month - 1 + by, 1));
      this.month = next.toISOString().slice(0, 7);
      this.draw();
    };
    onCommand("next", () => step(1));
    onCommand("previous", () => step(-1));
    onCommand("right", () => turn(1));
    onCommand("left", () => turn(-1));
    onCommand("extendTerm", () => this.chosen && this.page.extends && this.extend(this.chosen));
    onCommand("passOn", () => this.chosen && this.end(this.chosen, "pass"));
    onCommand("releaseTerm", () => this.chosen && this.end(this.chosen, "release"));
    onCommand("open", () => this.chosen && location.assign(`/cards/${this.chosen.card}`));
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    setAttr(this.list, "data-ready", "");
    showKeys();
  }
}

new ReservationsPage(JSON.parse(document.querySelector("[data-reservation-page]").textContent));
