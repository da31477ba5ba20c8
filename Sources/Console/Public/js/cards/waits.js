// What a card waits for: a decision stands as a notice with its answers, everything else in one quiet line.

import { h, icon } from "../dom.js";
import { openDialog } from "../dialog.js";
import { shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { toast } from "../toast.js";
import { perform } from "./deeds.js";
import { faceOf, ms } from "./values.js";

/** A notice for each decision, and a line for what other parts are at. */
export function waitsOf(record) {
  const { waits } = record.state;
  const others = waits.filter((wait) => wait.kind !== "approval");
  return [...waits.filter((wait) => wait.kind === "approval").map((wait) => decision(record, wait)), others.length ? line(others) : null];
}

function decision(record, wait) {
  const due = wait.dueAt ? t("wait.due", { time: shortMoment(ms(wait.dueAt), now()) }) : "";
  const { document } = wait;
  const verdict = (name, look, sign) => h("button", { class: `button ${look} button-small`, type: "button", "data-verdict": name, onclick: () => answer(record, wait, name) }, icon(sign), t(`wait.${name}`));
  return h("div", { class: "notice", "data-tone": "waiting", "data-wait": wait.id }, icon("clock"),
    h("div", { class: "grow stack gap-1" }, h("span", { class: "notice-title" }, t("wait.approval", { name: record.people.get(wait.assignee)?.name ?? t("wait.somebody") })),
      h("span", { class: "small quiet" }, [due, t("wait.since", { time: shortMoment(ms(wait.createdAt), now()) })].filter(Boolean).join(" · ")),
      document?.value ? h("a", { href: `/files/${document.value}`, target: "_blank", rel: "noopener" }, `${document.title}: ${faceOf(document, document.value, record.world.names, record.people)}`) : null),
    wait.mayAnswer && record.state.mayMove ? h("div", { class: "button-row" }, verdict("approve", "button-primary", "check"),
      wait.answers.map((name) => verdict(name, "", name === "rework" ? "refresh" : "reject"))) : null);
}

/** «Ждём 1С · Ищем похожие запросы · с 14:03»: each kind once, since the first. */
function line(waits) {
  const words = [...new Set(waits.map((wait) => { const own = t(`wait.${wait.kind}`); return own.startsWith("wait.") ? t("wait.other") : own; }))];
  const since = Math.min(...waits.map((wait) => ms(wait.createdAt)));
  return h("p", { class: "record-waiting small quiet row wrap gap-1", "data-waiting": waits.map((wait) => wait.kind).join(" ") }, icon("clock", "icon-s"),
    h("span", {}, [...words, t("wait.since", { time: shortMoment(since, now()) })].join(" · ")));
}

async function answer(record, wait, verdict) {
  const comment = verdict === "approve" ? null : await askComment(verdict, verdict === "rework" && wait.commentsOnRework);
  if (comment === undefined) return;
  const done = await perform("POST", `/api/v1/approvals/${wait.id}`, { verdict, comment }, { title: t(`wait.${verdict}`), done: t(`wait.${verdict}`), ...record.context });
  if (!done) return;
  toast(t(`wait.done.${verdict}`));
  record.reload();
}

/** Why it goes back, or why not: undefined when given up. */
function askComment(verdict, isNeeded) {
  return new Promise((resolve) => {
    let given;
    const text = h("textarea", { class: "textarea", id: "wait-comment", maxLength: 2000, autofocus: true });
    const done = h("button", { class: "button button-primary", type: "button", "data-verdict-done": "", onclick: () => {
      if (isNeeded && !text.value.trim()) return text.focus();
      given = text.value.trim() || null;
      dialog.close();
    } }, t(`wait.${verdict}`));
    const dialog = openDialog({ title: t(`wait.${verdict}`), name: "rework", buttons: [done], body: h("div", { class: "field" }, h("label", { htmlFor: "wait-comment" }, t(verdict === "rework" ? "wait.comment" : "wait.why_not")), text) });
    dialog.addEventListener("keydown", (event) => event.key === "Enter" && event.ctrlKey && done.click());
    dialog.addEventListener("close", () => resolve(given));
  });
}
