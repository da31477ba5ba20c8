// The tab "Запрос" of a card: who asks and for what, read out of letters, forms and chats, each value with where it stands.

import { fill, h, icon } from "../dom.js";
import { get } from "../api.js";
import { moment, shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { ms } from "../cards/values.js";
import { amount, kindIcons } from "./message.js";

export class AskedTab {
  constructor(record) {
    this.record = record;
    this.facts = [];
    this.lines = [];
    this.element = h("div", { class: "stack gap-4", "data-asked": "" });
    if (document.body.dataset.letters) this.read();
  }

  get isKnown() {
    return this.facts.length + this.lines.length > 0;
  }

  refresh() {
    this.read();
  }

  async read() {
    const asked = await get(`${this.record.path}/asked`).catch(() => null);
    if (!asked) return;
    Object.assign(this, asked);
    this.draw();
    this.record.tabs?.update();
  }

  draw() {
    fill(this.element,
      this.facts.length ? h("dl", { class: "facts asked-facts" }, this.facts.map((fact) => [h("dt", {}, t(`letters.client.${fact.name}`)),
        h("dd", { class: "break", "data-fact": fact.name }, h("span", { class: ["phone", "inn"].includes(fact.name) ? "num" : null }, fact.value), " ", this.source(fact.place))])) : null,
      this.lines.length ? h("div", { class: "table-wrap", role: "region", tabindex: "0", "aria-label": t("letters.lines") }, h("table", { class: "table letter-lines" },
        h("thead", {}, h("tr", {}, h("th", {}, t("letters.article")), h("th", {}, t("letters.goods")), h("th", { class: "is-number" }, t("letters.quantity")), h("th", {}, t("letters.from")))),
        h("tbody", {}, this.lines.map(({ line, place }) => h("tr", {}, h("td", { class: "num" }, line.article ?? ""), h("td", { class: "break" }, line.name), h("td", { class: "is-number num" }, amount(line)), h("td", {}, this.source(place))))))) : null);
  }

  /** Where it was said: a link to the conversation. */
  source(place) {
    return h("a", { class: "source", href: `/letters/${place.conversation}`, title: moment(ms(place.at)) }, icon(kindIcons[place.kind], "icon-s"), `${t(`letters.source.${place.kind}`)}, ${place.source}, ${shortMoment(ms(place.at), now())}`);
  }
}
