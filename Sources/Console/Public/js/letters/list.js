// The shared boxes: who waits for an answer, what came, what was set aside. Live.

import "../help.js";
import { bucketOf, clock, now, setClock, setServerTime } from "../clock.js";
import { fill, h, icon, patchRows, setAttr, setText } from "../dom.js";
import { get } from "../api.js";
import { joinLive } from "../live.js";
import { matches, moment, shortMoment, t } from "../text.js";
import { ms } from "../cards/values.js";
import { onCommand, showKeys } from "../keys.js";
import { kindIcons } from "./message.js";
import { openRules } from "./rules.js";

const shelves = ["waiting", "open", "silent", "spam"];

class LettersPage {
  constructor(page) {
    this.filter = { shelf: "waiting", bucket: 0, box: "", kind: "", text: "" };
    const query = new URLSearchParams(location.search);
    for (const name of ["shelf", "box", "kind"]) if (query.get(name)) this.filter[name] = query.get(name);
    this.list = document.querySelector("[data-letters-list]");
    this.take(page);
    this.build();
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

  hear(event) {
    if (!["letter", "reset"].includes(event.type) || this.waits) return;
    this.waits = setTimeout(() => this.reload(), 300);
  }

  async reload() {
    this.waits = null;
    const query = new URLSearchParams(Object.entries({ shelf: this.filter.shelf, box: this.filter.box, kind: this.filter.kind }).filter(([, value]) => value));
    history.replaceState(null, "", `?${query}`);
    try {
      this.take(await get(`/api/v1/letters?${query}`));
      this.show();
    } catch {
      this.waits = setTimeout(() => this.reload(), 5000);
    }
  }

  build() {
    const group = (selector, values, name, face) => fill(document.querySelector(selector), values.map((value) => h("button", { class: "segment", type: "button", "data-value": value, onclick: () => {
      this.filter[name] = value;
      this.showFilters();
      if (name === "shelf") this.reload();
      else this.show();
    } }, face(value))));
    group("[data-letters-shelf]", shelves, "shelf", (value) => t(`letters.shelf.${value}`));
    group("[data-letters-bucket]", [0, 1, 2, 3, 4], "bucket", (value) => (value ? t(`missed.bucket${value}`) : t("missed.any")));
    const choose = (selector, name, options, any) => {
      const place = document.querySelector(selector);
      fill(place, h("option", { value: "" }, any), options.map(([value, title]) => h("option", { value }, title)));
      place.value = this.filter[name];
      place.addEventListener("change", () => { this.filter[name] = place.value; this.reload(); });
    };
    choose("[data-letters-box]", "box", this.page.boxes.map((box) => [box, box]), t("letters.all_boxes"));
    choose("[data-letters-kind]", "kind", ["letter", "form", "message", "order"].map((kind) => [kind, t(`letters.kind.${kind}`)]), t("letters.any_kind"));
    const find = document.querySelector("[data-letters-find]");
    find.addEventListener("input", () => { this.filter.text = find.value.trim(); this.show(); });
    const rules = document.querySelector("[data-letters-rules]");
    rules.hidden = !this.page.mayRule;
    rules.addEventListener("click", () => openRules(this.staff));
    this.showFilters();
  }

  showFilters() {
    for (const [selector, name] of [["[data-letters-shelf]", "shelf"], ["[data-letters-bucket]", "bucket"]]) {
      for (const button of document.querySelector(selector).children) setAttr(button, "aria-pressed", String(button.dataset.value === String(this.filter[name])));
    }
    document.querySelector("[data-letters-wait]").hidden = this.filter.shelf !== "waiting";
  }

  fits(row) {
    if (this.filter.shelf === "waiting" && this.filter.bucket && bucketOf((now() - ms(row.waitingSince)) / 1000) < this.filter.bucket) return false;
    return !this.filter.text || matches([row.name, row.address, row.subject, row.text].filter(Boolean).join(" "), this.filter.text);
  }

  show() {
    const rows = this.page.rows.filter((row) => this.fits(row));
    setText(document.querySelector("[data-letters-total]"), rows.length ? String(rows.length) : "");
    if (!rows.length) {
      patchRows(this.list, [{ key: `empty-${this.filter.shelf}` }], (row) => row.key, () => h("div", { class: "empty" }, icon("check-circle"), h("span", { class: "empty-title" }, t(this.page.rows.length ? "letters.nothing" : `letters.empty.${this.filter.shelf}`))));
      return;
    }
    patchRows(this.list, rows, (row) => `${row.id}.${this.filter.shelf}`, (row) => this.create(row), (element, row) => this.update(element, row));
  }

  create(row) {
    const element = h("a", { class: "missed-row letter-row", href: `/letters/${row.id}`, "data-conversation": row.id },
      this.filter.shelf === "waiting" ? clock("wait", 0) : h("time", { class: "small quiet num" }),
      h("div", { class: "missed-cell" }, h("span", { class: "row gap-2" }, icon(kindIcons[row.kind], "icon-s"), h("span", { class: "strong truncate", "data-name": "" })), h("span", { class: "small quiet truncate", "data-more": "" })),
      h("div", { class: "missed-cell letter-words" }, h("span", { class: "truncate", "data-subject": "" }), h("span", { class: "small quiet truncate", "data-text": "" })),
      h("div", { class: "missed-cell" }, h("span", { class: "small", "data-status": "" }), h("span", { class: "small quiet truncate", "data-who": "" })));
    return h("div", { class: "missed-item", role: "listitem" }, element);
  }

  update(item, row) {
    const element = item.firstElementChild;
    const put = (name, text) => setText(element.querySelector(`[data-${name}]`), text);
    if (this.filter.shelf === "waiting") setClock(element.querySelector(".clock"), ms(row.waitingSince));
    else {
      const time = element.querySelector("time");
      setText(time, shortMoment(ms(row.lastAt), now()));
      setAttr(time, "title", moment(ms(row.lastAt)));
    }
    put("name", row.name || row.address || t("letters.somebody"));
    put("more", [row.name ? row.address : "", row.source].filter(Boolean).join(" · "));
    put("subject", row.subject || t(`letters.kind.${row.kind}`));
    put("text", (row.direction === "out" ? `${t("letters.we")} ` : "") + row.text.replace(/\s+/g, " "));
    put("status", row.status ? t(`letters.status.${row.status}`) : row.state === "open" ? "" : t(`letters.conversation.${row.state}`));
    put("who", row.responsible ? this.staff.get(row.responsible)?.name ?? "" : row.lead ? t("letters.nobody") : "");
  }

  bindKeys() {
    const rows = () => [...this.list.querySelectorAll(".missed-row")];
    const step = (by) => {
      const all = rows();
      const at = all.indexOf(document.activeElement?.closest?.(".missed-row"));
      all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
    };
    onCommand("next", () => step(1));
    onCommand("previous", () => step(-1));
    onCommand("search", () => document.querySelector("[data-letters-find]").focus());
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    showKeys();
  }
}

new LettersPage(JSON.parse(document.querySelector("[data-letters-page]").textContent));
