// The dialogue of a gate: asks for exactly what a step lacks, fields and reason in one, so that the step can be made
// again with the answers.

import { fill, h, icon } from "../dom.js";
import { openDialog } from "../dialog.js";
import { t } from "../text.js";
import { control, labelled } from "./fields.js";

/**
 * Asks for what `refusal` ({missing, reason}) names. `title` stands above; `done` on the button. Gives
 * {fields, reason, text}, or null when it was given up.
 */
export function askGate(refusal, { title, done, world, message }) {
  return new Promise((resolve) => {
    let answer = null;
    const parts = new Map();
    const rows = [...(refusal.missing ?? []), ...(refusal.besides ?? [])].map((field) => {
      const part = control(field, world, () => showOther(field, parts));
      if (field.value !== undefined && field.value !== null) part.set(field.value);
      parts.set(field.name, { field, part });
      return labelled(field, part);
    });
    const reason = refusal.reason ? reasonPart(refusal.reason) : null;
    const note = h("p", { class: "error", role: "alert", hidden: !message }, icon("alert"), h("span", {}, message ?? ""));
    const form = h("form", { class: "stack gap-4", "data-gate": "", noValidate: true, onsubmit: (event) => { event.preventDefault(); take(); } },
      rows.length ? h("p", { class: "quiet" }, t("gate.lead")) : null, note, rows, reason?.element);
    const take = () => {
      const wrong = [...parts.values()].find(({ field, part }) => field.isRequired && empty(part.value())) ?? (reason && !reason.isWhole() ? { part: reason } : null);
      if (wrong) {
        note.hidden = false;
        fill(note, icon("alert"), h("span", {}, wrong.field ? t("gate.fill", { field: wrong.field.title }) : t("gate.fill_reason")));
        wrong.part.focus();
        return;
      }
      answer = {
        fields: Object.fromEntries([...parts].filter(([, { part }]) => !empty(part.value())).map(([name, { part }]) => [name, part.value()])),
        ...(reason ? reason.value() : {}),
      };
      dialog.close();
    };
    const finish = h("button", { class: "button button-primary", type: "button", "data-gate-done": "", onclick: take }, done, h("kbd", { class: "key" }, "Ctrl Enter"));
    const cancel = h("button", { class: "button button-ghost", type: "button", onclick: () => dialog.close() }, t("gate.cancel"));
    const dialog = openDialog({ title, body: form, buttons: [cancel, finish], name: "gate", wide: (refusal.missing ?? []).some((field) => field.type === "table") });
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.defaultPrevented) return;
      if (event.ctrlKey || (event.target.tagName === "INPUT" && event.target.type !== "radio" && !event.target.closest("table"))) {
        event.preventDefault();
        take();
      }
    });
    dialog.addEventListener("close", () => resolve(answer));
    for (const { field } of parts.values()) showOther(field, parts);
    const first = [...parts.values()].find(({ part }) => empty(part.value()));
    (first?.part ?? reason)?.focus();
  });
}

export const empty = (value) => value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);

/** The text behind "Другое" is asked for only once that is chosen. */
function showOther(field, parts) {
  const other = field.other && parts.get(field.other);
  if (!other) return;
  const asks = (field.askingForText ?? []).includes(parts.get(field.name).part.value());
  const row = other.part.element.closest("[data-field-of]");
  if (row) row.hidden = !asks && empty(other.part.value());
  other.field.isRequired = asks;
}

/** The reasons, each a press of a digit; "Другое" asks for a text. */
function reasonPart(question) {
  let chosen = question.isFree ? "" : null;
  const text = h("textarea", { class: "textarea", name: "reason-text", maxLength: 500, id: "gate-reason-text" });
  const field = h("div", { class: "field", hidden: !question.isFree }, h("label", { htmlFor: "gate-reason-text" }, t("gate.reason_text")), text);
  const choose = (entry) => {
    chosen = entry;
    for (const row of rows) {
      const isChosen = row.dataset.entry === entry;
      row.setAttribute("aria-checked", String(isChosen));
      row.tabIndex = isChosen ? 0 : -1;
    }
    field.hidden = !asks();
    if (asks()) text.focus();
  };
  const asks = () => question.isFree || question.askingForText.includes(chosen);
  const rows = question.choices.map((entry, index) => h("button", {
    class: "choice", type: "button", role: "radio", "aria-checked": "false", "data-entry": entry, tabIndex: index ? -1 : 0, onclick: () => choose(entry),
  }, index < 9 ? h("span", { class: "key", "aria-hidden": "true" }, index + 1) : null, entry));
  const group = h("div", { class: "choices", role: "radiogroup", "aria-label": t("gate.reason") }, rows);
  group.addEventListener("keydown", (event) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.code];
    const row = digit ? rows[digit[1] - 1] : step ? rows[(rows.indexOf(event.target) + step + rows.length) % rows.length] : null;
    if (!row) return;
    event.preventDefault();
    row.focus();
    row.click();
  });
  return {
    element: h("div", { class: "stack gap-2" }, h("span", { class: "label" }, t("gate.reason"), h("span", { class: "required", "aria-hidden": "true" }, "*")), rows.length ? group : null, field),
    focus: () => (asks() && chosen ? text : (rows.find((row) => row.tabIndex === 0) ?? text)).focus(),
    isWhole: () => chosen !== null && (!asks() || !!text.value.trim()),
    value: () => (question.isFree ? { reason: text.value.trim() } : { reason: chosen, text: text.value.trim() || null }),
  };
}
