// Asks for a colleague.

import { h } from "../dom.js";
import { openDialog } from "../dialog.js";
import { t } from "../text.js";
import { control } from "./fields.js";

/** Gives the number of the chosen colleague, or null. */
export function askPerson(title, world) {
  return new Promise((resolve) => {
    let chosen = null;
    const part = control({ name: "to", title, type: "employee" }, world, () => {
      chosen = part.value();
      finish.disabled = !chosen;
    });
    const finish = h("button", { class: "button button-primary", type: "button", disabled: true, onclick: () => { dialog.returnValue = "done"; dialog.close(); } }, t("card.assign"));
    const dialog = openDialog({ title, name: "assign", buttons: [finish], body: h("div", { class: "field assign-field" }, h("label", { htmlFor: part.input.id }, t("card.to_whom")), part.element) });
    part.input.focus();
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.defaultPrevented || !chosen) return;
      event.preventDefault();
      finish.click();
    });
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "done" ? chosen : null));
  });
}
