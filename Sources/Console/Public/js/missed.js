// Missed calls by number: live, filtered in the page, called back with one press.

import "./help.js";
import { bucketOf, clock, now, setClock } from "./clock.js";
import { fill, h, icon, setAttr, setText } from "./dom.js";
import { send } from "./api.js";
import { ListPage } from "./list-page.js";
import { matches, moment, shortMoment, t, tn } from "./text.js";
import { ms } from "./desk/model.js";
import { onCommand } from "./keys.js";
import { refusalWords } from "./desk/actions.js";
import { toast } from "./toast.js";

class MissedPage extends ListPage {
  constructor(page) {
    super("missed", { page, news: ["call", "task"], filter: { state: "open", bucket: 0, mine: false, text: "" } });
    this.segments("state", "state", ["open", "done"], (value) => t(`missed.${value}`), () => this.reload());
    this.segments("bucket", "bucket", [0, 1, 2, 3, 4], (value) => (value ? t(`missed.bucket${value}`) : t("missed.any")), () => this.show());
    const mine = this.part("mine");
    fill(mine, icon("user"), t("missed.mine"));
    mine.addEventListener("click", () => { this.filter.mine = !this.filter.mine; this.showFilters(); this.show(); });
    this.start();
  }

  address() {
    return `/api/v1/missed?state=${this.filter.state}`;
  }

  showFilters() {
    super.showFilters();
    setAttr(this.part("mine"), "aria-pressed", String(this.filter.mine));
  }

  fits(row) {
    if (this.filter.bucket && bucketOf((now() - ms(row.waitingSince)) / 1000) < this.filter.bucket) return false;
    if (this.filter.mine && !row.rang.some((one) => one.staff === this.page.me.id)) return false;
    const words = [row.numberText, row.number, row.name, ...row.channels].filter(Boolean).join(" ");
    return !this.filter.text || matches(words, this.filter.text) || (row.number ?? "").includes(this.filter.text.replace(/\D/g, "") || "\u0000");
  }

  keyOf(row) {
    return row.key;
  }

  emptyKey() {
    return `empty-${this.filter.state}-${this.page.rows.length > 0}`;
  }

  empty() {
    const none = this.page.rows.length > 0;
    const title = none ? t("missed.nothing") : t(this.filter.state === "open" ? "missed.empty" : "missed.empty_done");
    return h("div", { class: "empty", role: "listitem" }, icon(none ? "filter" : "check-circle"), h("span", { class: "empty-title" }, title),
      none || this.filter.state === "done" ? null : h("span", {}, t("missed.empty_more")));
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
    element.querySelector("[data-action=call]").hidden = !row.number || this.filter.state === "done";
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
    const onRow = (deed) => () => this.current() && deed(this.current());
    onCommand("call", onRow((row) => this.call(row.dataset.number)));
    onCommand("open", onRow((row) => row.querySelector("[data-card-link]").click()));
    super.bindKeys();
  }
}

new MissedPage(JSON.parse(document.querySelector("[data-missed-page]").textContent));
