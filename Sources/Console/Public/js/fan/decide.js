// The form of a decision: who keeps the project, until when, and what the others are told.

import { h } from "../dom.js";
import { openDialog } from "../dialog.js";
import { t } from "../text.js";
import { today } from "../cards/values.js";

/** Asks; gives back the body of the command, or null. */
export function askVerdict({ group, requests, form }, winner) {
  return new Promise((resolve) => {
    let verdict = null;
    const open = requests.filter((request) => !request.isClosed);
    const able = open.filter((request) => request.company);
    let chosen = able.find((request) => request.id === winner)?.id ?? able[0]?.id;
    const others = h("div", { class: "stack gap-2" });
    const rows = new Map();
    const winners = h("fieldset", { class: "fan-winners" }, h("legend", {}, t("fan.form.winner")), able.map((request) => h("label", { class: "check" },
      h("input", { type: "radio", name: "winner", value: String(request.id), checked: request.id === chosen, autofocus: request.id === chosen, onchange: () => { chosen = request.id; drawOthers(); } }), h("span", {}, request.dealer, h("span", { class: "quiet" }, ` · ${t(`fan.entity.${request.entity}`)} № ${request.card}`, request.manager ? ` · ${request.manager}` : "")))));
    const customer = h("input", { class: "input", id: "fan-customer", value: group.customer ?? "", maxLength: 300 });
    const days = h("input", { class: "input", id: "fan-days", type: "number", min: 1, max: 1000, value: String(form.days) });
    const until = h("input", { class: "input", id: "fan-until", type: "date", min: today() });
    const note = h("textarea", { class: "textarea", id: "fan-note", maxLength: 2000, rows: 2 });
    const fault = h("p", { class: "fault-line", role: "alert", hidden: true });
    const field = (id, label, input) => h("div", { class: "field" }, h("label", { htmlFor: id }, label), input);

    function drawOthers() {
      const dealer = open.find((request) => request.id === chosen)?.dealerKey;
      others.replaceChildren();
      for (const request of open.filter((one) => one.dealerKey !== dealer)) others.append(rows.get(request.id).element);
    }

    for (const request of open) {
      const reason = h("select", { class: "select", id: `fan-reason-${request.id}` }, form.denials.map((entry) => h("option", { value: entry }, entry)));
      const text = h("input", { class: "input", "aria-label": t("fan.form.text"), placeholder: t("fan.form.text"), maxLength: 500 });
      rows.set(request.id, { reason, text, element: h("div", { class: "field" }, h("label", { htmlFor: reason.id }, request.dealer || t("fan.unknown_dealer")), h("div", { class: "fan-denial" }, reason, text)) });
    }
    drawOthers();
    const done = h("button", { class: "button button-primary", type: "button", "data-verdict": "", onclick: () => {
      const dealer = open.find((request) => request.id === chosen)?.dealerKey;
      const refused = open.filter((request) => request.dealerKey !== dealer);
      const denials = refused.map((request) => ({ request: request.id, reason: rows.get(request.id).reason.value, text: rows.get(request.id).text.value.trim() || undefined }));
      const lacking = denials.find((denial) => form.asksText.includes(denial.reason) && !denial.text);
      if (!chosen) return say(t("fan.form.no_winner"));
      if (!until.value && !(Number(days.value) > 0)) return say(t("fan.form.no_term"));
      if (lacking) { rows.get(lacking.request).text.focus(); return say(t("fan.form.needs_text")); }
      verdict = { winner: chosen, customer: customer.value.trim() || undefined, note: note.value.trim() || undefined, reason: denials[0]?.reason ?? form.denials[0], denials, days: Number(days.value) || undefined, until: until.value || undefined };
      dialog.close();
    } }, t("fan.form.done"));

    function say(words) {
      fault.hidden = false;
      fault.textContent = words;
    }

    const body = h("div", { class: "stack gap-4" }, able.length ? winners : h("p", { class: "fan-warn" }, t("fan.form.nobody")), field("fan-customer", t("fan.customer"), customer),
      h("div", { class: "row wrap gap-4" }, field("fan-days", t("fan.form.days"), days), field("fan-until", t("fan.form.until"), until)),
      h("section", { class: "stack gap-2", "aria-label": t("fan.form.others") }, h("h3", {}, t("fan.form.others")), others), field("fan-note", t("fan.form.note"), note), fault);
    const dialog = openDialog({ title: t("fan.form.title"), name: "decide", wide: true, body, buttons: [done] });
    dialog.addEventListener("keydown", (event) => event.key === "Enter" && event.ctrlKey && done.click());
    dialog.addEventListener("close", () => resolve(verdict));
  });
}
