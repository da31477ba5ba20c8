// The rules that know spam: by address, domain, number, chat, words. Each can be taken back.

import { fill, h, icon } from "../dom.js";
import { get, send } from "../api.js";
import { openDialog } from "../dialog.js";
import { shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { toast } from "../toast.js";
import { ms } from "../cards/values.js";

export async function openRules(staff) {
  const list = h("ul", { class: "stack gap-2 letter-rules" });
  const kind = h("select", { class: "select select-small", "aria-label": t("letters.rule_kind") }, ["address", "domain", "words", "phone"].map((name) => h("option", { value: name }, t(`letters.rule.${name}`))));
  const value = h("input", { class: "input", maxLength: 200, "aria-label": t("letters.rule_value"), placeholder: t("letters.rule_value") });
  const show = async () => {
    const rules = await get("/api/v1/letters/rules").catch(() => []);
    fill(list, rules.length ? rules.map((rule) => h("li", { class: "row spread wrap", "data-rule": rule.id },
      h("span", { class: "stack gap-1" }, h("span", { class: "break" }, `${t(`letters.rule.${rule.kind}`)}: `, h("span", { class: "strong" }, rule.value)),
        h("span", { class: "small quiet" }, [staff.get(rule.staff)?.name, shortMoment(ms(rule.at), now()), t("letters.rule_hits", { n: rule.hits })].filter(Boolean).join(" · "))),
      h("button", { class: "button button-ghost button-small", type: "button", onclick: () => change("DELETE", `/api/v1/letters/rules/${rule.id}`) }, icon("undo"), t("letters.rule_remove")))) : h("li", { class: "quiet" }, t("letters.rules_none")));
  };
  const change = async (method, path, body) => {
    try {
      await send(method, path, body);
      value.value = "";
    } catch (refusal) {
      toast(refusal.message || t("letters.not_sent"), { name: "alert" });
    }
    show();
  };
  const add = h("button", { class: "button", type: "button", onclick: () => (value.value.trim() ? change("POST", "/api/v1/letters/rules", { kind: kind.value, value: value.value.trim() }) : value.focus()) }, icon("plus"), t("letters.rule_add"));
  openDialog({ title: t("letters.rules_title"), name: "letter-rules", buttons: [], body: h("div", { class: "stack gap-4" }, h("p", { class: "quiet small" }, t("letters.rules_lead")), h("div", { class: "row wrap gap-2" }, kind, h("div", { class: "grow" }, value), add), list) });
  show();
}
