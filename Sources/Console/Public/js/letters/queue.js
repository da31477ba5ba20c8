// The letters, site requests and chats that wait, below the calls of the desk's queue.

import { clock, setClock } from "../clock.js";
import { h, icon, patchRows, setText } from "../dom.js";
import { get } from "../api.js";
import { t } from "../text.js";
import { ms } from "../cards/values.js";
import { kindIcons } from "./message.js";

const most = 12;

export class LetterQueue {
  /** `place` is left empty for who may see no letters. */
  constructor(place) {
    this.place = place;
    this.rows = [];
    if (document.body.dataset.letters) this.reload();
  }

  /** Told of each event of the stream. */
  hear(event) {
    if (!document.body.dataset.letters || !["letter", "reset"].includes(event.type)) return;
    this.waits ??= setTimeout(() => {
      this.waits = null;
      this.reload();
    }, 250);
  }

  async reload() {
    const page = await get("/api/v1/letters?shelf=waiting").catch(() => null);
    if (!page) return;
    this.rows = page.rows;
    this.show();
  }

  show() {
    const groups = this.rows.length ? [{ name: "letters" }] : [];
    patchRows(this.place, groups, (group) => group.name, () => this.group());
    const element = this.place.firstElementChild;
    if (!element) return;
    setText(element.querySelector(".count"), String(this.rows.length));
    patchRows(element.querySelector("[role=list]"), this.rows.slice(0, most), (row) => row.id, (row) => this.row(row), (item, row) => this.update(item.firstElementChild, row));
  }

  group() {
    return h("section", { class: "queue-group", "data-queue-group": "letters", "aria-labelledby": "queue-letters" },
      h("div", { class: "queue-head" }, h("h3", { class: "eyebrow grow", id: "queue-letters" }, t("queue.letters")), h("span", { class: "count" })),
      h("div", { role: "list" }), h("a", { class: "queue-more", href: "/letters" }, icon("inbox"), h("span", { class: "grow" }, t("queue.letters_more"))));
  }

  row(row) {
    return h("div", { role: "listitem" }, h("a", { class: "queue-row", href: `/letters/${row.id}`, "data-conversation": row.id, "data-tone": "waiting" },
      icon(kindIcons[row.kind]), h("span", { class: "queue-name truncate" }),
      h("span", { class: "queue-more-line" }, h("span", { class: "truncate", "data-more": "" }), clock("wait", 0))));
  }

  update(element, row) {
    setText(element.querySelector(".queue-name"), row.name || row.address || t("letters.somebody"));
    setText(element.querySelector("[data-more]"), row.subject || row.text.slice(0, 80) || t(`letters.kind.${row.kind}`));
    setClock(element.querySelector(".clock"), ms(row.waitingSince));
  }
}
