// One conversation: its messages, an answer, and whether it is a request at all.

import "../help.js";
import { clock, setServerTime } from "../clock.js";
import { fill, h, icon } from "../dom.js";
import { get } from "../api.js";
import { joinLive } from "../live.js";
import { onCommand, showKeys } from "../keys.js";
import { t } from "../text.js";
import { ms } from "../cards/values.js";
import { AnswerForm, setRequest } from "./answer.js";
import { kindIcons, messageBody } from "./message.js";

class ConversationPage {
  constructor(state) {
    this.place = document.querySelector("[data-conversation]");
    this.answer = new AnswerForm({ sent: () => this.reload() });
    this.head = h("header", { class: "stack gap-2" });
    this.list = h("ol", { class: "feed-list letter-thread" });
    fill(this.place, this.head, this.list, this.answer.element);
    this.take(state);
    onCommand("comment", () => this.open());
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    showKeys();
    joinLive(state.event, (event) => {
      if (["letter", "reset"].includes(event.type)) this.waits ??= setTimeout(() => { this.waits = null; this.reload(); }, 300);
    });
    if (location.hash === "#answer") this.open();
  }

  async reload() {
    const state = await get(`/api/v1/conversations/${this.state.row.id}`).catch(() => null);
    if (state) this.take(state);
  }

  async take(state) {
    setServerTime(ms(state.now));
    const { row } = state;
    const isOther = this.state?.row.card !== row.card;
    this.state = state;
    const people = new Map(state.staff.map((person) => [person.id, person]));
    const client = state.messages.findLast((message) => message.direction === "in");
    fill(this.head,
      h("div", { class: "row wrap gap-2" }, h("a", { class: "button button-ghost button-small", href: `/letters?shelf=${row.waitingSince ? "waiting" : row.state === "open" ? "open" : row.state}` }, icon("chevron-left"), t("letters.back")),
        row.card ? h("a", { class: "button button-ghost button-small", href: `/cards/${row.card}`, "data-card-link": "" }, icon("desk"), t("letters.card")) : null, h("span", { class: "grow" }),
        state.mayAnswer ? h("span", { class: "row wrap gap-2" }, row.state === "open" && row.lead ? h("button", { class: "button button-ghost", type: "button", "data-no-request": "", onclick: () => this.set(false) }, icon("ban"), t("letters.no_request")) : null,
          row.state === "open" && row.lead ? null : h("button", { class: "button", type: "button", "data-request": "", onclick: () => this.set(true) }, icon("undo"), t("letters.is_request")),
          h("button", { class: "button button-primary", type: "button", "data-answer": "", onclick: () => this.open() }, icon("edit"), t("letters.answer"))) : null),
      h("h1", { class: "break" }, row.subject || t(`letters.kind.${row.kind}`)),
      h("div", { class: "row wrap gap-2 quiet" }, icon(kindIcons[row.kind], "icon-s"), h("span", { class: "break" }, [client?.name, client?.address, row.source].filter(Boolean).join(" · ")),
        row.status ? h("span", { class: "badge" }, t(`letters.status.${row.status}`)) : null, row.state === "open" ? null : h("span", { class: "badge", "data-tone": "missed" }, t(`letters.conversation.${row.state}`)),
        row.waitingSince ? clock("wait", ms(row.waitingSince)) : null));
    fill(this.list, state.messages.map((message) => h("li", { class: "feed-entry is-comment", "data-kind": "message" }, h("span", { class: "feed-icon", "aria-hidden": "true" }, icon(message.direction === "out" ? "arrow-right" : kindIcons[message.kind], "icon-s")), messageBody(message, people, row.subject))));
    this.client = { id: row.id, kind: row.kind, name: client?.name, address: client?.client?.email ?? client?.address };
    if (isOther) this.templates = row.card ? (await get(`/api/v1/cards/${row.card}/conversations`).catch(() => null))?.templates ?? [] : [];
    this.answer.update(state.boxes, this.templates ?? []);
  }

  open() {
    if (!this.state.mayAnswer) return;
    this.answer.open(this.client);
    this.answer.element.scrollIntoView({ block: "end" });
  }

  async set(isRequest) {
    if (await setRequest(this.state.row.id, isRequest)) this.reload();
  }
}

new ConversationPage(JSON.parse(document.querySelector("[data-conversation-state]").textContent));
