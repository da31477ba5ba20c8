// Missed calls by number: live, filtered in the page, called back with one press.

import "./help.js";
import { bucketOf, clock, now, setClock, setServerTime } from "./clock.js";
import { fill, h, icon, patchRows, setAttr, setText } from "./dom.js";
import { get, send } from "./api.js";
import { joinLive } from "./live.js";
import { matches, moment, shortMoment, t, tn } from "./text.js";
import { ms } from "./desk/model.js";
import { onCommand, showKeys } from "./keys.js";
import { refusalWords } from "./desk/actions.js";
import { toast } from "./toast.js";

const filter = { state: "open", bucket: 0, mine: false, text: "" };

class MissedPage {
  constructor(page) {
    this.list = document.querySelector("[data-missed-list]");
    this.take(page);
    this.buildFilters();
    this.bindKeys();
    this.show();
    joinLive(page.event, (event) => this.hear(event));
    setInterval(() => this.show(), 30_000);
  }

  take(page) {
    setServerTime(ms(page.now));
    this.page = page;
    this.staff = new Map(page.staff.map((person) => [person.id, person]));
  }

  /** Anything about calls or tasks may change the list: it is read again, once for a burst. */
  hear(event) {
    if (!["call", "task", "reset"].includes(event.type) || this.waits) return;
    this.waits = setTimeout(() => this.reload(), 400);
  }

  async reload() {
    this.waits = null;
    try {
      this.take(await get(`/api/v1/missed?state=${filter.state}`));
      this.show();
    } catch {
      this.waits = setTimeout(() => this.reload(), 5000);
    }
  }

  buildFilters() {
    const group = (selector, values, name, face) => {
      const place = document.querySelector(selector);
      fill(place, values.map((value) => h("button", { class: "segment", type: "button", "data-value": value, onclick: () => {
        filter[name] = value;
        this.showFilters();
        if (name === "state") this.reload();
        else this.show();
      } }, face(value))));
    };
    group("[data-missed-state]", ["open", "done"], "state", (value) => t(`missed.${value}`));
    group("[data-missed-bucket]", [0, 1, 2, 3, 4], "bucket", (value) => (value ? t(`missed.bucket${value}`) : t("missed.any")));
    const mine = document.querySelector("[data-missed-mine]");
    fill(mine, icon("user"), t("missed.mine"));
    mine.addEventListener("click", () => { filter.mine = !filter.mine; this.showFilters(); this.show(); });
    const find = document.querySelector("[data-missed-find]");
    find.addEventListener("input", () => { filter.text = find.value.trim(); this.show(); });
    this.showFilters();
  }

  showFilters() {
    for (const [selector, name] of [["[data-missed-state]", "state"], ["[data-missed-bucket]", "bucket"]]) {
      for (const button of document.querySelector(selector).children) {
        setAttr(button, "aria-pressed", String(button.dataset.value === String(filter[name])));
      }
    }
    setAttr(document.querySelector("[data-missed-mine]"), "aria-pressed", String(filter.mine));
  }

  fits(row) {
    if (filter.bucket && bucketOf((now() - ms(row.waitingSince)) / 1000) < filter.bucket) return false;
    if (filter.mine && !row.rang.some((one) => one.staff === this.page.me.id)) return false;
    const words = [row.numberText, row.number, row.name, ...row.channels].filter(Boolean).join(" ");
    return !filter.text || matches(words, filter.text) || (row.number ?? "").includes(filter.text.replace(/\D/g, "") || "\u0000");
  }

  show() {
    const rows = this.page.rows.filter((row) => this.fits(row));
    setText(document.querySelector("[data-missed-total]"), rows.length ? String(rows.length) : "");
    if (!rows.length) {
      patchRows(this.list, [{ key: "empty" }], (row) => `${row.key}${filter.state}`, () => this.empty());
      return;
    }
    patchRows(this.list, rows, (row) => row.key, (row) => this.create(row), (element, row) => this.update(element, row));
  }

