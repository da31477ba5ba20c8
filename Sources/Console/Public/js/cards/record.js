// The page of a card: its stages, its fields, what happened, what is to be done.

import "../help.js";
import { fill, h, icon, setText } from "../dom.js";
import { get } from "../api.js";
import { joinLive } from "../live.js";
import { onCommand, showKeys } from "../keys.js";
import { openDialog } from "../dialog.js";
import { setServerTime } from "../clock.js";
import { t } from "../text.js";
import { toast } from "../toast.js";
import { createCard } from "./create.js";
import { chooseStage, move, perform } from "./deeds.js";
import { FieldForm } from "./field-form.js";
import { fanOf } from "./fan-badge.js";
import { buildHead } from "./record-head.js";
import { stageBars } from "./stage-bar.js";
import { Tabs } from "./tabs.js";
import { ms } from "./values.js";
import { waitsOf } from "./waits.js";

class Record {
  constructor(state) {
    this.say = document.querySelector("[data-live-list]");
    this.place = document.querySelector("[data-record]");
    this.take(state);
    this.form = new FieldForm(this);
    this.tabs = new Tabs(this);
    this.build();
    this.show();
    this.bindKeys();
    this.learnFan();
    joinLive(state.event, (event) => this.hear(event));
  }

  take(state) {
    setServerTime(ms(state.now));
    this.state = state;
    this.card = state.card;
    this.people = new Map(state.staff.map((person) => [person.id, person]));
    this.world ??= { staff: this.people, names: {} };
    this.world.staff = this.people;
    for (const [kind, names] of Object.entries(state.names)) this.world.names[kind] = { ...this.world.names[kind], ...names };
    this.stages = new Map(state.funnel.stages.map((stage) => [stage.name, stage]));
  }

  get path() {
    return `/api/v1/cards/${this.card.id}`;
  }

  get isOpen() {
    return this.card.outcome === "open";
  }

  /** What dialogues of commands are made with. */
  get context() {
    return { world: this.world, staff: this.people, reload: () => this.reload() };
  }

  build() {
    this.head = h("header", { class: "record-head" });
    this.bars = h("div", { class: "record-bars" });
    this.acts = h("div", { class: "record-acts" });
    this.waits = h("div", { class: "stack gap-2 record-waits", "aria-live": "polite" });
    fill(this.place, this.head, this.bars, this.acts, this.waits,
      h("div", { class: "record-body" }, h("section", { class: "panel record-fields", "aria-label": t("card.fields") }, this.form.element), this.tabs.element));
  }

  show() {
    buildHead(this);
    stageBars(this);
    this.showActs();
    fill(this.waits, waitsOf(this));
    this.form.update();
    this.tabs.update();
    showKeys(this.place);
  }

  showActs() {
    const { state } = this;
    const button = (look, name, words, deed, command) => h("button", { class: `button ${look}`, type: "button", onclick: deed }, icon(name), h("span", {}, words),
      command ? h("kbd", { class: "key", "data-key-for": command, "aria-hidden": "true" }) : null);
    const rows = [];
    if (state.mayMove && this.isOpen) {
      rows.push(state.buttons.map((one) => h("button", { class: "button", type: "button", "data-button": one.name, disabled: !one.isOpen, title: one.isOpen ? null : t("card.button_when", { condition: one.condition }), onclick: () => this.press(one) }, icon("spark"), one.title)));
      rows.push(h("span", { class: "grow" }), button("button-ghost", "arrow-right", t("card.move"), () => this.menu(), "move"));
      rows.push(button("button-ghost", "transfer", t("card.assign"), () => this.assign(), "person"));
    } else if (state.mayMove) {
      rows.push(button("", "refresh", t("card.reopen"), () => this.reopen()));
      rows.push(state.spawns.map((spawn) => h("button", { class: "button", type: "button", "data-spawn": spawn.funnel, onclick: () => createCard(spawn.funnel, { world: this.world, staff: this.people, from: this.card.id }) }, icon("plus"), spawn.title)));
    }
    fill(this.acts, rows);
    this.acts.hidden = !rows.length;
  }

