// What pages of one list have in common (missed calls, shared boxes): rows that are read again at news, filtered in the
// page, walked through with keys. Elements are named `data-NAME-list`, `data-NAME-total`, `data-NAME-find`.

import { setServerTime } from "./clock.js";
import { fill, h, patchRows, setAttr, setText } from "./dom.js";
import { get } from "./api.js";
import { joinLive } from "./live.js";
import { ms } from "./cards/values.js";
import { onCommand, showKeys } from "./keys.js";

export class ListPage {
  /** `news` are the kinds of events after which the list may be another; `filter` what is shown of it. */
  constructor(name, { page, filter, news }) {
    Object.assign(this, { name, filter, news, groups: [] });
    this.list = this.part("list");
    this.take(page);
  }

  /** Shows the list and keeps it up to date; called once the filters stand. */
  start() {
    const find = this.part("find");
    find.addEventListener("input", () => { this.filter.text = find.value.trim(); this.show(); });
    this.showFilters();
    this.bindKeys();
    this.show();
    joinLive(this.page.event, (event) => this.hear(event));
    setInterval(() => this.show(), 30_000);
  }

  part(part) {
    return document.querySelector(`[data-${this.name}-${part}]`);
  }

  take(page) {
    setServerTime(ms(page.now));
    this.page = page;
    this.staff = new Map(page.staff.map((person) => [person.id, person]));
  }

  /** Read again once for a burst. */
  hear(event) {
    if (![...this.news, "reset"].includes(event.type) || this.waits) return;
    this.waits = setTimeout(() => this.reload(), 350);
  }

  async reload() {
    this.waits = null;
    try {
      this.take(await this.read());
      this.show();
    } catch {
      this.waits = setTimeout(() => this.reload(), 5000);
    }
  }

  /** The page as it is now. */
  read() {
    return get(this.address());
  }

  /** Buttons of which one is pressed: the values of `name` in the filter. */
  segments(part, name, values, face, changed) {
    fill(this.part(part), values.map((value) => h("button", { class: "segment", type: "button", "data-value": value, onclick: () => {
      this.filter[name] = value;
      this.showFilters();
      changed();
    } }, face(value))));
    this.groups.push([part, name]);
  }

  showFilters() {
    for (const [part, name] of this.groups) {
      for (const button of this.part(part).children) setAttr(button, "aria-pressed", String(button.dataset.value === String(this.filter[name])));
    }
  }

  show() {
    const rows = this.page.rows.filter((row) => this.fits(row));
    setText(this.part("total"), rows.length ? `${rows.length}${this.page.hasMore ? "+" : ""}` : "");
    const items = rows.length ? rows.map((row) => ({ key: this.keyOf(row), row })) : [{ key: this.emptyKey() }];
    if (this.page.hasMore) items.push({ key: "more", isMore: true });
    patchRows(this.list, items, (item) => item.key, (item) => (item.row ? this.create(item.row) : item.isMore ? this.more() : this.empty()), (element, item) => item.row && this.update(element, item.row));
  }

  bindKeys() {
    const rows = () => [...this.list.querySelectorAll(".missed-row")];
    const step = (by) => {
      const all = rows();
      const at = all.indexOf(this.current());
      all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
    };
    onCommand("next", () => step(1));
    onCommand("previous", () => step(-1));
    onCommand("search", () => this.part("find").focus());
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    showKeys();
  }

  /** The row that has the focus. */
  current() {
    return document.activeElement?.closest?.(".missed-row");
  }
}
