// A menu over the page: one of several things is chosen by arrows, digits, letters j and k, or a click.

import { h } from "./dom.js";
import { openDialog } from "./dialog.js";

/**
 * Asks for one of `items`. `row(item, digit)` gives a row's nodes, `look(item)` its attributes; those for which `isClosed(item)`
 * stand there and cannot be chosen, and the first behind them has the focus. Gives the item, or null.
 */
export function chooseOne(items, { title, name, row, look = () => ({}), isClosed = () => false }) {
  return new Promise((resolve) => {
    let chosen = null;
    const rows = items.map((item, index) => h("button", {
      class: "menu-item", type: "button", disabled: isClosed(item), ...look(item), onclick: () => { chosen = item; dialog.close(); },
    }, row(item, index < 9 && !isClosed(item) ? h("kbd", { class: "key" }, index + 1) : null)));
    const list = h("div", { class: "stack gap-1 menu-choices", role: "group", "aria-label": title }, rows);
    const dialog = openDialog({ title, body: list, name });
    const open = rows.filter((one) => !one.disabled);
    const here = rows.findIndex((one) => one.disabled);
    (rows.slice(here + 1).find((one) => !one.disabled) ?? open[0])?.focus();
    dialog.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 }[event.code];
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
      if (digit && rows[digit[1] - 1] && !rows[digit[1] - 1].disabled) {
        event.preventDefault();
        rows[digit[1] - 1].click();
      } else if (step) {
        event.preventDefault();
        open[(open.indexOf(document.activeElement) + step + open.length) % open.length]?.focus();
      }
    });
    dialog.addEventListener("close", () => resolve(chosen));
  });
}
