// A field that finds one of many: the ARIA pattern of a combobox with a list box.

import { fill, h } from "./dom.js";

let count = 0;

export class Combobox {
  /**
   * `find(query)` gives groups [{title, items}]; `row(item)` an option's nodes; `label(item)` the text of the field;
   * `picked(item)` is told of a choice; `cleared()` when the text no longer stands for one.
   */
  constructor({ input, find, row, label, picked, cleared, none }) {
    Object.assign(this, { input, find, row, label, picked, cleared, none });
    this.items = [];
    this.active = -1;
    this.list = h("ul", { class: "options", role: "listbox", id: `options-${(count += 1)}`, popover: "manual" });
    this.list.setAttribute("aria-label", input.getAttribute("aria-label") ?? input.labels?.[0]?.textContent ?? "");
    input.parentElement.classList.add("combobox");
    input.parentElement.append(this.list);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-owns": this.list.id,
      autocomplete: "off", spellcheck: "false",
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => { this.cleared?.(); this.open(); });
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", () => this.open());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
  }

  get isOpen() {
    return this.list.matches(":popover-open");
  }

  open(query = this.input.value) {
    this.items = [];
    const rows = [];
    for (const group of this.find(query.trim())) {
      if (!group.items.length) continue;
      if (group.title) rows.push(h("li", { class: "option-group eyebrow", role: "presentation" }, group.title));
      for (const item of group.items) rows.push(this.option(item));
    }
    if (!this.items.length) rows.push(h("li", { class: "option-none", role: "presentation" }, this.none));
    fill(this.list, rows);
    if (!this.isOpen) this.list.showPopover();
    this.place();
    this.input.setAttribute("aria-expanded", "true");
    this.activate(this.items.length ? 0 : -1);
  }

  option(item) {
    const index = this.items.push(item) - 1;
    return h("li", {
      class: "option", role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false",
      onpointerdown: (event) => { event.preventDefault(); this.pick(index); },
      onpointermove: () => this.active === index || this.activate(index),
    }, this.row(item));
  }

  /** The list lies above everything, so that no pane around the field cuts it off. */
  place() {
    const box = this.input.getBoundingClientRect();
    const below = innerHeight - box.bottom - 12;
    const above = box.top - 12;
    const isAbove = below < 240 && above > below;
    const { style } = this.list;
    style.left = `${box.left}px`;
    style.width = `${box.width}px`;
    style.maxHeight = `${Math.min(isAbove ? above : below, 360)}px`;
    style.top = isAbove ? "auto" : `${box.bottom + 4}px`;
    style.bottom = isAbove ? `${innerHeight - box.top + 4}px` : "auto";
  }

  close() {
    if (this.isOpen) this.list.hidePopover();
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }

  activate(index) {
    this.active = index;
    for (const option of this.list.querySelectorAll("[role=option]")) {
      const chosen = option.id === `${this.list.id}-${index}`;
      option.setAttribute("aria-selected", String(chosen));
      if (chosen) option.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
  }

  pick(index) {
    const item = this.items[index];
    if (item === undefined) return;
    this.input.value = this.label(item);
    this.close();
    this.picked(item);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step) {
      event.preventDefault();
      if (!this.isOpen) return this.open(event.altKey ? "" : undefined);
      const length = this.items.length;
      if (length) this.activate((this.active + step + length) % length);
    } else if (event.key === "Enter" && this.isOpen && this.active >= 0) {
      event.preventDefault();
      event.stopPropagation();
      this.pick(this.active);
    } else if (event.code === "Escape" && this.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.code === "Tab" && this.isOpen && this.active >= 0 && this.input.value.trim()) {
      this.pick(this.active);
    }
  }
}
