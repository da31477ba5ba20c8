// The feed of a card: comments, calls, moves, tasks and notices in one, newest first; a comment is written above it.

import { fill, h, icon, patchRows } from "../dom.js";
import { get, send } from "../api.js";
import { clockText, moment, shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { toast } from "../toast.js";
import { words } from "./deeds.js";
import { AnswerForm, setRequest } from "../letters/answer.js";
import { kindIcons, messageBody } from "../letters/message.js";
import { initialsOf } from "./fields.js";
import { MentionBox } from "./mention.js";
import { sentence } from "./journal.js";
import { ms } from "./values.js";

const icons = { comment: "talk", change: "arrow-right", task: "tasks", done: "check-circle", call: "phone", notice: "bell", child: "link" };

export class Feed {
  constructor(record) {
    this.record = record;
    this.entries = [];
    this.box = new MentionBox(record.world, () => this.send());
    this.button = h("button", { class: "button button-primary button-small", type: "button", "data-comment-send": "", onclick: () => this.send() }, t("feed.send"), h("kbd", { class: "key" }, "Ctrl Enter"));
    this.form = h("div", { class: "feed-form stack gap-2" }, this.box.element, h("div", { class: "row spread" }, h("span", { class: "hint" }, t("feed.hint")), this.button));
    this.answer = new AnswerForm({ sent: () => this.refresh() });
    this.letters = h("div", { class: "row wrap gap-2", "data-letters": "" });
    this.list = h("ol", { class: "feed-list" });
    this.older = h("button", { class: "button button-ghost button-small", type: "button", hidden: true, onclick: () => this.more() }, t("feed.older"));
    this.element = h("div", { class: "stack gap-4" }, this.form, this.letters, this.answer.element, this.list, this.older);
  }

  open() {
    if (!this.isRead) this.refresh();
  }

  update() {
    this.form.hidden = !this.record.state.mayMove;
    if (this.isRead) this.draw();
  }

  write() {
    this.box.input.focus();
  }

  async refresh() {
    const entries = await get(`${this.record.path}/feed`).catch(() => null);
    if (!entries) return;
    this.isRead = true;
    const known = new Set(entries.map(keyOf));
    const last = entries.at(-1)?.at ?? 0;
    this.entries = [...entries, ...this.entries.filter((entry) => entry.at < last && !known.has(keyOf(entry)))];
    this.older.hidden = entries.length < 40;
    this.draw();
    this.readLetters();
  }

  /** With whom the card's people write: what can be answered. */
  async readLetters() {
    if (!document.body.dataset.letters || !this.entries.some((entry) => entry.kind === "message")) return;
    const known = await get(`${this.record.path}/conversations`).catch(() => null);
    if (!known) return;
    this.answer.update(known.boxes, known.templates);
    const mayAnswer = document.body.dataset.letters === "answer";
    fill(this.letters, known.conversations.flatMap((one) => this.letterButtons(one, mayAnswer, known.conversations.length > 1)));
  }

  letterButtons(one, mayAnswer, isOneOfMany) {
    const incoming = this.entries.map((entry) => entry.message).find((message) => message?.conversation === one.id && message.direction === "in");
    const name = incoming?.name || incoming?.address || one.name || one.address || "";
    const client = { id: one.id, kind: one.kind, name, address: incoming?.client?.email ?? incoming?.address };
    if (!mayAnswer) return [];
    return [
      h("button", { class: "button button-small", type: "button", "data-answer": one.id, onclick: () => this.answer.open(client) }, icon("edit"), isOneOfMany ? t("letters.answer_whom", { name: `${name} · ${one.subject ?? one.source}` }) : t("letters.answer")),
      one.state === "spam" ? h("button", { class: "button button-ghost button-small", type: "button", "data-request": one.id, onclick: () => this.setRequest(one.id, true) }, icon("undo"), t("letters.is_request"))
        : h("button", { class: "button button-ghost button-small", type: "button", "data-no-request": one.id, onclick: () => this.setRequest(one.id, false) }, icon("ban"), t("letters.no_request")),
    ];
  }

  async setRequest(conversation, isRequest) {
    if (!(await setRequest(conversation, isRequest))) return;
    toast(t(isRequest ? "letters.request_done" : "letters.no_request_done"), isRequest ? { name: "undo" } : { name: "ban", undo: { title: t("letters.undo"), deed: () => this.setRequest(conversation, true) }, keep: 9000 });
    this.record.reload();
  }

  async more() {
    const entries = await get(`${this.record.path}/feed?before=${this.entries.at(-1).at}`).catch(() => []);
    this.entries.push(...entries);
    this.older.hidden = entries.length < 40;
    this.draw();
  }

  draw() {
    if (!this.entries.length) {
      fill(this.list, h("li", { class: "empty" }, icon("talk"), h("span", { class: "empty-title" }, t("feed.empty"))));
      return;
    }
    this.list.querySelector(".empty")?.remove();
    patchRows(this.list, this.entries, keyOf, (entry) => this.row(entry));
  }

  row(entry) {
    const { people } = this.record;
    const person = people.get(entry.staff);
    const time = h("time", { class: "small faint num", title: moment(ms(entry.at)) }, shortMoment(ms(entry.at), now()));
    if (entry.kind === "comment") {
      return h("li", { class: "feed-entry is-comment", "data-kind": "comment" }, h("span", { class: "avatar", "aria-hidden": "true" }, initialsOf(person?.name)),
        h("div", { class: "feed-body" }, h("div", { class: "row spread" }, h("span", { class: "strong" }, person?.name ?? t("feed.somebody")), time), h("p", { class: "feed-text break" }, withMentions(entry.text, entry.people, people))));
    }
    if (entry.kind === "message") {
      const { message } = entry;
      return h("li", { class: "feed-entry is-comment", "data-kind": "message" }, h("span", { class: "feed-icon", "aria-hidden": "true" }, icon(message.direction === "out" ? "arrow-right" : kindIcons[message.kind], "icon-s")), messageBody(message, people));
    }
    return h("li", { class: "feed-entry", "data-kind": entry.kind }, h("span", { class: "feed-icon", "aria-hidden": "true" }, icon(icons[entry.kind], "icon-s")),
      h("div", { class: "feed-body" }, h("div", { class: "row spread" }, h("span", {}, this.words(entry, person)), time), this.under(entry)));
  }

  words(entry, person) {
    const { people } = this.record;
    const who = person?.name ?? t("feed.rule");
    const to = entry.people.map((id) => people.get(id)?.name ?? `№ ${id}`).join(", ");
    switch (entry.kind) {
      case "change": return sentence({ kind: entry.title, actor: entry.staff, data: entry.data, rule: entry.rule }, this.record);
      case "task": return t(to ? "feed.task_to" : "feed.task", { who, title: entry.text, to });
      case "done": return t(entry.outcome ? "feed.done_outcome" : "feed.done", { who, title: entry.text, outcome: entry.outcome ?? "" });
      case "notice": return t("feed.notice", { to, title: entry.title ?? t("feed.notice_plain") });
      case "child": return [t("feed.child"), h("a", { href: `/cards/${entry.link}` }, entry.text || `№ ${entry.link}`)];
      default: return t(`feed.call.${entry.title}`, { who: person?.name ?? "" });
    }
  }

  under(entry) {
    if (entry.kind === "call") {
      const length = entry.seconds ? clockText(entry.seconds) : t(`outcome.${entry.outcome ?? "missed"}`);
      return h("span", { class: "row small quiet" }, length, entry.isRecorded ? h("a", { href: `/calls/${entry.link}/recording` }, t("feed.recording")) : null);
    }
    if (entry.kind === "notice" && entry.text) return h("p", { class: "small quiet break" }, entry.text);
    if (entry.kind === "done" && entry.title) return h("p", { class: "small quiet break" }, /^[0-9a-f]{64}$/.test(entry.title) ? h("a", { href: `/files/${entry.title}`, target: "_blank", rel: "noopener" }, t("value.file")) : entry.title);
    return null;
  }

  async send() {
    const { text, mentions } = this.box.value;
    if (!text) return this.box.input.focus();
    this.button.setAttribute("aria-busy", "true");
    try {
      await send("POST", `${this.record.path}/comments`, { text, mentions });
      this.box.clear();
      await this.refresh();
      this.record.tell(t("feed.sent"));
    } catch (refusal) {
      toast(words(refusal), { name: "alert" });
    }
    this.button.removeAttribute("aria-busy");
  }
}

/** A letter's row is made anew when something becomes of it. */
const keyOf = (entry) => `${entry.kind}${entry.id}${entry.message?.state ?? ""}`;

/** A comment's words with the names of those mentioned made to stand out. */
export function withMentions(text, mentioned, people) {
  const names = mentioned.map((id) => people.get(id)?.name).filter(Boolean).map((name) => `@${name}`);
  let rest = text;
  const parts = [];
  while (rest) {
    const at = names.map((name) => [rest.indexOf(name), name]).filter(([index]) => index >= 0).sort(([one], [other]) => one - other)[0];
    if (!at) break;
    parts.push(rest.slice(0, at[0]), h("span", { class: "mention" }, at[1]));
    rest = rest.slice(at[0] + at[1].length);
  }
  return [...parts, rest];
}
