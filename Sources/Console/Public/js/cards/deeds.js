// Commands on cards. A gate's refusal is asked about in a dialogue and the command is made again with the answers; a
// conflict is told with what somebody else changed.

import { h, icon } from "../dom.js";
import { openDialog } from "../dialog.js";
import { chooseOne } from "../menu.js";
import { send } from "../api.js";
import { shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { toast } from "../toast.js";
import { askGate } from "./gate.js";
import { ms } from "./values.js";

/** What to tell of a refusal. */
export function words(refusal) {
  if (refusal.status === 0) return t("refused.offline");
  const own = t(`refused.card.${refusal.code}`);
  const text = refusal.message || (own.startsWith("refused.") ? "" : own);
  return text || t("refused.other");
}

/**
 * Sends a command until it is carried out or given up. `asks` = {title, done} for the dialogue; `world` for its fields;
 * `reload()` is called when somebody else was first. Gives the answer, or null.
 */
export async function perform(method, path, body, { title, done, world, staff, reload }) {
  let order = { ...body };
  let message = null;
  for (;;) {
    try {
      return (await send(method, path, order)) ?? {};
    } catch (refusal) {
      const { code } = refusal;
      if (refusal.status === 409 && code === "conflict") {
        await tellConflict(refusal.body, staff);
        reload?.();
        return null;
      }
      const asks = refusal.body && (code === "missing" || code === "reason");
      if (!asks) {
        toast(words(refusal), { name: "alert", keep: 8000 });
        return null;
      }
      for (const field of refusal.body.missing ?? []) field.value = order.fields?.[field.name] ?? field.value;
      const answer = await askGate(refusal.body, { title, done, world, message });
      if (!answer) return null;
      message = null;
      order = { ...order, fields: { ...order.fields, ...answer.fields } };
      if (answer.reason) Object.assign(order, { reason: answer.reason, text: answer.text });
    }
  }
}

/** Shows what somebody else did to the card meanwhile. */
function tellConflict(body, staff) {
  const rows = (body.changed ?? []).map((change) => h("li", { class: "row" }, icon(change.what === "stage" ? "arrow-right" : "edit"),
    h("span", { class: "grow" }, conflictWords(change)),
    h("span", { class: "quiet small num" }, [staff.get(change.by)?.name ?? t("clash.machine"), shortMoment(ms(change.at), now())].join(", "))));
  return new Promise((resolve) => {
    const ok = h("button", { class: "button button-primary", type: "button", autofocus: true, onclick: () => dialog.close() }, t("clash.ok"));
    const dialog = openDialog({
      title: t("clash.title"), name: "conflict", buttons: [ok],
      body: h("div", { class: "stack" }, h("p", { class: "quiet" }, t("clash.lead")), h("ul", { class: "stack gap-2 conflict-list" }, rows)),
    });
    dialog.addEventListener("close", resolve);
  });
}

function conflictWords(change) {
  if (change.what === "stage") return t("clash.stage", { stage: change.titles[0] ?? "" });
  if (change.what === "fields") return t("clash.fields", { fields: change.titles.join(", ") });
  const own = t(`journal.${change.what}`);
  return own.startsWith("journal.") ? t("clash.other") : own;
}

/** Moves a card; `stage` has name and title. */
export const move = (card, stage, context, more = {}) =>
  perform("POST", `/api/v1/cards/${card.id}/move`, { stage: stage.name, version: card.version, ...more }, {
    title: t("move.title", { stage: stage.title }), done: t("move.done"), ...context,
  });

/** A menu of stages to choose from, by arrows, letters or a click. Gives the stage, or null. */
export function chooseStage(stages, current, title) {
  return chooseOne(stages, {
    title, name: "stages",
    isClosed: (stage) => current.includes(stage.name),
    look: (stage) => ({ "data-stage": stage.name, "data-tone": toneOf(stage.kind) }),
    row: (stage, digit) => [h("span", { class: "stage-dot", "aria-hidden": "true" }), h("span", { class: "grow" }, stage.title),
      current.includes(stage.name) ? h("span", { class: "quiet small" }, t("move.here")) : digit],
  });
}

export const toneOf = (kind) => ({ open: "ringing", waiting: "waiting", won: "talking", lost: "done" })[kind] ?? "done";
