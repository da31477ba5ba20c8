// The form of an answer: box, subject, text, quote, ready texts, files. What is typed is kept until it is sent.

import { fill, h, icon } from "../dom.js";
import { send } from "../api.js";
import { t } from "../text.js";
import { chooseOne } from "../menu.js";
import { toast } from "../toast.js";
import { upload } from "../cards/upload.js";

export class AnswerForm {
  /** `sent` is called when an answer was taken. */
  constructor({ boxes = [], templates = [], sent }) {
    Object.assign(this, { boxes, templates, sent, files: [], conversation: null });
    this.text = h("textarea", { class: "textarea letter-answer", rows: 6, maxLength: 100000, "aria-label": t("letters.answer_text"), placeholder: t("letters.answer_text"), "data-answer-text": "", onkeydown: (event) => {
      if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.send(); }
    }, oninput: () => this.keep() });
    this.subject = h("input", { class: "input", maxLength: 500, "aria-label": t("letters.subject"), placeholder: t("letters.subject_same") });
    this.box = h("select", { class: "select select-small", "aria-label": t("letters.from_box") });
    this.template = h("button", { class: "button button-ghost button-small", type: "button", "data-answer-template": "", onclick: () => this.chooseTemplate() }, icon("note"), t("letters.template"));
    this.quotes = h("input", { type: "checkbox", checked: true });
    this.input = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.attach() });
    this.list = h("ul", { class: "letter-files" });
    this.to = h("span", { class: "small quiet break" });
    this.button = h("button", { class: "button button-primary", type: "button", "data-answer-send": "", onclick: () => this.send() }, icon("arrow-right"), t("letters.send"), h("kbd", { class: "key" }, "Ctrl Enter"));
    this.letterOnly = h("div", { class: "row wrap gap-2" }, this.box, h("div", { class: "grow" }, this.subject));
    this.letterExtras = h("span", { class: "row wrap gap-2" }, h("label", { class: "check small" }, this.quotes, " ", t("letters.quote")),
      h("button", { class: "button button-ghost button-small", type: "button", onclick: () => this.input.click() }, icon("link"), t("letters.attach")), this.input);
    this.element = h("div", { class: "stack gap-2 letter-form", hidden: true, "data-answer-form": "" }, this.to, this.letterOnly, this.text, this.list,
      h("div", { class: "row spread wrap" }, h("span", { class: "row wrap gap-2" }, this.letterExtras, this.template),
        h("span", { class: "row" }, h("button", { class: "button button-ghost", type: "button", onclick: () => this.close() }, t("letters.later")), this.button)));
    this.update(boxes, templates);
  }

  update(boxes, templates) {
    Object.assign(this, { boxes, templates });
    const chosen = this.box.value;
    fill(this.box, h("option", { value: "" }, t("letters.same_box")), boxes.map((box) => h("option", { value: box }, box)));
    this.box.value = boxes.includes(chosen) ? chosen : "";
    this.box.hidden = boxes.length < 2;
    this.template.hidden = !templates.length;
  }

  /** Opens the form for a conversation: `{id, kind, name, address}`. */
  open(conversation) {
    if (this.conversation?.id !== conversation.id) {
      this.conversation = conversation;
      this.text.value = this.kept();
      this.files = [];
      this.showFiles();
    }
    const isChat = conversation.kind === "message";
    this.letterOnly.hidden = isChat;
    this.letterExtras.hidden = isChat;
    this.to.textContent = t(isChat ? "letters.answer_chat" : "letters.answer_to", { name: [conversation.name, conversation.address].filter(Boolean).join(", ") });
    this.element.hidden = false;
    this.key ??= crypto.randomUUID?.() ?? String(Math.random());
    this.text.focus();
  }

  close() {
    this.element.hidden = true;
  }

  get keptUnder() {
    return `svod.answer.${this.conversation?.id}`;
  }

  kept() {
    try { return localStorage.getItem(this.keptUnder) ?? ""; } catch { return ""; }
  }

  keep() {
    try {
      if (this.text.value) localStorage.setItem(this.keptUnder, this.text.value);
      else localStorage.removeItem(this.keptUnder);
    } catch {
      // A browser that keeps nothing still sends.
    }
  }

  /** Puts a ready text where the cursor stands. */
  async chooseTemplate() {
    const one = await chooseOne(this.templates, {
      title: t("letters.template"), name: "templates",
      look: (template) => ({ "data-template": template.name }),
      row: (template, digit) => [h("span", { class: "stack grow" }, h("span", {}, template.subject || template.name),
        h("span", { class: "quiet small truncate" }, template.text.trim().split("\n")[0])), digit],
    });
    if (!one) return this.text.focus();
    this.text.setRangeText(one.text, this.text.selectionStart, this.text.selectionEnd, "end");
    if (one.subject && !this.subject.value) this.subject.value = one.subject;
    this.keep();
    this.text.focus();
  }

  async attach() {
    for (const file of this.input.files) {
      const kept = await upload(file);
      if (kept) this.files.push({ hash: kept.hash, name: kept.name, type: kept.type });
    }
    this.input.value = "";
    this.showFiles();
  }

  showFiles() {
    fill(this.list, this.files.map((file) => h("li", { class: "row gap-2" }, icon("note", "icon-s"), h("span", { class: "break" }, file.name),
      h("button", { class: "chip-close", type: "button", "aria-label": t("letters.detach", { name: file.name }), onclick: () => { this.files = this.files.filter((one) => one !== file); this.showFiles(); } }, icon("close", "icon-s")))));
  }

  async send() {
    if (!this.text.value.trim()) return this.text.focus();
    if (this.isBusy) return;
    this.isBusy = true;
    this.button.setAttribute("aria-busy", "true");
    try {
      await send("POST", `/api/v1/conversations/${this.conversation.id}/answers`, {
        text: this.text.value, box: this.box.value || null, subject: this.subject.value || null, quotes: this.quotes.checked, files: this.files, key: this.key });
      this.text.value = "";
      this.subject.value = "";
      this.files = [];
      this.key = null;
      this.keep();
      this.showFiles();
      this.close();
      toast(t("letters.queued"), { name: "check" });
      this.sent?.();
    } catch (refusal) {
      toast(refusal.message || t("letters.not_sent"), { name: "alert" });
    }
    this.isBusy = false;
    this.button.removeAttribute("aria-busy");
  }
}

/** "Это не заявка" and its way back. */
export async function setRequest(conversation, isRequest) {
  try {
    await send("POST", `/api/v1/conversations/${conversation}/${isRequest ? "request" : "no-request"}`, {});
    return true;
  } catch (refusal) {
    toast(refusal.message || t("letters.not_sent"), { name: "alert" });
    return false;
  }
}
