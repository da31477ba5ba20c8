// The fields that the operator fills in: topic, comment, whom the call was handed to. Each key press is kept.

import { Combobox } from "../combobox.js";
import { draftOf, dropDraft, keepDraft } from "../drafts.js";
import { fill, h, icon, setAttr, setText } from "../dom.js";
import { matches, shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { run } from "../keys.js";
import { staffWords } from "./card-facts.js";
import { ms } from "./model.js";

const fields = ["topic", "topicOther", "comment", "transferredTo"];

export class CardForm {
  /** `changed()` is told when what would be saved changes. */
  constructor(model, changed) {
    Object.assign(this, { model, changed });
    this.base = {};
    this.own = {};
    this.build();
  }

  build() {
    this.topics = this.model.policy.topics.entries.map((topic, index) => h("button", {
      class: "choice", type: "button", role: "radio", "aria-checked": "false", "data-topic": topic,
      onclick: () => this.pickTopic(topic),
    }, index < 9 ? h("span", { class: "key", "aria-hidden": "true" }, index + 1) : null, topic));
    this.group = h("div", { class: "choices", role: "radiogroup", "aria-labelledby": "topic-label", "data-field": "topic" }, this.topics);
    this.group.addEventListener("keydown", (event) => this.moveTopic(event));
    this.other = h("input", {
      class: "input", "aria-label": t("form.topic_other"), placeholder: t("form.topic_other"), maxLength: 200,
      hidden: true, "data-field": "topic-other", oninput: () => this.set("topicOther", this.other.value),
    });
    this.comment = h("textarea", {
      class: "textarea", id: "comment", maxLength: 4000, rows: 2, "data-field": "comment",
      oninput: () => this.set("comment", this.comment.value),
    });
    this.person = h("input", { class: "input", type: "text", id: "person", "data-field": "person", placeholder: t("form.person_hint") });
    this.personBox = h("div", {}, this.person);
    this.prefilled = h("div", { class: "prefilled", hidden: true, "data-prefilled": "" });
    this.element = h("div", { class: "card-form" },
      h("div", { class: "field" },
        h("span", { class: "label", id: "topic-label" }, t("form.topic"), keyHint("topic")), this.group, this.other),
      h("div", { class: "field" },
        h("label", { htmlFor: "comment" }, t("form.comment"), keyHint("comment")), this.comment),
      h("div", { class: "field" },
        h("label", { htmlFor: "person" }, t("form.person"), keyHint("person")), this.personBox, this.prefilled));
    this.combobox = new Combobox({
      input: this.person,
      find: (query) => this.findStaff(query),
      row: (person) => optionRow(person, this.model),
      label: staffLabel,
      picked: (person) => this.set("transferredTo", person.id),
      cleared: () => this.set("transferredTo", null, { keepText: true }),
      none: t("form.nobody_found"),
    });
  }

  /** Shows another call, or the same one with what the server now says. */
  update(call) {
    const record = call.lead ? `lead:${call.lead.id}` : `call:${call.id}`;
    const lead = call.lead ?? {};
    if (record !== this.record) {
      this.record = record;
      this.own = draftOf(record) ?? {};
    }
    this.call = call;
    this.base = Object.fromEntries(fields.map((name) => [name, lead[name] ?? null]));
    for (const name of fields) if ((this.own[name] ?? null) === this.base[name]) delete this.own[name];
    this.show();
  }

  value(name) {
    return name in this.own ? this.own[name] : this.base[name];
  }

  set(name, value, { keepText = false } = {}) {
    const clean = value === "" ? null : value;
    if (clean === this.base[name]) delete this.own[name];
    else this.own[name] = clean;
    if (Object.keys(this.own).length) keepDraft(this.record, this.own);
    else dropDraft(this.record);
    this.show({ keepText });
    this.changed();
  }

  pickTopic(topic) {
    this.set("topic", topic);
    if (this.asksText(topic)) this.other.focus();
    else if (this.group.contains(document.activeElement)) this.topics.find((one) => one.dataset.topic === topic)?.focus();
  }

  /** Chooses the topic with this number, from 1. Gives back whether there is one. */
  pickNumber(number) {
    const topic = this.model.policy.topics.entries[number - 1];
    if (topic) this.pickTopic(topic);
    return !!topic;
  }

  asksText = (topic) => this.model.policy.topics.askingForText.includes(topic);

  moveTopic(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.code];
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit && !event.altKey && !event.ctrlKey && this.pickNumber(Number(digit[1]))) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.code === "Enter" || event.code === "NumpadEnter") this.enterTopic(event);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = this.topics.indexOf(document.activeElement);
    this.topics[(at + step + this.topics.length) % this.topics.length].focus();
  }

  /** Enter on a topic chooses it; on the chosen one it does what Enter does on the card. */
  enterTopic(event) {
    const choice = document.activeElement;
    event.preventDefault();
    event.stopPropagation();
    if (choice.getAttribute("aria-checked") === "true") run("open");
    else this.pickTopic(choice.dataset.topic);
  }

  show({ keepText = false } = {}) {
    const topic = this.value("topic");
    for (const [index, choice] of this.topics.entries()) {
      const chosen = choice.dataset.topic === topic;
      setAttr(choice, "aria-checked", String(chosen));
      choice.tabIndex = chosen || (!topic && index === 0) ? 0 : -1;
    }
    this.other.hidden = !topic || !this.asksText(topic);
    showValue(this.other, this.value("topicOther"));
    showValue(this.comment, this.value("comment"));
    const person = this.model.person(this.value("transferredTo"));
    if (!keepText && document.activeElement !== this.person) showValue(this.person, person ? staffLabel(person) : "");
    this.showPrefilled();
  }

  /** Whether the exchange named a person whom nobody has confirmed yet. */
  get toConfirm() {
    const lead = this.call?.lead;
    return !!lead?.transferredTo && lead.transferredSource !== "person" && !("transferredTo" in this.own);
  }

  /** Whether everything is given that a deal needs. */
  get isWhole() {
    const topic = this.value("topic");
    const required = this.model.policy.requiredToConvert;
    return (!!topic || !required.includes("topic")) && (!!this.value("transferredTo") || !required.includes("transferred_to"))
      && (!topic || !this.asksText(topic) || !!this.value("topicOther"));
  }

  showPrefilled() {
    const lead = this.call?.lead;
    this.prefilled.hidden = !this.toConfirm;
    if (!this.toConfirm) return;
    const words = lead.transferredSource === "call" ? "form.from_call" : "form.from_tried";
    const time = lead.transferredAt ? shortMoment(ms(lead.transferredAt), now()) : "";
    const deed = this.isWhole ? "form.confirm_convert" : "form.confirm";
    const key = `${words}${time}${deed}`;
    if (this.prefilledKey === key) return;
    this.prefilledKey = key;
    fill(this.prefilled, h("span", { class: "source" }, icon("transfer"), t(words, { time })),
      h("span", { class: "row gap-1 small strong" }, t(deed), h("kbd", { class: "key" }, "Enter")));
  }

  findStaff(query) {
    const all = [...this.model.staff.values()].filter((person) => !person.disabled && person.id !== this.model.me.id);
    const chosen = this.model.person(this.value("transferredTo"));
    const asked = chosen && query === staffLabel(chosen) ? "" : query;
    const fits = (person) => matches(`${person.name} ${person.department ?? ""} ${person.extension ?? ""}`, asked);
    const near = (this.call ? this.model.othersFor(this.call) : []).map((one) => this.model.person(one.staff)).filter((one) => one && (!asked || fits(one)));
    const first = [...new Set(near)];
    const rest = all.filter((person) => !first.includes(person) && (!asked || fits(person)));
    rest.sort((one, other) => one.name.localeCompare(other.name, document.documentElement.lang));
    return [
      { title: first.length ? t("form.suggested") : null, items: first },
      { title: first.length && rest.length ? t("form.everybody") : null, items: rest.slice(0, 60) },
    ];
  }

  /** What to send: only the fields that were touched. */
  get changes() {
    return { ...this.own };
  }

  get isTouched() {
    return Object.keys(this.own).length > 0;
  }

  /** Everything was taken by the server. */
  committed() {
    this.own = {};
    dropDraft(this.record);
    this.show();
    this.changed();
  }

  /** Gives up what was typed in one field, for what the server has. */
  take(name) {
    delete this.own[name];
    if (this.isTouched) keepDraft(this.record, this.own);
    else dropDraft(this.record);
    this.show();
    this.changed();
  }
}

function showValue(input, value) {
  const text = value ?? "";
  if (input.value !== text && document.activeElement !== input) input.value = text;
}

const staffLabel = (person) => [person.name, person.extension].filter(Boolean).join(" · ");

function optionRow(person, model) {
  const state = model.presenceOf(person);
  return [
    h("span", { class: "presence", role: "img", "data-state": state, "aria-label": t(`presence.${state}`) }),
    h("span", { class: "option-name truncate" }, person.name),
    h("span", { class: "num quiet" }, person.extension ?? ""),
    h("span", { class: "option-more truncate" }, [person.department, t(`presence.${state}`)].filter(Boolean).join(" · ")),
  ];
}

const keyHint = (command) => h("kbd", { class: "key push", "data-key-for": command, "aria-hidden": "true" });

export { setText };
