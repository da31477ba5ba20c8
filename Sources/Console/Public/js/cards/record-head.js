// The head of a card: what it is, what it is worth, who has it, where it came from.

import { fill, h, icon } from "../dom.js";
import { moment, t, tn } from "../text.js";
import { marks } from "./tile.js";
import { money, ms, phone } from "./values.js";
import { fanBadges } from "./fan-badge.js";
import { initialsOf } from "./fields.js";

const fact = (title, ...value) => h("li", { class: "record-fact" }, h("span", { class: "record-fact-name" }, title), h("span", {}, value));

export function buildHead(record) {
  const { card, state, people, stages } = record;
  const person = people.get(card.responsible);
  const place = state.stages.map((one) => stages.get(one.stage)).filter(Boolean);
  const all = place.flatMap((stage) => marks({ ...card, stage: stage.name, numbers: numbersOf(state) }, stage, null).filter((mark, index) => index === 0 || stage === place[0]));
  if (state.isStuck) all.unshift(h("span", { class: "badge", "data-tone": "missed" }, icon("stuck"), t("card.stuck")));
  const outcome = card.outcome === "open" ? null : h("span", { class: "badge badge-solid", "data-tone": card.outcome === "won" ? "talking" : "done" }, icon(card.outcome === "won" ? "check-circle" : "reject"),
    t(`card.outcome.${card.outcome}`), card.reason ? `: ${card.reason}` : "");
  fill(record.head,
    h("nav", { class: "record-way small", "aria-label": t("card.way") }, h("a", { href: `/boards/${encodeURIComponent(card.funnel)}` }, state.funnel.title), h("span", { class: "faint" }, "›"), h("span", { class: "faint num" }, `№ ${card.number ?? card.id}`),
      state.parent ? [h("span", { class: "faint" }, "·"), h("a", { href: `/cards/${state.parent}` }, t("card.parent"))] : null, state.variant ? h("span", { class: "badge badge-plain" }, state.variant) : null),
    h("div", { class: "row wrap spread gap-4" }, h("h1", { class: "record-title break" }, card.title || card.topic || t("card.untitled")), card.amount === undefined || card.amount === null ? null : h("span", { class: "record-sum num" }, money(card.amount, card.currency))),
    h("div", { class: "row wrap record-marks" }, outcome, all, fanBadges(record.fan), card.tags.map((tag) => h("span", { class: "tag" }, tag))),
    state.reasonText ? h("p", { class: "quiet" }, state.reasonText) : null,
    h("ul", { class: "record-facts" },
      fact(t("card.responsible"), h("span", { class: "row gap-1" }, person ? h("span", { class: "avatar avatar-s", "aria-hidden": "true" }, initialsOf(person.name)) : null, person?.name ?? t("tile.nobody"))),
      card.company ? fact(t("card.company"), card.company) : null,
      card.person ? fact(t("card.contact"), card.person) : null,
      card.phone ? fact(t("card.phone"), h("span", { class: "num" }, phone(card.phone))) : null,
      card.channel ? fact(t("card.channel"), card.channel) : null,
      fact(t("card.created"), h("span", { class: "num", title: moment(ms(card.createdAt)) }, moment(ms(card.createdAt))), people.get(state.createdBy) ? ` · ${people.get(state.createdBy).name}` : ""),
      state.children ? fact(t("card.chain"), tn("card.children", state.children)) : null));
}

/** The sortable numbers of fields, as tiles have them. */
function numbersOf(state) {
  const numbers = {};
  for (const field of state.fields) {
    if (field.type === "date" && field.value) numbers[field.name] = Math.floor(Date.parse(`${field.value}T00:00:00Z`) / 86_400_000);
    if (field.type === "moment" && field.value) numbers[field.name] = field.value;
  }
  return numbers;
}
