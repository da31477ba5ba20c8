// The fields of a card: each is kept a moment after it was touched; what cannot be kept stays as a draft.

import { fill, h, icon, setAttr, setText } from "../dom.js";
import { send } from "../api.js";
import { t } from "../text.js";
import { control, labelled } from "./fields.js";
import { perform, words } from "./deeds.js";
import { empty } from "./gate.js";
import { faceOf, sourceWords } from "./values.js";

const pause = 900;

export class FieldForm {
  constructor(record) {
    this.record = record;
    this.own = {};
    this.parts = new Map();
    this.status = h("span", { class: "small quiet row gap-1", role: "status", "aria-live": "polite", "data-form-state": "" });
    this.first = h("div", { class: "form-grid" });
    this.rest = h("div", { class: "form-grid" });
    this.more = h("details", { class: "form-more" }, h("summary", {}, t("card.more_fields")), this.rest);
    this.element = h("form", { class: "record-form", "data-fields": "", onsubmit: (event) => { event.preventDefault(); this.save(); } },
      h("div", { class: "panel-head" }, h("h2", { class: "grow" }, t("card.fields")), this.status), h("div", { class: "panel-body stack gap-4" }, this.first, this.more));
    this.adopt();
  }

  /** Takes what was being typed when the page was left. */
  adopt() {
    try {
      const draft = JSON.parse(this.record.state.draft ?? "null");
      if (draft?.fields && draft.version === this.record.card.version) this.own = draft.fields;
    } catch {
      this.own = {};
    }
  }

  get canWrite() {
    return this.record.state.mayMove && this.record.isOpen;
  }

  /** What was touched and is not kept yet. */
  get changes() {
    return { ...this.own };
  }

  update() {
    const { fields } = this.record.state;
    const key = JSON.stringify([fields.map((field) => [field.name, field.isFirst, field.isRequired, field.isReadOnly]), this.canWrite]);
    if (key !== this.key) this.build(fields);
    this.key = key;
    for (const field of fields) this.paint(field);
    this.showOthers();
    this.showMissing();
    if (Object.keys(this.own).length) this.say("draft");
  }

  build(fields) {
    this.parts.clear();
    const rows = fields.map((field) => [field, this.row(field)]);
    const isShown = (field) => field.isFirst || field.isRequired || ["title", "amount", "responsible", "phone", "company", "contact"].includes(field.name) || fields.length <= 14;
    const isOpen = this.more.open;
    fill(this.first, rows.filter(([field]) => isShown(field)).sort(([one], [other]) => Number(other.isFirst) - Number(one.isFirst)).map(([, row]) => row));
    fill(this.rest, rows.filter(([field]) => !isShown(field)).map(([, row]) => row));
    this.more.hidden = !this.rest.children.length;
    this.more.open = isOpen;
  }

  row(field) {
    const { world } = this.record;
    if (field.isReadOnly || !this.canWrite) {
      const value = h("span", { class: "form-value break" });
      const source = h("span", { class: "source" });
      this.parts.set(field.name, { field, value, source });
      return h("div", { class: "field form-read", "data-field-of": field.name, "data-type": field.type }, h("span", { class: "label" }, field.title, field.isReadOnly ? icon("lock", "icon-s faint") : null), value, source);
    }
    const part = control(field, world, (name) => this.touch(name));
    const source = h("span", { class: "source" });
    this.parts.set(field.name, { field, part, source });
    return labelled(field, part, source);
  }

  paint(field) {
    const known = this.parts.get(field.name);
    if (!known) return;
    known.field = field;
    const { names } = this.record.world;
    setText(known.source, field.source ? sourceWords(field.source, this.record.people) : "");
    known.source.hidden = !field.source || empty(field.value);
    if (known.value) {
      if (field.type === "table") fill(known.value, this.table(field));
      else if (field.type === "file" && field.value) fill(known.value, h("a", { href: `/files/${field.value}`, target: "_blank", rel: "noopener" }, icon("download", "icon-s"), faceOf(field, field.value, names, this.record.people)));
      else setText(known.value, faceOf(field, field.value, names, this.record.people) || "—");
      return;
    }
    const key = JSON.stringify(field.value ?? null);
    if (field.name in this.own) {
      if (!known.painted) known.part.set(this.own[field.name]);
    } else if (known.painted !== key && !known.part.element.contains(document.activeElement)) {
      known.part.set(field.value ?? null);
    }
    known.painted = key;
  }

