// The tasks of a card, and a line that gives a new one.

import { fill, h, icon } from "../dom.js";
import { t } from "../text.js";
import { perform } from "./deeds.js";
import { control } from "./fields.js";
import { taskRow } from "./task-row.js";

export class TasksTab {
  constructor(record) {
    this.record = record;
    this.title = h("input", { class: "input", placeholder: t("task.new"), "aria-label": t("task.new"), maxLength: 500 });
    this.to = control({ name: "to", title: t("task.to"), type: "employee" }, record.world, () => {});
    this.due = control({ name: "due", title: t("task.due_field"), type: "moment" }, record.world, () => {});
    this.due.input.setAttribute("aria-label", t("task.due_field"));
    this.to.input.placeholder = t("task.to");
    this.form = h("form", { class: "task-form", onsubmit: (event) => { event.preventDefault(); this.make(); } }, this.title, this.to.element, this.due.element,
      h("button", { class: "button", type: "submit" }, icon("plus"), t("task.give")));
    this.list = h("div", { class: "stack gap-1" });
    this.element = h("div", { class: "stack gap-4" }, this.form, this.list);
  }

  update() {
    const { state, people, world } = this.record;
    this.form.hidden = !state.mayMove || !this.record.isOpen;
    const context = { staff: people, world, showCard: false, done: () => this.record.reload() };
    fill(this.list, state.tasks.length ? state.tasks.map((task) => taskRow(task, context)) : h("div", { class: "empty" }, icon("tasks"), h("span", { class: "empty-title" }, t("task.none"))));
  }

  async make() {
    const title = this.title.value.trim();
    if (!title) return this.title.focus();
    const order = { title, to: this.to.value(), due: this.due.value() };
    const done = await perform("POST", `${this.record.path}/tasks`, order, { title: t("task.give"), done: t("task.give"), ...this.record.context });
    if (!done) return;
    this.title.value = "";
    this.to.set(null);
    this.due.set(null);
    this.record.reload();
  }
}
