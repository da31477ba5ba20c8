// What the buttons of a card do. Each is one request; what it changed comes back in the answer and over the stream.

import { askGate } from "../cards/gate.js";
import { askChoice, openDialog } from "../dialog.js";
import { h, icon } from "../dom.js";
import { send } from "../api.js";
import { setting } from "../settings.js";
import { t } from "../text.js";
import { toast } from "../toast.js";

/** What to tell of a refusal: by its code where there are words for it. */
export function refusalWords(refusal) {
  if (refusal.status === 0) return t("refused.offline");
  if (refusal.code === "not_allowed" && refusal.body?.message) return refusal.body.message;
  const words = t(`refused.${refusal.code}`);
  return words.startsWith("refused.") ? t("refused.other") : words;
}

export class CardActions {
  /** `desk` gives `model`, `card`, `current`, `changed(call)`, `leave()`. */
  constructor(desk) {
    this.desk = desk;
  }

  get call() {
    return this.desk.card?.call;
  }

  get lead() {
    return this.call?.lead;
  }

  /** Sends what was typed; `more` goes along. Gives back whether the server took it. */
  async commit(path, more = {}, method = "POST") {
    const { card } = this.desk;
    const lead = this.lead;
    const changes = card.form.changes;
    const body = { version: lead?.version ?? null, call: this.call.id, ...changes, ...more };
    try {
      const answer = await send(method, path, body);
      card.conflict = null;
      if (card.call.lead?.id === lead?.id) card.form.committed();
      if (answer?.call) this.desk.changed(answer.call);
      return true;
    } catch (refusal) {
      if (refusal.body?.asks && !refusal.body.missing?.length) return this.askMore(path, more, method, refusal.body);
      this.refused(refusal);
      return false;
    }
  }

  /** Fields that the company's funnel wants and the desk has not: asked in one dialogue, then the same again with them. */
  async askMore(path, more, method, { asks }) {
    for (const field of asks) field.value = more.fields?.[field.name] ?? field.value;
    const world = { staff: this.desk.model.staff, names: {} };
    const words = t(path.endsWith("/reject") ? "action.reject" : "action.convert");
    const answer = await askGate({ missing: asks }, { title: words, done: words, world });
    return answer ? this.commit(path, { ...more, fields: { ...more.fields, ...answer.fields } }, method) : false;
  }

  refused(refusal) {
    if (refusal.status === 409 && refusal.body?.lead) {
      this.desk.changed(refusal.body.call);
      this.desk.card.showConflict(refusal.body.lead);
      return;
    }
    if (refusal.body?.missing?.length) {
      const field = refusal.body.missing[0];
      toast(t("refused.missing", { field: t(`field.${field}`) }), { name: "alert" });
      this.focusField(field);
      return;
    }
    toast(refusalWords(refusal), { name: "alert", keep: 8000 });
  }

  focusField(field) {
    const { form } = this.desk.card;
    if (field === "topic") form.topics.find((one) => one.tabIndex === 0)?.focus();
    else if (field === "topicOther") form.other.focus();
    else form.person.focus();
  }

  async save() {
    if (!this.lead) return;
    if (await this.commit(`/api/v1/leads/${this.lead.id}`, {}, "PUT")) this.finished(t("done.saved"));
  }

  /** Enter on what the exchange filled in: this person it was. When nothing is missing, the deal is theirs at once. */
  async confirm() {
    const form = this.desk.card.form;
    if (!form.toConfirm) return this.save();
    if (form.isWhole) return this.convert();
    if (await this.commit(`/api/v1/leads/${this.lead.id}/confirm`)) this.finished(t("done.confirmed"));
  }

  transfer = () => this.hand("blind");

  consult = () => this.hand("attended");

