// The chain a card is part of: what it came from, what came of it.

import { fill, h, icon } from "../dom.js";
import { get } from "../api.js";
import { t } from "../text.js";
import { money } from "./values.js";

export class Chain {
  constructor(record) {
    this.record = record;
    this.element = h("ol", { class: "chain-list" });
  }

  open() {
    this.refresh();
  }

  async refresh() {
    const links = await get(`${this.record.path}/chain`).catch(() => []);
    const funnels = await titles();
    fill(this.element, links.map(({ depth, card }) => {
      const funnel = funnels.get(card.funnel);
      const stage = funnel?.stages.find((one) => one.name === card.stage);
      const isHere = card.id === this.record.card.id;
      const row = h("li", { class: "chain-link", "aria-current": isHere ? "true" : null }, icon(depth ? "turn" : "deal", "icon-s"),
        h("div", { class: "grow" }, h(isHere ? "span" : "a", { class: "strong break", href: isHere ? undefined : `/cards/${card.id}` }, card.title || `№ ${card.id}`),
          h("div", { class: "small quiet" }, [funnel?.title ?? card.funnel, stage?.title ?? card.stage].join(" · "))),
        card.amount ? h("span", { class: "num" }, money(card.amount, card.currency)) : null,
        card.outcome === "open" ? null : h("span", { class: "badge", "data-tone": card.outcome === "won" ? "talking" : "done" }, t(`card.outcome.${card.outcome}`)));
      row.style.setProperty("--depth", depth);
      return row;
    }));
  }
}

let known = null;

/** The funnels that this reader sees, by name. */
export async function titles() {
  known ??= new Map((await get("/api/v1/boards").catch(() => [])).map((funnel) => [funnel.name, funnel]));
  return known;
}
