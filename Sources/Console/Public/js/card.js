// The narrow window of a manager: the card of one call, or of the call that rings for me now.

import "./help.js";
import { adoptDrafts } from "./drafts.js";
import { CardActions } from "./desk/actions.js";
import { CardView } from "./desk/card.js";
import { DeskModel, ms } from "./desk/model.js";
import { callerTitle } from "./desk/words.js";
import { fill, h, icon, setText } from "./dom.js";
import { get } from "./api.js";
import { isTyping, onCommand } from "./keys.js";
import { joinLive } from "./live.js";
import { setServerTime } from "./clock.js";
import { t } from "./text.js";

class PopUp {
  constructor(state) {
    setServerTime(ms(state.now));
    adoptDrafts(state.drafts);
    this.fixed = state.call ?? null;
    this.model = new DeskModel(state);
    this.slot = document.querySelector("[data-card-slot]");
    this.actions = new CardActions(this);
    this.bindKeys();
    this.show();
    joinLive(this.model.event, (event) => this.take(event));
  }

  async take(event) {
    if (event.type === "reset") this.model.replace(await get(`/api/v1/desk${this.fixed ? `?call=${this.fixed}` : ""}`));
    else this.model.apply(event);
    this.show();
  }

  changed(call) {
    if (call) this.model.apply({ type: "call", data: call });
    this.show();
  }

  /** The call to show: the one of the address, else what rings for me, what I talk in, what I have not finished. */
  pick() {
    if (this.fixed) return this.model.calls.get(this.fixed) ?? null;
    const slots = this.model.slots();
    const shown = this.model.calls.get(this.current);
    if (shown && this.card?.isEngaged) return shown;
    return slots.find(this.model.ringsForMe) ?? slots[0] ?? null;
  }

  show() {
    const call = this.pick();
    if (!call) return this.showQuiet();
    if (this.current !== call.id) {
      this.current = call.id;
      this.card = new CardView(this.model, this.actions);
      fill(this.slot, this.card.element);
      if (this.model.ringsForMe(call)) setText(document.querySelector("[data-live-own]"), `${t("state.mine")}: ${callerTitle(call)}`);
    }
    this.card.update(call);
  }

  showQuiet() {
    this.current = null;
    this.card = null;
    fill(this.slot, h("div", { class: "empty" }, icon("headset"), h("span", { class: "empty-title" }, t("popup.quiet")),
      h("span", {}, t("popup.quiet_more")), h("a", { class: "button", href: "/desk" }, t("popup.desk"))));
  }

  advance() {
    this.show();
  }

  bindKeys() {
    const onCard = (deed) => () => this.card && deed();
    onCommand("topic", onCard(() => this.actions.focusField("topic")));
    onCommand("comment", onCard(() => this.card.form.comment.focus()));
    onCommand("person", onCard(() => { this.card.form.person.focus(); this.card.form.combobox.open(""); }));
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    for (const [command, deed] of [["save", "confirm"], ["open", "confirm"], ["transfer", "handOver"], ["convert", "convert"], ["create", "create"],
      ["join", "join"], ["later", "later"], ["spam", "spam"], ["wrong", "wrong"], ["reject", "reject"], ["take", "take"], ["call", "callBack"]]) {
      onCommand(command, onCard(() => this.actions[deed]()));
    }
    document.addEventListener("keydown", (event) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
      if (!digit || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || isTyping(event) || event.defaultPrevented) return;
      if (!document.querySelector("dialog[open]") && this.card?.form.pickNumber(Number(digit[1]))) event.preventDefault();
    });
  }
}

new PopUp(JSON.parse(document.querySelector("[data-desk-state]").textContent));
