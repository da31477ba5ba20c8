// Dialogs: the browser's own <dialog> keeps the focus inside and gives it back.

import { h, icon } from "./dom.js";
import { t } from "./text.js";

/** Opens a dialog with a title, a body and buttons; it is gone when closed. Gives back the element. */
export function openDialog({ title, body, buttons = [], wide = false, name }) {
  const heading = `dialog-${crypto.randomUUID()}`;
  const dialog = h(
    "dialog",
    { class: wide ? "dialog dialog-wide" : "dialog", "aria-labelledby": heading, "data-dialog": name },
    h("div", { class: "dialog-head" },
      h("h2", { class: "grow", id: heading }, title),
      h("button", {
        class: "button button-ghost button-icon", type: "button", "aria-label": t("close"), onclick: () => dialog.close(),
      }, icon("close"))),
    h("div", { class: "dialog-body" }, body),
    buttons.length ? h("div", { class: "dialog-foot" }, buttons) : null,
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
  return dialog;
}

/**
 * Asks for one of `entries` ({entries, askingForText}) and, where the entry asks for it, a text. Digits choose. Gives
 * back {choice, text} or null.
 */
export function askChoice({ title, list, textLabel, done, name }) {
  return new Promise((resolve) => {
    let answer = null;
    const text = h("textarea", { class: "textarea", name: "text", maxLength: 500 });
    const field = h("div", { class: "field", hidden: true }, h("label", {}, textLabel), text);
    field.firstElementChild.htmlFor = text.id = `text-${crypto.randomUUID()}`;
    const choose = (entry) => {
      answer = { choice: entry, text: text.value };
      if (!list.askingForText.includes(entry)) return dialog.close();
      field.hidden = false;
      finish.hidden = false;
      for (const row of rows) row.setAttribute("aria-checked", String(row.dataset.entry === entry));
      text.focus();
    };
    const rows = list.entries.map((entry, index) =>
      h("button", {
        class: "choice", type: "button", role: "radio", "aria-checked": "false", "data-entry": entry, autofocus: index === 0,
        onclick: () => choose(entry),
      }, h("span", { class: "key", "aria-hidden": "true" }, index + 1), entry));
    const finish = h("button", { class: "button button-primary", type: "button", hidden: true, onclick: () => {
      if (!text.value.trim()) return text.focus();
      answer.text = text.value.trim();
      dialog.returnValue = "done";
      dialog.close();
    } }, done);
    const body = h("div", { class: "stack gap-4" },
      h("div", { class: "choices", role: "radiogroup", "aria-label": title }, rows), field);
    const dialog = openDialog({ title, body, buttons: [finish], name });
    dialog.querySelector(".dialog-foot").classList.add("is-quiet");
    dialog.addEventListener("keydown", (event) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
      if (event.target === text && event.key === "Enter" && event.ctrlKey) finish.click();
      if (!digit || event.target === text || !rows[digit[1] - 1]) return;
      event.preventDefault();
      rows[digit[1] - 1].click();
    });
    dialog.addEventListener("close", () => {
      const needsText = answer && list.askingForText.includes(answer.choice);
      resolve(answer && (!needsText || dialog.returnValue === "done") ? answer : null);
    });
  });
}
