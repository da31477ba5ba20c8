// What a card waits for: decisions that are asked for, with their answers.

import { h, icon } from "../dom.js";
import { openDialog } from "../dialog.js";
import { shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { toast } from "../toast.js";
import { perform } from "./deeds.js";
import { faceOf, ms } from "./values.js";

/** A line for each thing the card waits for. */
export function waitsOf(record) {
  return record.state.waits.map((wait) => {
    const person = record.people.get(wait.assignee)?.name;
    const due = wait.dueAt ? t("wait.due", { time: shortMoment(ms(wait.dueAt), now()) }) : "";
    const title = t(`wait.${wait.kind}`, { name: person ?? t("wait.somebody") });
    const text = title.startsWith("wait.") ? t("wait.other") : title;
    const { document } = wait;
    return h("div", { class: "notice", "data-tone": "waiting", "data-wait": wait.id }, icon("clock"),
      h("div", { class: "grow stack gap-1" }, h("span", { class: "notice-title" }, text), h("span", { class: "small quiet" }, [due, t("wait.since", { time: shortMoment(ms(wait.createdAt), now()) })].filter(Boolean).join(" · ")),
        document?.value ? h("a", { href: `/files/${document.value}`, target: "_blank", rel: "noopener" }, `${document.title}: ${faceOf(document, document.value, record.world.names, record.people)}`) : null),
      wait.mayAnswer && record.state.mayMove ? h("div", { class: "button-row" },
        h("button", { class: "button button-primary button-small", type: "button", "data-verdict": "approve", onclick: () => answer(record, wait, "approve") }, icon("check"), t("wait.approve")),
        h("button", { class: "button button-small", type: "button", "data-verdict": "rework", onclick: () => answer(record, wait, "rework") }, icon("refresh"), t("wait.rework"))) : null);
  });
}

async function answer(record, wait, verdict) {
  const comment = verdict === "approve" ? null : await askComment(wait.commentsOnRework);
  if (comment === undefined) return;
  const done = await perform("POST", `/api/v1/approvals/${wait.id}`, { verdict, comment }, { title: t(`wait.${verdict}`), done: t(`wait.${verdict}`), ...record.context });
  if (!done) return;
  toast(t(`wait.done.${verdict}`));
  record.reload();
}

/** Why it goes back: undefined when given up. */
function askComment(isNeeded) {
  return new Promise((resolve) => {
    let given;
    const text = h("textarea", { class: "textarea", id: "wait-comment", maxLength: 2000, autofocus: true });
    const done = h("button", { class: "button button-primary", type: "button", onclick: () => {
      if (isNeeded && !text.value.trim()) return text.focus();
      given = text.value.trim() || null;
      dialog.close();
    } }, t("wait.rework"));
    const dialog = openDialog({ title: t("wait.rework"), name: "rework", buttons: [done], body: h("div", { class: "field" }, h("label", { htmlFor: "wait-comment" }, t("wait.comment")), text) });
    dialog.addEventListener("keydown", (event) => event.key === "Enter" && event.ctrlKey && done.click());
    dialog.addEventListener("close", () => resolve(given));
  });
}
