// Why a card stands where it stands: the journal in sentences.

import { fill, h, icon } from "../dom.js";
import { get } from "../api.js";
import { moment, shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { ms } from "./values.js";

/** One entry as a sentence: who or which rule did what, with stages and fields by their titles. */
export function sentence(entry, record) {
  let data = {};
  try {
    data = typeof entry.data === "string" ? JSON.parse(entry.data) : (entry.data ?? {});
  } catch {
    data = {};
  }
  const { stages, people, state } = record;
  const fieldTitle = (name) => state.fields.find((field) => field.name === name)?.title ?? name;
  const stage = (name) => stages.get(name)?.title ?? name ?? "";
  const who = people.get(entry.actor)?.name ?? t(entry.rule ? "feed.rule" : "journal.machine");
  const named = Array.isArray(data.fields) ? data.fields : typeof data.fields === "string" ? data.fields.split(/[ ,]+/) : data.field ? [data.field] : [];
  const values = {
    who, from: stage(data.from), to: stage(data.to ?? data.stage), fields: named.map(fieldTitle).join(", "), reason: data.reason ?? "", tag: data.tag ?? "",
    title: data.title ?? state.funnel.buttons.find((one) => one.name === data.button)?.title ?? data.button ?? "", timer: data.timer ?? "", seconds: data.seconds ?? "",
    outcome: data.outcome ?? "", role: data.role ?? "", kind: data.kind ? known(`wait.${data.kind}`) ?? data.kind : "", verdict: data.verdict ? t(`journal.verdict.${data.verdict}`) : "", event: data.event ?? "", person: people.get(data.responsible ?? data.to)?.name ?? "", card: data.card ?? data.child ?? data.made ?? "",
  };
  const key = `journal.${entry.kind}`;
  const words = t(key, values);
  return words === key ? t("journal.other", { who, kind: entry.kind }) : words;
}

/** The text of `key`; undefined when there is none. */
function known(key) {
  const words = t(key, { name: "" });
  return words === key ? undefined : words;
}

export class JournalTab {
  constructor(record) {
    this.record = record;
    this.list = h("ol", { class: "journal-list" });
    this.element = h("div", { class: "stack gap-2" }, h("p", { class: "hint" }, t("journal.lead")), this.list);
  }

  open() {
    this.refresh();
  }

  async refresh() {
    const entries = await get(`${this.record.path}/journal`).catch(() => null);
    if (!entries) return;
    if (!entries.length) {
      fill(this.list, h("li", { class: "empty" }, icon("journal"), h("span", { class: "empty-title" }, t("journal.empty"))));
      return;
    }
    fill(this.list, entries.map((entry) => this.row(entry)));
  }

  row(entry) {
    const why = [entry.rule ? t("journal.by_rule", { rule: entry.rule }) : null, entry.cause && entry.cause !== "command" ? t("journal.because", { cause: entry.cause }) : null].filter(Boolean).join(" · ");
    const data = entry.data && entry.data !== "{}" ? entry.data : "";
    return h("li", { class: "journal-entry", "data-kind": entry.kind }, h("time", { class: "small faint num", title: moment(ms(entry.at)) }, shortMoment(ms(entry.at), now())),
      h("div", { class: "stack gap-1" }, h("span", {}, sentence(entry, this.record)), why ? h("span", { class: "small quiet break" }, why) : null,
        data ? h("details", { class: "small" }, h("summary", { class: "faint" }, t("journal.details")), h("code", { class: "break" }, `${entry.kind} ${data}`)) : null));
  }
}
