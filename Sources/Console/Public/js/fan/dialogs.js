// What the page of groups asks for and shows in dialogues: another group, what was decided before.

import { fill, h } from "../dom.js";
import { get } from "../api.js";
import { openDialog } from "../dialog.js";
import { matches, t, tn } from "../text.js";
import { decisionRow } from "./sheet.js";

/** Asks for one of `rows`; gives back its number or null. */
export function askGroup(rows) {
  return new Promise((resolve) => {
    let chosen = null;
    const list = h("div", { class: "choices" });
    const find = h("input", { class: "input", type: "search", "aria-label": t("fan.find"), placeholder: t("fan.find"), autofocus: true, oninput: () => draw() });
    const draw = () => {
      const found = rows.filter((row) => !find.value.trim() || matches([row.customer, row.goods, String(row.id)].filter(Boolean).join(" "), find.value)).slice(0, 12);
      fill(list, found.length ? found.map((row) => h("button", { class: "choice", type: "button", onclick: () => { chosen = row.id; dialog.close(); } }, h("span", { class: "grow" }, row.customer ?? t("fan.group", { id: row.id }), h("span", { class: "small quiet" }, ` ${row.goods}`)), h("span", { class: "badge badge-plain" }, tn("fan.dealers", row.dealers)))) : h("p", { class: "quiet" }, t("fan.nothing")));
    };
    draw();
    const dialog = openDialog({ title: t("fan.merge_with"), name: "merge", body: h("div", { class: "stack gap-3" }, find, list) });
    dialog.addEventListener("close", () => resolve(chosen));
  });
}

/** Shows what was decided about a dealer or an end customer. */
export async function showHistory(title, query) {
  const found = await get(`/api/v1/fan/history?${query}`).catch(() => null);
  if (!found) return;
  openDialog({ title, name: "history", wide: true, body: found.length ? h("div", { class: "stack gap-3" }, found.map((decision) => decisionRow(decision))) : h("p", { class: "quiet" }, t("fan.no_history")) });
}
