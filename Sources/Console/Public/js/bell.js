// The bell: how much one was told and has not seen, and the words themselves. Live where the page hears events.

import { fill, h, icon, setText } from "./dom.js";
import { get, send } from "./api.js";
import { moment, shortMoment, t, tn } from "./text.js";
import { now } from "./clock.js";
import { joinLive } from "./live.js";

/** Where a notice leads. */
function pathOf(notice) {
  const group = /^fan:(\d+)$/.exec(notice.template ?? "");
  if (group) return `/fan?group=${group[1]}`;
  return notice.card ? `/cards/${notice.card}` : undefined;
}

class Bell {
  constructor(menu) {
    this.menu = menu;
    this.count = menu.querySelector("[data-bell-count]");
    this.list = menu.querySelector("[data-bell-list]");
    this.summary = menu.querySelector("summary");
    menu.addEventListener("toggle", () => menu.open && this.opened());
    this.refresh();
    joinLive(Number(document.body.dataset.event ?? 0), (event) => this.hear(event));
  }

  hear(event) {
    if (!["card", "task", "fan", "reset"].includes(event.type) || this.waits) return;
    this.waits = setTimeout(() => this.refresh(), 700);
  }

  async refresh() {
    this.waits = null;
    const answer = await get("/api/v1/notices").catch(() => null);
    if (!answer) return;
    const grown = this.unseen !== undefined && answer.unseen > this.unseen;
    this.unseen = answer.unseen;
    this.notices = answer.notices;
    this.count.hidden = !answer.unseen;
    setText(this.count, answer.unseen >= 100 ? "99+" : String(answer.unseen));
    this.summary.setAttribute("aria-label", answer.unseen ? tn("bell.unseen", answer.unseen) : t("bell.title"));
    if (grown) setText(this.menu.querySelector("[data-bell-live]"), answer.notices[0]?.subject ?? answer.notices[0]?.body ?? "");
    if (this.menu.open) this.draw();
  }

  async opened() {
    this.draw();
    const last = this.notices?.[0];
    if (!this.unseen || !last) return;
    await send("POST", "/api/v1/notices/seen", { id: last.id }).catch(() => {});
    this.unseen = 0;
    this.count.hidden = true;
  }

  draw() {
    const { notices = [] } = this;
    if (!notices.length) {
      fill(this.list, h("p", { class: "quiet bell-none" }, t("bell.none")));
      return;
    }
    fill(this.list, notices.map((notice) => h(pathOf(notice) ? "a" : "div", { class: "bell-notice", href: pathOf(notice), "data-new": notice.seenAt ? null : "" },
      icon("bell", "icon-s"), h("span", { class: "grow stack gap-1" }, notice.subject ? h("span", { class: "strong" }, notice.subject) : null, h("span", { class: "bell-text break" }, notice.body),
        h("time", { class: "small faint num", title: moment(notice.at / 1000) }, shortMoment(notice.at / 1000, now()))))));
  }
}

const menu = document.querySelector("[data-bell]");
if (menu) new Bell(menu);
