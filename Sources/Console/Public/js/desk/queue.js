// The live queue on the left: groups of rows, each patched in place.

import { clock, setClock } from "../clock.js";
import { h, icon, patchRows, setAttr, setIcon, setText } from "../dom.js";
import { durationText, t, tn } from "../text.js";
import { ms } from "./model.js";
import { callerMore, callerTitle, partiesWord, stateIcon, stateWord } from "./words.js";

export class QueueView {
  /** `open(id)` is told of the row that was chosen. */
  constructor(place, model, open) {
    Object.assign(this, { place, model, open });
  }

  show(current) {
    const slots = this.model.slots().map((call) => call.id);
    const groups = this.model.queue();
    if (!groups.length) {
      patchRows(this.place, [{ name: "empty" }], (group) => group.name, () => emptyQueue());
      return;
    }
    patchRows(this.place, groups, (group) => group.name, (group) => this.group(group.name), (element, group) => {
      setText(element.querySelector(".count"), String(group.calls.length));
      patchRows(element.querySelector("[role=list]"), group.calls, (call) => call.id, (call) => this.row(call),
        (item, call) => this.update(item.firstElementChild, call, group.name, slots.indexOf(call.id), current));
    });
  }

  group(name) {
    const id = `queue-${name}`;
    return h("section", { class: "queue-group", "data-queue-group": name, "aria-labelledby": id },
      h("div", { class: "queue-head" }, h("h3", { class: "eyebrow grow", id }, t(`queue.${name}`)), h("span", { class: "count" })),
      h("div", { role: "list" }));
  }

  row(call) {
    const button = h("button", { class: "queue-row", type: "button", "data-call": call.id, onclick: () => this.open(call.id) },
      icon("phone"),
      h("span", { class: "queue-name truncate num" }),
      h("kbd", { class: "key queue-slot", hidden: true }),
      h("span", { class: "queue-more-line" },
        h("span", { class: "visually-hidden", "data-word": "" }), h("span", { class: "truncate", "data-more": "" }), clock("run", 0)));
    return h("div", { role: "listitem" }, button);
  }

  update(row, call, group, slot, current) {
    setAttr(row, "data-tone", this.model.toneOf(call));
    setAttr(row, "aria-current", call.id === current ? "true" : null);
    row.classList.toggle("is-own", group === "mine");
    setIcon(row.querySelector("svg"), stateIcon(call, this.model));
    setText(row.querySelector(".queue-name"), callerTitle(call));
    const key = row.querySelector(".queue-slot");
    key.hidden = slot < 0;
    if (slot >= 0) setText(key, `Alt ${slot + 1}`);
    setText(row.querySelector("[data-word]"), `${stateWord(call, this.model)}: `);
    setText(row.querySelector("[data-more]"), moreLine(call, group, this.model));
    showClock(row.querySelector(".clock"), call, group);
  }
}

function moreLine(call, group, model) {
  if (group === "talking") return [partiesWord(call, model), call.channel].filter(Boolean).join(" · ");
  if (group === "unfinished") return missingWords(call);
  return callerMore(call) || stateWord(call, model);
}

function missingWords(call) {
  const lead = call.lead;
  if (!lead.topic) return t("queue.needs_topic");
  return lead.transferredTo ? t("queue.needs_confirm") : t("queue.needs_person");
}

function showClock(element, call, group) {
  const waits = group === "unanswered" || group === "unfinished" || group === "postponed";
  setAttr(element, "data-clock", waits ? "wait" : "run");
  if (waits && !element.querySelector(".clock-scale")) {
    element.prepend(h("span", { class: "clock-scale", "aria-hidden": "true" }, [1, 2, 3, 4, 5].map(() => h("i"))));
  } else if (!waits) {
    element.querySelector(".clock-scale")?.remove();
    setAttr(element, "data-bucket", null);
  }
  const since = group === "unanswered" ? (call.lead.waitingSince ?? call.enteredAt) : waits ? call.endedAt : (call.answeredAt ?? call.enteredAt);
  setClock(element, ms(since));
}

function emptyQueue() {
  return h("div", { class: "empty" }, icon("headset"), h("span", { class: "empty-title" }, t("queue.empty")),
    h("span", {}, t("queue.empty_more")));
}

/** How many wait, for the live region. */
export const queueWords = (count) => tn("queue.waiting", count);
export { durationText };