  table(field) {
    const { names } = this.record.world;
    if (!field.value?.length) return "—";
    return h("div", { class: "table-wrap" }, h("table", { class: "table" }, h("thead", {}, h("tr", {}, field.columns.map((column) => h("th", {}, column.title)))),
      h("tbody", {}, field.value.map((row) => h("tr", { class: row.state === "reversed" || row.state === "corrected" ? "is-struck" : null }, field.columns.map((column) => h("td", { class: ["money", "int", "quantity"].includes(column.type) ? "is-number" : null }, faceOf(column, row[column.name], names, this.record.people))))))));
  }

  touch(name) {
    const { part } = this.parts.get(name);
    this.own[name] = part.value();
    this.say("draft");
    this.showOthers();
    this.showMissing();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(true), pause);
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => this.keepDraft(), 400);
  }

  keepDraft() {
    if (!Object.keys(this.own).length) return;
    const body = { fields: this.own, version: this.record.card.version };
    send("PUT", `${this.record.path}/draft`, { body }, { keepalive: true }).catch(() => {});
  }

  /** The field behind "Другое" is shown once that is chosen. */
  showOthers() {
    for (const { field, part } of this.parts.values()) {
      if (!field.other || !part) continue;
      const other = this.parts.get(field.other);
      const row = this.element.querySelector(`[data-field-of="${CSS.escape(field.other)}"]`);
      if (!row) continue;
      const asks = (field.askingForText ?? []).includes(part.value());
      row.hidden = !asks && empty(other?.part ? other.part.value() : other?.field.value);
      row.classList.toggle("is-wanted", asks && empty(other?.part?.value()));
    }
  }

  showMissing() {
    for (const { field, part } of this.parts.values()) {
      if (!part) continue;
      const row = this.element.querySelector(`[data-field-of="${CSS.escape(field.name)}"]`);
      row?.classList.toggle("is-wanted", field.isRequired && empty(part.value()));
    }
  }

  say(state, words = null) {
    const name = { draft: "edit", saving: "refresh", saved: "check", failed: "alert" }[state];
    setAttr(this.status, "data-form-state", state);
    fill(this.status, icon(name, "icon-s"), words ?? t(`form.state.${state}`));
  }

  /** Keeps what was touched. Gives whether nothing is left to keep. */
  async save(quiet = false) {
    clearTimeout(this.timer);
    const fields = this.changes;
    if (!Object.keys(fields).length) return true;
    if (this.saving) return this.saving.then(() => this.save(quiet));
    this.say("saving");
    this.saving = this.push(fields, quiet);
    const kept = await this.saving;
    this.saving = null;
    return kept;
  }

  async push(fields, quiet) {
    const { record } = this;
    const order = { fields, version: record.card.version };
    let answer = null;
    if (quiet) {
      try {
        answer = await send("PUT", record.path, order);
      } catch (refusal) {
        if (refusal.status === 409) answer = await this.again(fields);
        else this.say("failed", words(refusal));
        if (!answer) return false;
      }
    } else {
      answer = await perform("PUT", record.path, order, { title: t("card.fields"), done: t("action.save"), ...record.context });
      if (!answer) {
        this.say("draft");
        return false;
      }
    }
    for (const [name, value] of Object.entries(fields)) if (JSON.stringify(this.own[name]) === JSON.stringify(value)) delete this.own[name];
    record.card.version = answer.version ?? record.card.version;
    if (!Object.keys(this.own).length) {
      this.say("saved");
      send("DELETE", `${record.path}/draft`).catch(() => {});
    }
    record.reload();
    return true;
  }

  /** Somebody else was first: says what they changed, and keeps what was typed here for another press. */
  async again(fields) {
    const answer = await perform("PUT", this.record.path, { fields, version: this.record.card.version }, { title: t("card.fields"), done: t("action.save"), ...this.record.context });
    if (!answer) this.say("draft");
    return answer;
  }

  /** Keeps everything before a step is made. */
  flush() {
    return this.save();
  }

  /** What was typed went along with a step. */
  committed() {
    clearTimeout(this.timer);
    clearTimeout(this.draftTimer);
    if (!Object.keys(this.own).length) return;
    this.own = {};
    this.say("saved");
    send("DELETE", `${this.record.path}/draft`).catch(() => {});
  }

  focusFirst() {
    const wanted = [...this.parts.values()].find(({ field, part }) => part && field.isRequired && empty(part.value())) ?? [...this.parts.values()].find(({ part }) => part);
    wanted?.part.focus();
  }
}
