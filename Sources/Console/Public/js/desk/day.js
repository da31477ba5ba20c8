// The day on the right: one's own numbers, the pause, the lines to the exchanges.

import { clock, now, setClock } from "../clock.js";
import { fill, h, icon, setAttr, setText } from "../dom.js";
import { durationText, number, shortMoment, t } from "../text.js";
import { ms } from "./model.js";
import { refusalWords } from "./actions.js";
import { send } from "../api.js";
import { toast } from "../toast.js";

const figures = [
  ["answered", (today) => number(today.answered)],
  ["missed", (today) => number(today.missed)],
  ["leads", (today) => number(today.leads)],
  ["deals", (today) => number(today.converted)],
  ["talk", (today) => hoursText(today.talkSeconds)],
  ["wait", (today) => durationText(today.waitSeconds)],
];

/** `3:17`, hours and minutes. */
const hoursText = (seconds) => `${Math.floor(seconds / 3600)}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")}`;

export class DayView {
  constructor(place, model) {
    Object.assign(this, { place, model });
    this.values = new Map();
    this.build();
  }

  build() {
    const cells = figures.map(([name]) => {
      const value = h("span", { class: "figure-value" });
      this.values.set(name, value);
      return h("div", { class: name === "talk" || name === "wait" ? "figure is-optional" : "figure" }, value,
        h("span", { class: "figure-name" }, t(`day.${name}`)));
    });
    this.share = h("i");
    this.shareWords = h("span", { class: "small quiet" });
    this.pause = h("div", { class: "segments", role: "radiogroup", "aria-label": t("day.presence") },
      ["ready", "paused", "away"].map((state) => h("button", {
        class: "segment", type: "button", role: "radio", "data-presence": state, onclick: () => this.setPresence(state),
      }, t(`presence.${state}`))));
    this.since = clock("run", 0);
    this.lines = h("div", { class: "stack gap-1" });
    fill(this.place, h("div", { class: "day" },
      h("div", { class: "day-pause" },
        h("div", { class: "section-head" }, h("h2", { class: "eyebrow grow" }, t("day.presence")), this.since), this.pause),
      h("section", { class: "stack" },
        h("h2", { class: "eyebrow" }, t("day.title")),
        h("div", { class: "day-figures" }, cells),
        h("div", { class: "stack gap-1 is-optional" }, h("span", { class: "meter", role: "presentation" }, this.share), this.shareWords)),
      this.lines));
  }

  async setPresence(state) {
    try {
      await send("PUT", "/api/v1/me/presence", { state });
      this.model.me = { ...this.model.me, presence: state, presenceSince: now() * 1000 };
      this.show();
    } catch (refusal) {
      toast(refusalWords(refusal), { name: "alert" });
    }
  }

  show() {
    const { today, me } = this.model;
    for (const [name, words] of figures) setText(this.values.get(name), words(today));
    const share = today.leads ? Math.floor((today.filled / today.leads) * 100) : 0;
    this.share.style.setProperty("--share", `${share}%`);
    setText(this.shareWords, t("day.filled", { done: number(today.filled), all: number(today.leads) }));
    for (const button of this.pause.children) setAttr(button, "aria-checked", String(button.dataset.presence === me.presence));
    this.since.hidden = !me.presenceSince;
    if (me.presenceSince) setClock(this.since, ms(me.presenceSince));
    fill(this.lines, this.model.lines.filter((line) => line.state === "down").map((line) =>
      h("div", { class: "notice", "data-tone": "missed", role: "alert" }, icon("wire-off"),
        h("div", {}, h("div", { class: "notice-title" }, t("day.line_down", { name: line.exchange })),
          t("day.line_since", { time: shortMoment(ms(line.since)) })))));
  }
}
