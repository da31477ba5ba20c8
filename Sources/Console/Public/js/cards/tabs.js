// The tabs of a card: feed, tasks, goods, payments, documents, chain, journal.

import { fill, h, icon, setAttr } from "../dom.js";
import { t } from "../text.js";
import { Chain } from "./chain.js";
import { DocumentsTab, TableTab } from "./table-tabs.js";
import { AskedTab } from "../letters/asked.js";
import { Feed } from "./feed.js";
import { JournalTab } from "./journal.js";
import { TasksTab } from "./tasks-tab.js";

export class Tabs {
  constructor(record) {
    this.record = record;
    this.all = [
      { name: "feed", icon: "talk", part: new Feed(record) },
      { name: "tasks", icon: "tasks", part: new TasksTab(record), count: () => record.state.tasks.filter((task) => !task.doneAt).length },
      { name: "asked", icon: "inbox", part: new AskedTab(record), when: (part) => part.isKnown, count: (part) => part.lines.length },
      { name: "items", icon: "box", part: new TableTab(record, "items", false), when: (part) => part.fields.length },
      { name: "payments", icon: "deal", part: new TableTab(record, "payments", true), when: (part) => part.fields.length },
      { name: "documents", icon: "note", part: new DocumentsTab(record), when: (part) => part.fields.length, count: (part) => part.filled },
      { name: "chain", icon: "link", part: new Chain(record), when: () => record.state.parent || record.state.children, count: () => record.state.children },
      { name: "journal", icon: "journal", part: new JournalTab(record) },
    ];
    this.list = h("div", { class: "tab-list", role: "tablist", "aria-label": t("card.tabs") });
    this.panels = h("div", { class: "tab-panels" });
    this.element = h("section", { class: "panel record-tabs", "aria-label": t("card.tabs") }, this.list, this.panels);
    for (const tab of this.all) {
      tab.button = h("button", { class: "tab", type: "button", role: "tab", id: `tab-${tab.name}`, "aria-controls": `panel-${tab.name}`, "data-tab": tab.name, tabIndex: -1, onclick: () => this.open(tab.name) },
        icon(tab.icon, "icon-s"), h("span", {}, t(`tab.${tab.name}`)), h("span", { class: "count", hidden: true }));
      tab.panel = h("div", { class: "tab-panel", role: "tabpanel", id: `panel-${tab.name}`, "aria-labelledby": `tab-${tab.name}`, tabIndex: 0, hidden: true }, tab.part.element);
      this.list.append(tab.button);
      this.panels.append(tab.panel);
    }
    this.list.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.code];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      this.step(by);
      this.current.button.focus();
    });
    this.open(location.hash.slice(1) || "feed", false);
  }

  get shown() {
    return this.all.filter((tab) => !tab.when || tab.when(tab.part));
  }

  get current() {
    return this.all.find((tab) => tab.name === this.name);
  }

  open(name, keep = true) {
    const known = this.all.find((tab) => tab.name === name) ?? this.all[0];
    this.name = known.name;
    for (const tab of this.all) {
      const isOpen = tab === known;
      setAttr(tab.button, "aria-selected", String(isOpen));
      tab.button.tabIndex = isOpen ? 0 : -1;
      tab.panel.hidden = !isOpen;
    }
    if (keep) history.replaceState(null, "", `#${known.name}`);
    known.part.open?.();
  }

  step(by) {
    const tabs = this.shown;
    const next = tabs[(tabs.indexOf(this.current) + by + tabs.length) % tabs.length];
    this.open(next.name);
  }

  /** The card was read anew. */
  update() {
    for (const tab of this.all) {
      tab.part.update?.();
      tab.button.hidden = tab.when ? !tab.when(tab.part) : false;
      const count = tab.count?.(tab.part) ?? 0;
      const place = tab.button.querySelector(".count");
      place.hidden = !count;
      fill(place, String(count));
    }
    if (this.current.button.hidden) this.open("feed");
  }

  /** Something happened to the card: what is open is read anew. */
  refresh() {
    this.current.part.refresh?.();
  }

  comment() {
    this.open("feed");
    this.all[0].part.write();
  }
}