  async press(one) {
    if (!(await this.form.flush())) return;
    const answer = await perform("POST", `${this.path}/buttons/${encodeURIComponent(one.name)}`, { version: this.card.version }, { title: one.title, done: one.title, ...this.context });
    if (!answer) return;
    toast(t("card.pressed", { title: one.title }));
    this.after(answer);
  }

  /** Moves the card to `stage`; what was being typed goes along. */
  async move(stage) {
    if (!this.state.mayMove || !this.isOpen) return;
    const answer = await move(this.card, stage, this.context, { fields: this.form.changes });
    if (!answer) return;
    this.form.committed();
    this.tell(t("board.moved", { card: this.card.title, stage: stage.title }));
    this.after(answer);
  }

  async menu() {
    if (!this.state.mayMove || !this.isOpen) return;
    const stage = await chooseStage(this.state.funnel.stages, this.state.stages.map((one) => one.stage), t("move.choose", { card: this.card.title }));
    if (stage) await this.move(stage);
  }

  assign() {
    if (!this.state.mayMove || !this.isOpen) return;
    import("./assign.js").then(({ askPerson }) => askPerson(t("card.assign_title"), this.world)).then(async (to) => {
      if (!to) return;
      const done = await perform("POST", `${this.path}/assign`, { to }, { title: t("card.assign_title"), done: t("card.assign"), ...this.context });
      if (done) {
        toast(t("card.assigned", { name: this.people.get(to)?.name ?? "" }), { name: "transfer" });
        this.reload();
      }
    });
  }

  reopen() {
    const why = h("textarea", { class: "textarea", id: "reopen-why", maxLength: 500, autofocus: true });
    const stages = h("select", { class: "select", id: "reopen-stage" }, this.state.funnel.stages.filter((stage) => !["won", "lost"].includes(stage.kind)).map((stage) => h("option", { value: stage.name }, stage.title)));
    const done = h("button", { class: "button button-primary", type: "button", onclick: async () => {
      if (!why.value.trim()) return why.focus();
      dialog.close();
      const answer = await perform("POST", `${this.path}/reopen`, { stage: stages.value, text: why.value.trim() }, { title: t("card.reopen"), done: t("card.reopen"), ...this.context });
      if (answer) this.after(answer);
    } }, t("card.reopen"));
    const dialog = openDialog({ title: t("card.reopen"), name: "reopen", buttons: [done],
      body: h("div", { class: "stack" }, h("div", { class: "field" }, h("label", { htmlFor: "reopen-stage" }, t("card.reopen_at")), stages), h("div", { class: "field" }, h("label", { htmlFor: "reopen-why" }, t("card.reopen_why")), why)) });
  }

  after(answer) {
    this.card.version = answer.version ?? this.card.version;
    for (const id of answer.made ?? []) toast(t("card.made", { id }), { name: "link", undo: { title: t("card.open"), deed: () => location.assign(`/cards/${id}`) }, keep: 9000 });
    return this.reload();
  }

  /** Whether other dealers ask for the same project. */
  async learnFan() {
    const fan = await fanOf(this.card.id);
    if (JSON.stringify(fan) === JSON.stringify(this.fan ?? null)) return;
    this.fan = fan;
    buildHead(this);
  }

  async reload() {
    const state = await get(this.path).catch(() => null);
    if (!state) return;
    this.take(state);
    this.show();
    this.tabs.refresh();
    this.learnFan();
  }

  hear(event) {
    const isMine = event.type === "reset" || (event.type === "card" && (event.data.id === this.card.id || event.data.id === this.state.parent)) || event.type === "task";
    if (!isMine || this.waiting) return;
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.reload();
    }, 200);
  }

  tell(text) {
    setText(this.say, "");
    requestAnimationFrame(() => setText(this.say, text));
  }

  bindKeys() {
    onCommand("move", () => this.menu());
    onCommand("person", () => this.assign());
    onCommand("comment", () => this.tabs.comment());
    onCommand("save", () => this.form.save());
    onCommand("edit", () => this.form.focusFirst());
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    onCommand("next", () => this.tabs.step(1));
    onCommand("previous", () => this.tabs.step(-1));
  }
}

new Record(JSON.parse(document.querySelector("[data-record-state]").textContent));