  empty() {
    const none = this.page.rows.length > 0;
    const title = none ? t("missed.nothing") : t(filter.state === "open" ? "missed.empty" : "missed.empty_done");
    return h("div", { class: "empty" }, icon(none ? "filter" : "check-circle"), h("span", { class: "empty-title" }, title),
      none || filter.state === "done" ? null : h("span", {}, t("missed.empty_more")));
  }

  create(row) {
    const call = h("button", { class: "button", type: "button", "data-action": "call", onclick: () => this.call(element.dataset.number) },
      icon("phone-out"), h("span", {}, t("missed.call")));
    const card = h("a", { class: "button button-ghost button-icon", href: "#", "data-card-link": "", "aria-label": t("missed.open_card"), title: t("missed.open_card") }, icon("desk"));
    const element = h("div", { class: "missed-row", tabIndex: 0, "data-number": row.number },
      clock("wait", 0),
      h("div", { class: "missed-cell missed-who" }, h("span", { class: "missed-number num" }), h("span", { class: "quiet", "data-name": "" })),
      h("div", { class: "missed-cell" }, h("span", { "data-count": "" }), h("span", { class: "small quiet", "data-rang": "" })),
      h("div", { class: "missed-cell missed-tries" }, h("span", { "data-tries": "" }), h("span", { class: "small quiet num", "data-last-try": "" })),
      h("div", { class: "button-row" }, card, call));
    return h("div", { class: "missed-item", role: "listitem" }, element);
  }

  update(item, row) {
    const element = item.firstElementChild;
    const put = (selector, text) => setText(element.querySelector(selector), text);
    setClock(element.querySelector(".clock"), ms(row.waitingSince), ms(row.doneAt));
    put(".missed-number", row.numberText || t("number.withheld"));
    put("[data-name]", [row.name, row.channels.join(", ")].filter(Boolean).join(" · "));
    put("[data-count]", `${tn("missed.count", row.count)}, ${t("missed.last", { time: shortMoment(ms(row.lastAt), now()) })}`);
    setAttr(element.querySelector("[data-count]"), "title", moment(ms(row.lastAt)));
    const names = row.rang.map((one) => this.staff.get(one.staff)?.name ?? one.party).join(", ");
    put("[data-rang]", names ? t("missed.rang", { names }) : t("missed.rang_nobody"));
    put("[data-tries]", this.triesWords(row));
    const last = row.tries.at(-1);
    put("[data-last-try]", last ? t("missed.last_try", { name: this.staff.get(last.staff)?.name ?? last.party ?? "", time: shortMoment(ms(last.at), now()) }) : "");
    const card = element.querySelector("[data-card-link]");
    setAttr(card, "href", `/card/${row.call}`);
    element.querySelector("[data-action=call]").hidden = !row.number || filter.state === "done";
  }

  triesWords(row) {
    if (row.doneReason) return t(`missed.ended.${row.doneReason}`);
    const tries = row.tries.length ? tn("missed.tries", row.tries.length) : t("missed.no_tries");
    return row.isOverdue ? `${tries} · ${t("missed.overdue")}` : tries;
  }

  async call(number) {
    const row = this.page.rows.find((one) => one.number === number);
    if (!row) return;
    try {
      await send("POST", "/api/v1/originate", { number, call: row.call });
      toast(t("done.originate", { number: row.numberText }), { name: "phone-out" });
    } catch (refusal) {
      toast(refusalWords(refusal), { name: "alert" });
    }
  }

  bindKeys() {
    const rows = () => [...this.list.querySelectorAll(".missed-row")];
    const current = () => document.activeElement?.closest?.(".missed-row");
    const step = (by) => {
      const all = rows();
      const at = all.indexOf(current());
      all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
    };
    const onRow = (deed) => () => current() && deed(current());
    onCommand("next", () => step(1));
    onCommand("previous", () => step(-1));
    onCommand("call", onRow((row) => this.call(row.dataset.number)));
    onCommand("open", onRow((row) => row.querySelector("[data-card-link]").click()));
    onCommand("search", () => document.querySelector("[data-missed-find]").focus());
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    showKeys();
  }
}

new MissedPage(JSON.parse(document.querySelector("[data-missed-page]").textContent));
