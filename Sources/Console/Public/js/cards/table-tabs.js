// Tabs that show fields of their own: goods and payments as tables, documents as a list of files.

import { fill, h, icon } from "../dom.js";
import { t } from "../text.js";
import { faceOf, money, sourceWords } from "./values.js";

const states = ["posted", "unposted", "cancelled", "deleted", "reversed", "corrected"];

/** Tables that people fill (goods, contracts), or those that 1C owns (payments). */
export class TableTab {
  constructor(record, name, isOfMachine) {
    Object.assign(this, { record, name, isOfMachine });
    this.element = h("div", { class: "stack gap-4" });
  }

  get fields() {
    return this.record.state.fields.filter((field) => field.type === "table" && field.isReadOnly === this.isOfMachine);
  }

  update() {
    const { names } = this.record.world;
    const sums = this.isOfMachine ? this.record.state.fields.filter((field) => field.isReadOnly && ["money", "int", "date"].includes(field.type) && field.value !== undefined && field.value !== null && field.source?.name === "onec") : [];
    fill(this.element, sums.length ? h("dl", { class: "facts" }, sums.flatMap((field) => [h("dt", {}, field.title), h("dd", {}, faceOf(field, field.value, names, this.record.people), " ", h("span", { class: "source" }, sourceWords(field.source, this.record.people)))])) : null,
      this.fields.map((field) => this.table(field)));
  }

  /** What 1C says of a payment is a word of its own; people read theirs. */
  face(column, value, names) {
    const isState = this.isOfMachine && column.name === "state" && states.includes(value);
    return isState ? t(`payments.state.${value}`) : faceOf(column, value, names, this.record.people);
  }

  table(field) {
    const { names } = this.record.world;
    const isNumber = (column) => ["money", "int", "quantity"].includes(column.type);
    const rows = field.value ?? [];
    const isStruck = (row) => ["reversed", "corrected", "сторно"].includes(row.state);
    const totals = field.columns.map((column) => (column.type === "money" ? rows.filter((row) => !isStruck(row)).reduce((sum, row) => sum + (row[column.name]?.minor ?? 0), 0) : null));
    return h("section", { class: "stack gap-1" }, h("h3", {}, field.title), field.source ? h("span", { class: "source" }, sourceWords(field.source, this.record.people)) : null,
      rows.length ? h("div", { class: "table-wrap" }, h("table", { class: "table" }, h("thead", {}, h("tr", {}, field.columns.map((column) => h("th", { class: isNumber(column) ? "is-number" : null }, column.title)))),
        h("tbody", {}, rows.map((row) => h("tr", { class: isStruck(row) ? "is-struck" : null }, field.columns.map((column) => h("td", { class: isNumber(column) ? "is-number" : null }, this.face(column, row[column.name], names)))))),
        totals.some((total) => total) ? h("tfoot", {}, h("tr", {}, totals.map((total, index) => h("td", { class: "is-number strong" }, total ? money(total) : index === 0 ? t("card.total") : "")))) : null)) : h("p", { class: "quiet" }, t("card.no_rows")));
  }
}

export class DocumentsTab {
  constructor(record) {
    this.record = record;
    this.element = h("ul", { class: "stack gap-2 document-list" });
  }

  get fields() {
    return this.record.state.fields.filter((field) => field.type === "file");
  }

  get filled() {
    return this.fields.filter((field) => field.value).length;
  }

  update() {
    const { names } = this.record.world;
    fill(this.element, this.fields.map((field) => h("li", { class: "row" }, icon("note"),
      h("div", { class: "grow" }, h("div", {}, field.title), field.value ? h("a", { class: "small", href: `/files/${field.value}`, target: "_blank", rel: "noopener" }, faceOf(field, field.value, names, this.record.people)) : h("span", { class: "small quiet" }, t("card.no_file"))),
      field.source && field.value ? h("span", { class: "source" }, sourceWords(field.source, this.record.people)) : null)));
  }
}
