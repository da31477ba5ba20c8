// The operator's desk put together: model, queue, card, day, stream, keys.

import { addPaletteSource } from "./help.js";
import { adoptDrafts } from "./drafts.js";
import { adoptSettings } from "./settings.js";
import { CardActions } from "./desk/actions.js";
import { CardView } from "./desk/card.js";
import { DayView } from "./desk/day.js";
import { DeskModel } from "./desk/model.js";
import { fill, h, icon, setText } from "./dom.js";
import { get } from "./api.js";
import { joinLive } from "./live.js";
import { isTyping, onCommand, showKeys } from "./keys.js";
import { matches, t } from "./text.js";
import { LetterQueue } from "./letters/queue.js";
import { QueueView, queueWords } from "./desk/queue.js";
import { callerMore, callerTitle } from "./desk/words.js";
import { ms } from "./desk/model.js";
import { setServerTime } from "./clock.js";

class Desk {
  constructor(state) {
    setServerTime(ms(state.now));
    adoptSettings(state.settings ?? {});
    adoptDrafts(state.drafts);
    this.model = new DeskModel(state);
    this.slot = document.querySelector("[data-card-slot]");
    this.actions = new CardActions(this);
    this.queue = new QueueView(document.querySelector("[data-queue-groups]"), this.model, (id) => this.open(id));
    this.letters = new LetterQueue(document.querySelector("[data-queue-letters]"));
    this.day = new DayView(document.querySelector("[data-day]"), this.model);
    this.announced = new Set();
    this.bindKeys();
    this.openFirst();
    this.show();
    joinLive(this.model.event, (event) => this.take(event), (now) => now.state === "up" && this.show());
    this.fadeOld();
  }

  /** Takes one event of the stream; the tree is patched once a frame, however many came. */
  take(event) {
    this.letters.hear(event);
    if (event.type === "reset") return this.reload();
    this.model.apply(event);
    if (event.type === "call") {
      const call = this.model.calls.get(event.data.id);
      this.announce(call);
      if (this.model.isMyCard(call) || this.model.ringsForMe(call)) this.countAgain();
    }
    this.soon();
  }

  /** The day's own numbers are counted by the server, once for a burst of events. */
  countAgain() {
    this.counting ??= setTimeout(async () => {
      this.counting = null;
      const today = await get("/api/v1/desk/today").catch(() => null);
      if (!today) return;
      this.model.today = today;
      this.day.show();
    }, 1500);
  }

  soon() {
    if (this.waits) return;
    this.waits = true;
    const paint = () => {
      this.waits = false;
      this.openRinging();
      this.show();
    };
    if (document.hidden) setTimeout(paint, 50);
    else requestAnimationFrame(paint);
  }

  async reload() {
    try {
      const state = await get("/api/v1/desk");
      setServerTime(ms(state.now));
      adoptDrafts(state.drafts);
      this.model.replace(state);
      this.soon();
    } catch {
      setTimeout(() => this.reload(), 3000);
    }
  }

  /** A call as an answer of the server has it. */
  changed(call) {
    if (!call) return;
    this.model.apply({ type: "call", data: call });
    this.show();
  }

  get call() {
    return this.model.calls.get(this.current) ?? null;
  }

  /** Shows a call. `byItself`: nobody asked for it, so that it may give way to a call of mine. */
  open(id, { focus = true, byItself = false } = {}) {
    if (!this.model.calls.has(id)) return;
    this.isChosen = !byItself;
    if (id !== this.current) {
      this.current = id;
      this.card = new CardView(this.model, this.actions);
      fill(this.slot, this.card.element);
      this.slot.parentElement.scrollTop = 0;
    }
    this.show();
    if (focus) this.slot.parentElement.focus({ preventScroll: true });
  }

  /** A call that rings for me, or that I talk in, comes into the middle by itself only when nothing is worked on. */
  openRinging() {
    const slots = this.model.slots();
    const talk = this.isChosen ? null : slots.find(this.model.isMyTalk);
    const next = slots.find(this.model.ringsForMe) ?? talk;
    if (!next || next.id === this.current) return;
    const call = this.call;
    const group = call && this.model.groupOf(call);
    const busy = call && (this.card.isEngaged || group === "unfinished" || group === "mine" || this.model.isMyTalk(call));
    if (!busy) this.open(next.id, { focus: !isTyping({ target: document.activeElement }), byItself: true });
  }

  openFirst() {
    const first = this.model.slots()[0];
    if (first) this.open(first.id, { focus: false, byItself: true });
  }

  /** After a card is done: the next of mine, or the quiet middle. */
  advance() {
    const call = this.call;
    if (call && call.state !== "ended") return;
    const next = this.model.slots().find((one) => one.id !== this.current && this.model.groupOf(one) !== "postponed");
    if (next) this.open(next.id);
    else this.leave();
  }

  leave() {
    this.current = null;
    this.card = null;
    this.isChosen = false;
    this.show();
  }

  show() {
    this.queue.show(this.current);
    this.day.show();
    const call = this.call;
    if (call && this.card) this.card.update(call);
    else this.showQuiet();
    this.showTitle();
    const missed = document.querySelector("[data-missed-count]");
    missed.hidden = !this.model.missed;
    setText(missed, String(this.model.missed));
  }

