// The head of a card: state, clock, the way the call came, the number.

import { clock, setClock } from "../clock.js";
import { fill, h, icon, setAttr, setIcon, setText } from "../dom.js";
import { t } from "../text.js";
import { ms } from "./model.js";
import { knownPerson, partiesWord, stateIcon, stateWord } from "./words.js";

export class CardHead {
  constructor(model) {
    this.model = model;
    this.icon = icon("phone");
    this.word = h("span");
    this.clock = clock("run", 0);
    this.parties = h("span", { class: "quiet truncate" });
    this.way = h("span", { class: "card-way" });
    this.number = h("h2", { class: "card-number", "data-number": "" });
    this.caller = h("div", { class: "card-caller" });
    this.state = h("span", { class: "card-state" }, this.icon, this.word, this.clock);
    this.element = h("header", { class: "card-head" },
      h("div", { class: "card-top" }, this.state, this.parties, this.way), this.number, this.caller);
  }

  update(call) {
    const tone = this.model.toneOf(call);
    setAttr(this.element, "data-tone", tone);
    setAttr(this.state, "data-tone", tone);
    this.element.classList.toggle("is-own", this.model.ringsForMe(call));
    setIcon(this.icon, stateIcon(call, this.model));
    setText(this.word, stateWord(call, this.model));
    setClock(this.clock, ms(call.answeredAt ?? call.enteredAt), ms(call.endedAt));
    setText(this.parties, call.state === "ended" ? endWords(call) : partiesWord(call, this.model));
    setText(this.number, call.numberText || t("number.withheld"));
    this.updateWay(call);
    this.updateCaller(call);
  }

  updateWay(call) {
    const key = [call.didText, call.channel, call.queue].join("|");
    if (this.wayKey === key) return;
    this.wayKey = key;
    const parts = [];
    if (call.didText) parts.push(h("span", { class: "num" }, call.didText));
    if (call.channel) parts.push(icon("arrow-right"), h("span", { class: "strong" }, call.channel));
    if (call.queue) parts.push(h("span", { class: "badge" }, icon("queue"), t("card.queue", { name: call.queue })));
    fill(this.way, parts);
  }

  updateCaller(call) {
    const person = knownPerson(call);
    const key = [call.callerName, person?.id, call.lead?.id, call.standing].join("|");
    if (this.callerKey === key) return;
    this.callerKey = key;
    fill(this.caller,
      person ? h("span", { class: "card-person" }, person.name) : null,
      person?.company ? h("span", {}, person.company) : null,
      call.callerName ? h("span", { class: "card-caller-name break" }, call.callerName) : null,
      call.callerName ? h("span", { class: "source" }, t("card.name_of_exchange")) : null,
      call.standing === "blocked" ? h("span", { class: "badge", "data-tone": "missed" }, icon("ban"), t("card.blocked")) : null,
      call.lead ? h("span", { class: "badge" }, icon("lead"), t("card.lead", { id: call.lead.id })) : null);
  }
}

function endWords(call) {
  return call.hungUpBy ? t(`hung_up.${call.hungUpBy}`) : "";
}
