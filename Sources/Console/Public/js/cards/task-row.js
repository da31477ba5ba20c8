// A task as a line of a list, and how it is closed: with an answer, a text, a file, the time spent.

import { h, icon } from "../dom.js";
import { moment, shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { openDialog } from "../dialog.js";
import { send } from "../api.js";
import { toast } from "../toast.js";
import { words } from "./deeds.js";
import { control, labelled } from "./fields.js";
import { ms } from "./values.js";

/** Builds a line. `context`: {staff, world, showCard, done()}. */
export function taskRow(task, context) {
  const person = context.staff.get(task.assignee)?.name ?? t("task.nobody");
  const isLate = !task.doneAt && task.dueAt && ms(task.dueAt) < now();
  const due = task.doneAt ? t("task.done_at", { time: shortMoment(ms(task.doneAt), now()) }) : task.dueAt ? t(isLate ? "task.was_due" : "task.due", { time: shortMoment(ms(task.dueAt), now()) }) : t("task.no_due");
  return h("div", { class: "task-row", tabIndex: 0, "data-task": task.id, "data-late": isLate ? "" : null },
    h("button", { class: "task-check", type: "button", disabled: !task.mayFinish, "aria-label": task.doneAt ? t("task.is_done", { title: task.title }) : t("task.finish", { title: task.title }), "data-done": task.doneAt ? "" : null, onclick: () => finishTask(task, context) }, icon("check", "icon-s")),
    h("div", { class: "grow stack gap-1" }, h("span", { class: "task-title break" }, task.title),
      task.body ? h("span", { class: "small quiet break" }, task.body) : null,
      h("span", { class: "row wrap small quiet" }, h("span", { class: isLate ? "task-late" : "num", title: task.dueAt ? moment(ms(task.dueAt)) : null }, isLate ? icon("alert", "icon-s") : null, due), h("span", {}, person),
        context.showCard && task.card ? h("a", { href: `/cards/${task.card}` }, task.cardTitle || `№ ${task.card}`) : null, task.outcome ? h("span", { class: "badge badge-plain" }, task.outcome) : null,
        task.result ? (/^[0-9a-f]{64}$/.test(task.result) ? h("a", { href: `/files/${task.result}`, target: "_blank", rel: "noopener" }, t("task.result")) : h("span", { class: "break" }, task.result)) : null)));
}

/** Closes a task; what it wants is asked for first. */
export async function finishTask(task, context) {
  if (!task.mayFinish) return;
  const asks = task.outcomes.length || task.wantsFile || task.isResultRequired || task.tracksTime;
  const answer = asks ? await askResult(task, context) : {};
  if (!answer) return;
  try {
    await send("POST", `/api/v1/tasks/${task.id}/finish`, answer);
    toast(t("task.finished", { title: task.title }));
    context.done();
  } catch (refusal) {
    toast(words(refusal), { name: "alert" });
  }
}

function askResult(task, { world }) {
  return new Promise((resolve) => {
    let answer = null;
    let outcome = task.outcomes.length ? null : undefined;
    const rows = task.outcomes.map((entry, index) => h("button", { class: "choice", type: "button", role: "radio", "aria-checked": "false", autofocus: index === 0, onclick: () => {
      outcome = entry;
      for (const row of rows) row.setAttribute("aria-checked", String(row.dataset.entry === entry));
    }, "data-entry": entry }, h("span", { class: "key", "aria-hidden": "true" }, index + 1), entry));
    const result = control({ name: "result", title: t("task.result"), type: task.wantsFile ? "file" : "text", isRequired: task.isResultRequired }, world, () => {});
    const minutes = task.tracksTime ? control({ name: "minutes", title: t("task.minutes"), type: "int" }, world, () => {}) : null;
    const note = h("p", { class: "error", role: "alert", hidden: true });
    const take = () => {
      const text = !task.outcomes.length || outcome ? (task.isResultRequired && !result.value() ? t("task.needs_result") : null) : t("task.needs_outcome");
      if (text) {
        note.hidden = false;
        note.textContent = text;
        return;
      }
      answer = { outcome: outcome ?? null, result: result.value(), minutes: minutes?.value() ? Number(minutes.value()) : null };
      dialog.close();
    };
    const finish = h("button", { class: "button button-primary", type: "button", "data-finish": "", onclick: take }, t("task.close"), h("kbd", { class: "key" }, "Ctrl Enter"));
    const dialog = openDialog({ title: task.title, name: "task", buttons: [finish], body: h("div", { class: "stack gap-4" }, note,
      rows.length ? h("div", { class: "stack gap-2" }, h("span", { class: "label" }, t("task.outcome")), h("div", { class: "choices", role: "radiogroup", "aria-label": t("task.outcome") }, rows)) : null,
      labelled({ name: "result", title: t("task.result"), isRequired: task.isResultRequired }, result), minutes ? labelled({ name: "minutes", title: t("task.minutes") }, minutes) : null) });
    dialog.addEventListener("keydown", (event) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
      if (event.key === "Enter" && event.ctrlKey) take();
      else if (digit && rows[digit[1] - 1] && event.target.tagName !== "INPUT" && event.target.tagName !== "TEXTAREA") {
        event.preventDefault();
        rows[digit[1] - 1].click();
      }
    });
    dialog.addEventListener("close", () => resolve(answer));
  });
}