  showQuiet() {
    if (this.slot.firstElementChild?.dataset.quiet !== undefined) return;
    const element = h("div", { class: "empty desk-quiet", "data-quiet": "" }, icon("headset"),
      h("span", { class: "empty-title" }, t("desk.quiet")), h("span", {}, t("desk.quiet_more")),
      h("span", { class: "row" }, h("kbd", { class: "key", "data-key-for": "palette" }), t("desk.quiet_palette"),
        h("kbd", { class: "key", "data-key-for": "help" }), t("desk.quiet_help")));
    fill(this.slot, element);
    showKeys(element);
  }

  showTitle() {
    this.title ??= document.title;
    const ringing = this.model.slots().find(this.model.ringsForMe);
    const title = ringing ? `${t("state.mine")}: ${callerTitle(ringing)}` : this.title;
    if (document.title !== title) document.title = title;
  }

  announce(call) {
    if (this.model.ringsForMe(call) && !this.announced.has(call.id)) {
      this.announced.add(call.id);
      const words = [t("state.mine"), callerTitle(call), call.channel].filter(Boolean).join(", ");
      setText(document.querySelector("[data-live-own]"), words);
    }
    const waiting = [...this.model.calls.values()].filter((one) => this.model.groupOf(one) === "incoming").length;
    setText(document.querySelector("[data-live-list]"), waiting ? queueWords(waiting) : "");
  }

  /** Calls that ended long ago leave the memory; once a minute is enough. */
  fadeOld() {
    setInterval(() => {
      for (const [id, call] of this.model.calls) {
        if (call.state === "ended" && id !== this.current && !this.model.groupOf(call)) this.model.calls.delete(id);
      }
      this.queue.show(this.current);
    }, 60_000);
  }

  bindKeys() {
    const rows = () => [...document.querySelectorAll("[data-queue-groups] .queue-row")];
    const step = (by) => {
      const all = rows();
      if (!all.length) return;
      const focused = all.indexOf(document.activeElement);
      const at = focused >= 0 ? focused : all.findIndex((row) => row.getAttribute("aria-current")) ;
      const row = all[Math.min(all.length - 1, Math.max(0, at + by))];
      row.focus();
    };
    const onCard = (deed) => () => this.card && deed();
    onCommand("next", () => step(1));
    onCommand("previous", () => step(-1));
    onCommand("open", () => this.enter());
    onCommand("back", () => this.back(), { always: true });
    onCommand("search", () => document.querySelector("[data-command=palette]").click());
    onCommand("take", onCard(() => this.actions.take()));
    onCommand("topic", onCard(() => this.actions.focusField("topic")));
    onCommand("comment", onCard(() => this.card.form.comment.focus()));
    onCommand("person", onCard(() => { this.card.form.person.focus(); this.card.form.combobox.open(""); }));
    for (const [command, deed] of [["save", "confirm"], ["transfer", "handOver"], ["convert", "convert"], ["create", "create"], ["join", "join"],
      ["later", "later"], ["spam", "spam"], ["wrong", "wrong"], ["reject", "reject"], ["call", "callBack"]]) {
      onCommand(command, onCard(() => this.actions[deed]()));
    }
    onCommand("pause", () => this.day.setPresence(this.model.me.presence === "ready" ? "paused" : "ready"));
    document.addEventListener("keydown", (event) => this.digit(event));
    addPaletteSource((query) => this.paletteCalls(query));
  }

  /** Enter: confirms what the exchange filled in, else opens the row that has the focus. */
  enter() {
    const row = document.activeElement?.closest?.(".queue-row");
    if (row) this.open(Number(row.dataset.call));
    else if (this.card?.form.toConfirm) this.actions.confirm();
  }

  back() {
    const active = document.activeElement;
    if (active && active !== document.body && isTyping({ target: active })) {
      active.blur();
      this.slot.parentElement.focus({ preventScroll: true });
    } else if (this.current && this.call?.state === "ended" && !this.card.isEngaged) {
      this.leave();
    }
  }

  /** Alt+1…9 goes to a card of mine; a digit alone chooses a topic. */
  digit(event) {
    const found = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (!found || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    const number = Number(found[1]);
    if (event.altKey) {
      const call = this.model.slots()[number - 1];
      if (!call) return;
      event.preventDefault();
      this.open(call.id);
    } else if (!isTyping(event) && this.card?.form.pickNumber(number)) {
      event.preventDefault();
    }
  }

  paletteCalls(query) {
    const calls = this.model.queue().flatMap((group) => group.calls);
    return calls
      .filter((call) => !query || matches(`${callerTitle(call)} ${call.numberText ?? ""} ${call.number ?? ""} ${call.callerName ?? ""}`, query))
      .slice(0, 8)
      .map((call) => ({ title: callerTitle(call), more: callerMore(call), icon: "phone", deed: () => this.open(call.id) }));
  }
}

const state = JSON.parse(document.querySelector("[data-desk-state]").textContent);
new Desk(state);
