// A call's card: built once for a call, patched by every event about it; fields being typed in are never replaced.

import { h, icon, setAttr } from "../dom.js";
import { showKeys } from "../keys.js";
import { t } from "../text.js";
import { CardFacts } from "./card-facts.js";
import { CardForm } from "./card-form.js";
import { CardHead } from "./card-head.js";
import { isComplete } from "./model.js";
import { showNotices } from "./card-notices.js";

export class CardView {
  /** `actions` has a function for each button; see `CardActions`. */
  constructor(model, actions) {
    Object.assign(this, { model, actions });
    this.head = new CardHead(model);
    this.notices = h("div", { class: "card-notices", "aria-live": "polite" });
    this.form = new CardForm(model, () => this.showActions());
    this.facts = new CardFacts(model, {
      person: (person) => actions.person(person),
      staff: (id) => this.form.set("transferredTo", id),
    });
    this.bar = this.buildBar();
    this.element = h("article", { class: "card", "data-card": "" },
      this.head.element, this.notices, h("div", { class: "card-body" }, this.facts.element, this.form.element), this.bar);
    showKeys(this.element);
  }

  buildBar() {
    const button = (name, look, symbol, command) => {
      const element = h("button", { class: `button ${look}`, type: "button", "data-action": name, onclick: () => this.actions[name]() },
        icon(symbol), h("span", {}, t(`action.${name}`)), command ? h("kbd", { class: "key", "data-key-for": command, "aria-hidden": "true" }) : null);
      return element;
    };
    this.buttons = {
      transfer: button("transfer", "button-primary", "transfer", "transfer"),
      consult: button("consult", "", "talk", null),
      confirm: button("confirm", "button-primary", "check", "open"),
      callBack: button("callBack", "", "phone-out", "call"),
      take: button("take", "", "user-plus", "take"),
      save: button("save", "", "check", "save"),
      create: button("create", "", "lead", "create"),
      convert: button("convert", "", "deal", "convert"),
      join: button("join", "button-ghost", "link", "join"),
      later: button("later", "button-ghost", "later", "later"),
      wrong: button("wrong", "button-ghost", "wrong", null),
      spam: button("spam", "button-ghost", "ban", null),
      reject: button("reject", "button-ghost button-danger", "reject", "reject"),
    };
    return h("footer", { class: "card-actions" }, Object.values(this.buttons));
  }

  update(call) {
    this.call = call;
    setAttr(this.element, "data-call", call.id);
    setAttr(this.element, "data-lead", call.lead?.id);
    setAttr(this.element, "data-state", call.state);
    this.head.update(call);
    this.facts.update(call);
    this.form.update(call);
    showNotices(this.notices, call, this.conflict, this);
    this.showActions();
  }

  showActions() {
    const { call, form, buttons } = this;
    if (!call) return;
    const open = call.state !== "ended";
    const lead = call.lead;
    const isOpenLead = !!lead && lead.status !== "converted" && lead.status !== "rejected";
    const canHand = open && !!call.answeredAt && this.model.isMyTalk(call) && !!form.value("transferredTo");
    buttons.transfer.hidden = !open;
    buttons.transfer.disabled = !canHand;
    buttons.consult.hidden = !canHand;
    buttons.confirm.hidden = !form.toConfirm;
    buttons.transfer.classList.toggle("button-primary", !form.toConfirm && open);
    buttons.callBack.hidden = open || !call.number || isComplete(lead ?? {});
    buttons.take.hidden = !isOpenLead || lead.owner === this.model.me.id;
    buttons.save.hidden = !isOpenLead || form.toConfirm || (!form.isTouched && !buttons.take.hidden);
    buttons.save.disabled = !form.isTouched;
    buttons.save.classList.toggle("button-primary", !open && !form.toConfirm);
    buttons.create.hidden = isOpenLead;
    for (const name of ["convert", "join", "later", "wrong", "spam", "reject"]) buttons[name].hidden = !isOpenLead;
    buttons.later.hidden ||= open;
    buttons.convert.hidden ||= canHand || (form.toConfirm && form.isWhole);
  }

  /** Shows that somebody else changed the lead meanwhile: `theirs` is its present state. */
  showConflict(theirs) {
    this.conflict = theirs;
    showNotices(this.notices, this.call, this.conflict, this);
  }

  /** Whether the operator is in the middle of this card. */
  get isEngaged() {
    return this.form.isTouched || this.element.contains(document.activeElement);
  }
}
