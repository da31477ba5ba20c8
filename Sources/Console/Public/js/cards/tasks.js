// The page of tasks: mine, the team's, late ones, done ones; live, by keys.

import "../help.js";
import { fill, h, icon, setAttr, setText } from "../dom.js";
import { get } from "../api.js";
import { joinLive } from "../live.js";
import { onCommand, showKeys } from "../keys.js";
import { now, setServerTime } from "../clock.js";
import { t, tn } from "../text.js";
import { endOfDay } from "../zone.js";
import { finishTask, taskRow } from "./task-row.js";
import { ms } from "./values.js";

class TasksPage {
  constructor(state) {
    this.query = new URLSearchParams(location.search);
    this.list = document.querySelector("[data-tasks]");
    this.take(state);
    this.build();
    this.show();
    this.bindKeys();
    joinLive(state.event, (event) => {
      if (!["card", "task", "reset"].includes(event.type) || this.waits) return;
      this.waits = setTimeout(() => this.reload(), 500);
    });
    setInterval(() => this.show(), 60_000);
  }

  take(state) {
    setServerTime(ms(state.now));
    this.state = state;
    this.staff = new Map(state.staff.map((person) => [person.id, person]));
  }

  build() {
    const group = (selector, name, values, usual) => fill(document.querySelector(selector), values.map((value) => h("button", { class: "segment", type: "button", "data-value": value, "data-usual": usual, "data-name": name, onclick: () => this.set(name, value === usual ? null : value) }, t(`tasks.${value}`))));
    group("[data-tasks-who]", "who", ["mine", "team", ...(this.list.dataset.all ? ["all"] : [])], "mine");
    group("[data-tasks-state]", "state", ["open", "done"], "open");
    this.late = document.querySelector("[data-tasks-overdue]");
    fill(this.late, icon("alert"), t("tasks.overdue"));
    this.late.addEventListener("click", () => this.set("overdue", this.query.has("overdue") ? null : "yes"));
  }

  set(name, value) {
    if (value) this.query.set(name, value);
    else this.query.delete(name);
    const text = this.query.toString();
    history.replaceState(null, "", text ? `?${text}` : location.pathname);
    this.reload();
  }

  async reload() {
    this.waits = null;
    const state = await get(`/api/v1/tasks?${this.query}`).catch(() => null);
    if (!state) return;
    this.take(state);
    this.show();
  }

  show() {
    const { state } = this;
    for (const button of document.querySelectorAll("[data-tasks-who] button, [data-tasks-state] button")) setAttr(button, "aria-pressed", String((this.query.get(button.dataset.name) ?? button.dataset.usual) === button.dataset.value));
    setAttr(this.late, "aria-pressed", String(this.query.has("overdue")));
    setText(document.querySelector("[data-tasks-total]"), state.open ? tn("tasks.mine_open", state.open) + (state.overdue ? `, ${tn("tasks.late", state.overdue)}` : "") : t("tasks.free"));
    const focused = document.activeElement?.closest?.("[data-task]")?.dataset.task;
    const groups = this.groups();
    fill(this.list, groups.map(([title, tasks]) => h("section", { class: "stack gap-1 task-group", "aria-label": title }, h("h2", { class: "eyebrow" }, title, " ", h("span", { class: "num" }, String(tasks.length))), h("div", { class: "panel task-panel" }, tasks.map((task) => taskRow(task, this.context))))),
      groups.length ? null : h("div", { class: "empty" }, icon("check-circle"), h("span", { class: "empty-title" }, t(this.query.get("state") === "done" ? "tasks.none_done" : "tasks.none"))));
    if (focused) this.list.querySelector(`[data-task="${focused}"]`)?.focus();
  }

  get context() {
    return { staff: this.staff, world: { staff: this.staff, names: {} }, showCard: true, done: () => this.reload() };
  }

  /** Late, today, later, without a term. */
  groups() {
    const end = endOfDay(now());
    const all = { late: [], today: [], later: [], never: [], done: [] };
    for (const task of this.state.tasks) {
      if (task.doneAt) all.done.push(task);
      else if (!task.dueAt) all.never.push(task);
      else if (ms(task.dueAt) < now()) all.late.push(task);
      else if (ms(task.dueAt) <= end) all.today.push(task);
      else all.later.push(task);
    }
    return Object.entries(all).filter(([, tasks]) => tasks.length).map(([name, tasks]) => [t(`tasks.group.${name}`), tasks]);
  }

  bindKeys() {
    const rows = () => [...this.list.querySelectorAll("[data-task]")];
    const current = () => document.activeElement?.closest?.("[data-task]");
    const step = (by) => {
      const all = rows();
      const at = all.indexOf(current());
      all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
    };
    const task = () => this.state.tasks.find((one) => String(one.id) === current()?.dataset.task);
    onCommand("next", () => step(1));
    onCommand("previous", () => step(-1));
    onCommand("open", () => task()?.card && location.assign(`/cards/${task().card}`));
    onCommand("finish", () => task() && finishTask(task(), this.context));
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    showKeys();
  }
}

new TasksPage(JSON.parse(document.querySelector("[data-tasks-page]").textContent));