  async hand(mode) {
    const to = this.desk.card.form.value("transferredTo");
    const person = this.desk.model.person(to);
    if (!person) return this.focusField("transferredTo");
    if (await this.commit(`/api/v1/calls/${this.call.id}/transfer`, { to, mode })) {
      toast(t(mode === "blind" ? "done.transferred" : "done.consulting", { name: person.name }), { name: "transfer" });
    }
  }

  /** A lead for a call that has none open. */
  async create() {
    if (this.desk.card.buttons.create.hidden) return;
    if (await this.commit(`/api/v1/calls/${this.call.id}/lead`)) toast(t("done.created"), { name: "lead" });
  }

  async convert() {
    if (this.lead && (await this.commit(`/api/v1/leads/${this.lead.id}/convert`))) this.finished(t("done.converted"), "deal");
  }

  async take() {
    if (this.lead && (await this.commit(`/api/v1/leads/${this.lead.id}/take`))) toast(t("done.taken"));
  }

  async later() {
    if (this.lead && (await this.commit(`/api/v1/leads/${this.lead.id}/postpone`))) this.finished(t("done.later"), "later");
  }

  /** The key of transferring: without asking, or as the user prefers. */
  handOver = () => this.hand(setting("transfer", "blind"));

  /** One key, with the reason kept; where the company wants words with that reason, the dialog asks for them. */
  wrong() {
    const { wrongNumberReason: reason, reasons } = this.desk.model.policy;
    return reasons.askingForText.includes(reason) ? this.reject() : this.close({ reason });
  }

  async spam() {
    if (!this.lead) return;
    const lead = this.lead;
    if (await this.commit(`/api/v1/leads/${lead.id}/spam`)) this.finished(t("done.spam"), "ban", lead);
  }

  async reject() {
    if (!this.lead) return;
    const answer = await askChoice({
      title: t("reject.title"), list: this.desk.model.policy.reasons, textLabel: t("reject.text"), done: t("action.reject"),
      name: "reject",
    });
    if (answer) await this.close({ reason: answer.choice, note: answer.text || null });
  }

  async close(body) {
    const lead = this.lead;
    if (lead && (await this.commit(`/api/v1/leads/${lead.id}/reject`, body))) this.finished(t("done.rejected"), "reject", lead);
  }

  join() {
    const leads = (this.call?.matters ?? []).filter((matter) => matter.kind === "lead" && matter.id !== this.lead?.id);
    const pick = async (id) => {
      dialog.close();
      if (await this.commit(`/api/v1/leads/${this.lead.id}/join`, { to: id })) this.finished(t("done.joined", { id }), "link");
    };
    const rows = leads.map((lead, index) => h("button", {
      class: "menu-item", type: "button", autofocus: index === 0, "data-join": lead.id, onclick: () => pick(lead.id),
    }, icon("lead"), h("span", { class: "grow" }, lead.title || t("card.lead", { id: lead.id })),
    h("span", { class: "quiet" }, this.desk.model.person(lead.responsible)?.name ?? "")));
    const dialog = openDialog({
      title: t("join.title"), name: "join",
      body: rows.length ? h("div", { class: "stack gap-1" }, rows) : h("p", { class: "quiet" }, t("join.none")),
    });
  }

  async person(person) {
    if (!this.lead) return;
    const chosen = this.lead.person === person.id ? null : person.id;
    await this.commit(`/api/v1/leads/${this.lead.id}/person`, { person: chosen });
  }

  /** Calls the number of the card back. */
  async callBack() {
    const call = this.call;
    if (!call?.number) return;
    try {
      await send("POST", "/api/v1/originate", { number: call.number, call: call.id });
      toast(t("done.originate", { number: call.numberText }), { name: "phone-out" });
    } catch (refusal) {
      this.refused(refusal);
    }
  }

  finished(words, name = "check", lead = null) {
    const undo = lead
      ? { title: t("undo"), deed: () => send("POST", `/api/v1/leads/${lead.id}/reopen`, {}).catch((refusal) => this.refused(refusal)) }
      : undefined;
    toast(words, { name, undo });
    this.desk.advance();
  }
}
