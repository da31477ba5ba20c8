// What is known before anybody asks: people on this number, open leads and deals by department, suggestions.

import { fill, h, icon, setAttr } from "../dom.js";
import { moment, shortMoment, t, tn } from "../text.js";
import { now } from "../clock.js";
import { ms } from "./model.js";

export class CardFacts {
  /** `choose.person(person)`, `choose.staff(id)`, `choose.matter(matter)` are told of clicks. */
  constructor(model, choose) {
    Object.assign(this, { model, choose });
    this.people = h("div", { role: "radiogroup", "aria-label": t("card.people") });
    this.matters = h("div", { class: "matters" });
    this.suggestions = h("div");
    this.element = h("div", { class: "card-facts" },
      this.suggestionsBlock = section("spark", t("card.suggestions"), this.suggestions),
      section("users", t("card.people"), this.people),
      section("deal", t("card.matters"), this.matters));
  }

  update(call) {
    const shown = JSON.stringify([call.people, call.matters, call.suggestions, call.lead?.person, call.lead?.transferredTo]);
    if (this.shown === shown) return;
    this.shown = shown;
    this.updatePeople(call);
    this.updateMatters(call);
    this.updateSuggestions(call);
  }

  updatePeople(call) {
    if (!call.people.length) {
      fill(this.people, h("p", { class: "quiet" }, t("card.nobody_known")));
      return;
    }
    fill(this.people, call.people.map((person) => h("button", {
      class: "person", type: "button", role: "radio", "data-person": person.id,
      "aria-checked": String(person.id === call.lead?.person), disabled: !call.lead,
      onclick: () => this.choose.person(person),
    },
    h("span", { class: "person-mark", "aria-hidden": "true" }),
    h("span", { class: "truncate" }, h("span", { class: "person-name" }, person.name),
      person.company ? h("span", { class: "quiet" }, ` — ${person.company}`) : null),
    person.lastTalk ? h("span", { class: "faint small num", title: moment(ms(person.lastTalk)) }, shortMoment(ms(person.lastTalk), now())) : null)));
  }

  updateMatters(call) {
    if (!call.matters.length) {
      fill(this.matters, h("p", { class: "quiet" }, t("card.no_matters")));
      return;
    }
    const rows = [];
    let department;
    for (const matter of call.matters) {
      const name = matter.department ?? t("card.no_department");
      if (name !== department) rows.push(h("div", { class: "matter-department" }, (department = name)));
      rows.push(this.matter(matter, call));
    }
    fill(this.matters, rows);
  }

  matter(matter, call) {
    const responsible = this.model.person(matter.responsible);
    return h("div", { class: "matter", "data-matter": `${matter.kind}:${matter.id}` },
      icon(matter.kind),
      h("span", { class: "matter-title" }, matter.title || t(`card.${matter.kind}`, { id: matter.id })),
      h("span", { class: "badge badge-plain" }, stageWords(matter)),
      h("span", { class: "matter-more row wrap" },
        responsible ? staffWords(responsible, this.model) : t("card.no_responsible"),
        matter.lastTalk ? h("span", { class: "faint num", title: moment(ms(matter.lastTalk)) }, t("card.last_talk", { time: shortMoment(ms(matter.lastTalk), now()) })) : null,
        responsible ? h("button", {
          class: "button button-small button-ghost push", type: "button", onclick: () => this.choose.staff(responsible.id),
        }, icon("transfer"), t("card.hand_to_him")) : null));
  }

  updateSuggestions(call) {
    const others = this.model.othersFor(call);
    this.suggestionsBlock.hidden = !others.length;
    fill(this.suggestions, others.map((one) => {
      const person = this.model.person(one.staff);
      if (!person) return null;
      return h("button", {
        class: "suggestion", type: "button", "data-suggestion": one.staff, onclick: () => this.choose.staff(one.staff),
      }, icon("user"), staffWords(person, this.model),
      h("span", { class: "source" }, reasonWords(one)));
    }));
  }
}

function stageWords(matter) {
  const key = matter.kind === "lead" ? `lead_status.${matter.stage}` : `deal_stage.${matter.stage}`;
  const words = t(key);
  return words === key ? matter.stage : words;
}

function section(name, title, body) {
  return h("section", { class: "card-section" },
    h("div", { class: "section-head" }, h("h3", { class: "eyebrow" }, title)), body);
}

function reasonWords(suggestion) {
  return t(`why.${suggestion.why}`, { time: suggestion.at ? shortMoment(ms(suggestion.at), now()) : "", name: suggestion.about ?? "" });
}

/** Name, department, extension and presence of a member of staff. */
export function staffWords(person, model) {
  const state = model.presenceOf(person);
  const dot = h("span", { class: "presence", role: "img", "data-state": state });
  setAttr(dot, "aria-label", t(`presence.${state}`));
  setAttr(dot, "title", t(`presence.${state}`));
  return h("span", { class: "row gap-2" }, dot, h("span", { class: "strong" }, person.name),
    h("span", { class: "quiet truncate" }, [person.department, person.extension].filter(Boolean).join(" · ")));
}

export { tn };
