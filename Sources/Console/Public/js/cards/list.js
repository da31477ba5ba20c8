// A list of cards: rows by keys, many at once handed over or rejected, filters kept under a name.

import "../help.js";
import { h, setAttr, setText } from "../dom.js";
import { onCommand, showKeys } from "../keys.js";
import { openDialog } from "../dialog.js";
import { send } from "../api.js";
import { t, tn } from "../text.js";
import { toast } from "../toast.js";
import { askPerson } from "./assign.js";
import { createCard } from "./create.js";
import { chooseStage, words } from "./deeds.js";
import { askGate } from "./gate.js";
import { showTotals } from "./totals.js";

const state = JSON.parse(document.querySelector("[data-list-state]").textContent);
const staff = new Map(state.staff.map((person) => [person.id, person]));
const world = { staff, names: {} };
const rows = () => [...document.querySelectorAll("[data-row]")];
const checks = () => [...document.querySelectorAll("[data-pick]")];
const chosen = () => checks().filter((check) => check.checked).map((check) => Number(check.value));
const bar = document.querySelector("[data-bulk]");
const all = document.querySelector("[data-pick-all]");

let picked = "";

function show() {
  if (!bar) return;
  const ids = chosen();
  bar.hidden = !ids.length;
  setText(bar.querySelector("[data-bulk-count]"), tn("list.chosen", ids.length));
  if (ids.join() !== picked) showTotals(ids);
  picked = ids.join();
  for (const row of rows()) setAttr(row, "aria-selected", row.querySelector("[data-pick]")?.checked ? "true" : null);
  if (!all) return;
  all.checked = ids.length > 0 && ids.length === checks().length;
  all.indeterminate = ids.length > 0 && ids.length < checks().length;
}

async function bulk(path, body, done) {
  try {
    const answer = await send("POST", path, body);
    if (answer.refused.length) toast(tn("list.refused", answer.refused.length), { name: "alert", keep: 8000 });
    if (answer.done.length) toast(tn(done, answer.done.length));
    setTimeout(() => location.reload(), answer.refused.length ? 2500 : 700);
  } catch (refusal) {
    toast(words(refusal), { name: "alert" });
  }
}

async function assign() {
  const ids = chosen();
  if (!ids.length) return;
  const to = await askPerson(t("list.assign", { count: ids.length }), world);
  if (to) await bulk("/api/v1/cards/assign", { ids, to }, "list.assigned");
}

/** The funnel of the rows chosen; they must be of one. */
function funnelOfChosen(ids) {
  const names = new Set(rows().filter((row) => ids.includes(Number(row.dataset.row))).map((row) => row.dataset.funnel));
  return names.size === 1 ? state.funnels.find((funnel) => funnel.name === [...names][0]) : null;
}

async function reject() {
  const ids = chosen();
  const funnel = funnelOfChosen(ids);
  if (!funnel) return toast(t("list.one_funnel"), { name: "alert" });
  const lost = funnel.stages.filter((stage) => stage.kind === "lost");
  const stage = lost.length > 1 ? await chooseStage(lost, [], t("list.reject_to")) : lost[0];
  if (!stage) return;
  let reason = {};
  if (stage.asksReason) {
    const answer = await askGate({ reason: { stage: stage.name, choices: stage.reasons ?? [], askingForText: stage.askingForText ?? [], isFree: !stage.reasons?.length } }, { title: t("list.reject", { count: ids.length }), done: t("list.reject_done"), world });
    if (!answer) return;
    reason = { reason: answer.reason, text: answer.text };
  }
  await bulk("/api/v1/cards/reject", { ids, stage: stage.name, ...reason }, "list.rejected");
}

function saveFilter() {
  const query = new URLSearchParams(location.search);
  query.delete("after");
  const name = h("input", { class: "input", id: "filter-name", maxLength: 80, autofocus: true });
  const shared = h("input", { type: "checkbox", id: "filter-shared" });
  const done = h("button", { class: "button button-primary", type: "button", onclick: async () => {
    if (!name.value.trim()) return name.focus();
    try {
      await send("POST", "/api/v1/filters", { page: state.page, name: name.value.trim(), query: query.toString(), shared: shared.checked });
      location.reload();
    } catch (refusal) {
      toast(words(refusal), { name: "alert" });
    }
  } }, t("list.keep"));
  const dialog = openDialog({ title: t("list.keep_filter"), name: "filter", buttons: [done],
    body: h("div", { class: "stack" }, h("div", { class: "field" }, h("label", { htmlFor: "filter-name" }, t("list.filter_name")), name), h("label", { class: "check" }, shared, h("span", {}, t("list.filter_shared")))) });
  dialog.addEventListener("keydown", (event) => event.key === "Enter" && event.target === name && done.click());
}

for (const button of document.querySelectorAll("[data-drop-filter]")) {
  button.addEventListener("click", async () => {
    await send("DELETE", `/api/v1/filters/${button.dataset.dropFilter}`).catch(() => {});
    button.closest("[data-filter]").remove();
  });
}

document.querySelector("[data-list]").addEventListener("change", show);
all?.addEventListener("change", () => {
  for (const check of checks()) check.checked = all.checked;
  show();
});
document.querySelector("[data-bulk-assign]")?.addEventListener("click", assign);
document.querySelector("[data-bulk-reject]")?.addEventListener("click", reject);
document.querySelector("[data-keep-filter]")?.addEventListener("click", saveFilter);
document.querySelector("[data-create]")?.addEventListener("click", () => create());
for (const select of document.querySelectorAll("[data-filters] select")) select.addEventListener("change", () => select.form.requestSubmit());

async function create() {
  const funnels = state.funnels;
  const asked = new URLSearchParams(location.search).get("funnel");
  const funnel = funnels.find((one) => one.name === asked) ?? (funnels.length === 1 ? funnels[0] : await chooseStage(funnels.map((one) => ({ name: one.name, title: one.title, kind: "open" })), [], t("create.choose")));
  if (funnel) createCard(funnel.name, { world, staff });
}

const current = () => document.activeElement?.closest?.("[data-row]");
const step = (by) => {
  const list = rows();
  const at = list.indexOf(current());
  list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
};
onCommand("next", () => step(1));
onCommand("previous", () => step(-1));
onCommand("open", () => current()?.querySelector("a").click());
onCommand("choose", () => {
  const check = current()?.querySelector("[data-pick]");
  if (!check) return;
  check.checked = !check.checked;
  show();
});
if (bar) {
  onCommand("person", assign);
  onCommand("reject", reject);
}
onCommand("newCard", create);
onCommand("search", () => document.querySelector("[name=q]").focus());
onCommand("back", () => document.activeElement?.blur(), { always: true });
showKeys();
show();
showTotals();
