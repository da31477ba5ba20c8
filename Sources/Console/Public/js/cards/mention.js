// A field for a comment: "@" and the beginning of a name finds a colleague, who will be told.

import { fill, h } from "../dom.js";
import { matches, t } from "../text.js";
import { initialsOf } from "./fields.js";

let count = 0;

export class MentionBox {
  constructor(world, send) {
    this.world = world;
    this.mentioned = new Map();
    this.items = [];
    this.active = 0;
    const id = `mention-${(count += 1)}`;
    this.list = h("ul", { class: "options mention-list", role: "listbox", id, popover: "manual", "aria-label": t("feed.mention") });
    this.input = h("textarea", { class: "textarea", rows: 2, maxLength: 20000, placeholder: t("feed.write"), "aria-label": t("feed.write"), "aria-autocomplete": "list", "aria-controls": id, "aria-haspopup": "listbox", "data-comment": "" });
    this.element = h("div", { class: "mention-box" }, this.input, this.list);
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.key(event, send));
  }

  /** The words, and the numbers of those whose names stand in them. */
  get value() {
    const text = this.input.value.trim();
    return { text, mentions: [...this.mentioned].filter(([, name]) => text.includes(`@${name}`)).map(([id]) => id) };
  }

  clear() {
    this.input.value = "";
    this.mentioned.clear();
    this.close();
  }

  /** What stands between "@" and the cursor, or null. */
  get asked() {
    const before = this.input.value.slice(0, this.input.selectionStart);
    return /(?:^|\s)@([^@\n]{0,40})$/u.exec(before)?.[1] ?? null;
  }

  look() {
    const asked = this.asked;
    if (asked === null || [...this.mentioned.values()].some((name) => asked.startsWith(`${name} `))) return this.close();
    this.items = [...this.world.staff.values()].filter((person) => !asked || matches(person.name, asked)).slice(0, 8);
    if (!this.items.length) return this.close();
    this.active = 0;
    fill(this.list, this.items.map((person, index) => h("li", { class: "option", role: "option", id: `${this.list.id}-${index}`, onpointerdown: (event) => { event.preventDefault(); this.pick(index); } },
      h("span", { class: "avatar avatar-s", "aria-hidden": "true" }, initialsOf(person.name)), h("span", { class: "option-name truncate" }, person.name), h("span", { class: "quiet small" }, person.department ?? ""))));
    if (!this.list.matches(":popover-open")) this.list.showPopover();
    const box = this.input.getBoundingClientRect();
    Object.assign(this.list.style, { left: `${box.left}px`, width: `${Math.min(box.width, 380)}px`, top: `${box.bottom + 4}px` });
    this.mark();
  }

  mark() {
    for (const [index, row] of [...this.list.children].entries()) row.setAttribute("aria-selected", String(index === this.active));
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
  }

  pick(index) {
    const person = this.items[index];
    const cursor = this.input.selectionStart;
    const before = this.input.value.slice(0, cursor).replace(/@[^@\n]{0,40}$/u, `@${person.name} `);
    this.input.value = before + this.input.value.slice(cursor);
    this.input.selectionStart = this.input.selectionEnd = before.length;
    this.mentioned.set(person.id, person.name);
    this.close();
    this.input.focus();
  }

  close() {
    if (this.list.matches(":popover-open")) this.list.hidePopover();
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event, send) {
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      return send();
    }
    if (!this.list.matches(":popover-open")) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step) {
      event.preventDefault();
      this.active = (this.active + step + this.items.length) % this.items.length;
      this.mark();
    } else if (event.key === "Enter" || event.code === "Tab") {
      event.preventDefault();
      this.pick(this.active);
    } else if (event.code === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }
}
