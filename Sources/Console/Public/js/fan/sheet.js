// One group: its requests as columns side by side, what matches marked in each text, what differs in each line.

import { fill, h, icon } from "../dom.js";
import { day, ms } from "../cards/values.js";
import { moment, number, shortMoment, t, tn } from "../text.js";
import { now } from "../clock.js";
import { markedText } from "./marks.js";
import { lineKey, lineStates } from "./lines.js";

const button = (look, name, words, deed, command, more = {}) => h("button", { class: `button ${look}`, type: "button", onclick: deed, ...more }, icon(name), h("span", {}, words), command ? h("kbd", { class: "key", "data-key-for": command, "aria-hidden": "true" }) : null);

/** Draws `details` into `place`. `deeds`: picked, pick, split, confirm, apart, merge, decide, undo, dealer, customer. */
export function drawSheet(place, details, deeds) {
  const { group, requests } = details;
  const states = lineStates(requests);
  const columns = h("div", { class: "fan-columns", "data-fan-columns": "", role: "list", "aria-label": t("fan.side_by_side"), tabIndex: -1 }, requests.map((request) => column(request, details, states, deeds)));
  fill(place, head(details, deeds), columns, outside(details, deeds), past(details, deeds));
  if (group.holder) place.querySelector("[data-fan-decide]")?.setAttribute("disabled", "");
}

function head({ group, requests, form, acts }, deeds) {
  const undo = acts.find((act) => act.canUndo);
  return h("header", { class: "fan-head" },
    h("div", { class: "row wrap spread gap-4" },
      h("div", { class: "stack gap-1" }, h("h2", {}, group.customer ?? t("fan.group", { id: group.id })),
        h("p", { class: "row wrap gap-2" }, h("span", { class: "badge", "data-tone": "waiting" }, icon("fan"), tn("fan.dealers", group.dealers)), h("span", { class: "badge badge-plain" }, tn("fan.requests", group.requests)),
          group.holder ? h("span", { class: "badge badge-solid", "data-tone": "talking" }, icon("lock"), t("fan.held", { name: group.holder, day: group.until ? day(group.until) : "—" })) : null,
          h("span", { class: "faint num" }, t("fan.group", { id: group.id })))),
      h("div", { class: "row wrap fan-acts" },
        form && !group.holder && requests.length ? button("button-primary", "check", t("fan.decide"), () => deeds.decide(), "decideGroup", { "data-fan-decide": "" }) : null,
        group.holder ? h("a", { class: "button", href: "/reservations" }, icon("calendar"), t("fan.to_reservations")) : null,
        button("", "check-circle", t("fan.confirm"), deeds.confirm, "confirmGroup"),
        button("", "split", t("fan.split"), () => deeds.split(), "splitOff"),
        button("", "link", t("fan.merge"), deeds.merge, "mergeGroups"),
        button("button-ghost", "ban", t("fan.apart"), deeds.apart, "notFan", { disabled: Boolean(group.holder) }),
        undo ? button("button-ghost", "undo", t("fan.undo"), () => deeds.undo(undo.id), "undo") : null)),
    group.customer ? h("button", { class: "button button-ghost button-small", type: "button", onclick: deeds.customer }, icon("journal"), t("fan.history_of_customer")) : null);
}

function column(request, details, states, deeds) {
  const isPicked = deeds.picked.has(request.id);
  const element = h("article", { class: "fan-request", role: "listitem", tabIndex: 0, draggable: "true", "data-request": request.id, "data-picked": isPicked ? "" : null, "data-closed": request.isClosed ? "" : null, "aria-label": t("fan.request_of", { name: request.dealer || t("fan.unknown_dealer") }) },
    h("header", { class: "stack gap-1" },
      h("div", { class: "row spread gap-2" }, h("label", { class: "check strong truncate" }, h("input", { type: "checkbox", checked: isPicked, onchange: () => deeds.pick(request.id) }), h("span", { class: "truncate" }, request.dealer || t("fan.unknown_dealer"))), standing(request)),
      h("div", { class: "row wrap gap-2 small quiet" }, h("time", { class: "num", title: moment(ms(request.receivedAt)) }, shortMoment(ms(request.receivedAt), now())), request.manager ? h("span", { class: "row gap-1" }, icon("user", "icon-s"), request.manager) : null,
        h("a", { href: `/cards/${request.card}` }, t(`fan.entity.${request.entity}`), ` № ${request.card}`), request.isClosed ? h("span", { class: "badge" }, t("fan.closed")) : null),
      request.company ? h("button", { class: "fan-past small", type: "button", onclick: () => deeds.dealer(request) }, t("fan.past", { won: number(request.won), denied: number(request.denied) })) : h("span", { class: "small fan-warn" }, icon("alert", "icon-s"), t("fan.no_company")),
      request.customer ? h("div", { class: "small" }, h("span", { class: "faint" }, `${t("fan.customer")}: `), request.customer) : null),
    request.lines.length ? h("ul", { class: "panes-lines" }, request.lines.map((line) => lineRow(line, states.get(lineKey(line)), request))) : h("p", { class: "small faint" }, t("fan.no_lines")),
    h("div", { class: "fan-text" }, h("p", { class: "break fan-body" }, markedText(request.body, request.marks))),
    reasons(request),
    details.form && !details.group.holder && request.company && !request.isClosed ? h("button", { class: "button button-small", type: "button", onclick: () => deeds.decide(request.id) }, icon("check", "icon-s"), t("fan.give")) : null);
  element.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", String(request.id));
    event.dataTransfer.effectAllowed = "move";
    element.closest("[data-fan-sheet]")?.setAttribute("data-dragging", "");
  });
  element.addEventListener("dragend", () => element.closest("[data-fan-sheet]")?.removeAttribute("data-dragging"));
  return element;
}

function standing(request) {
  if (!request.standing) return null;
  const look = { sure: ["talking", "check-circle"], likely: ["waiting", "info"], person: ["done", "user"] }[request.standing];
  return h("span", { class: "badge", "data-tone": look[0] }, icon(look[1], "icon-s"), t(`fan.standing.${request.standing}`));
}

function lineRow(line, states, request) {
  const state = states?.get(request.id) ?? "only";
  const words = { same: t("fan.line.same"), differs: t("fan.line.differs"), only: t("fan.line.only") }[state];
  return h("li", { class: "fan-good", "data-line": state }, h("span", { class: "grow break" }, line.article ? h("span", { class: "strong" }, line.article, " ") : null, line.name === line.article ? "" : line.name),
    h("span", { class: "num fan-quantity" }, line.quantity ? `${number(line.quantity / 1000)} ${line.unit ?? ""}`.trim() : "—"), h("span", { class: "fan-sign", title: words }, icon({ same: "check", differs: "alert", only: "plus" }[state], "icon-s"), h("span", { class: "visually-hidden" }, words)));
}

function reasons(request) {
  if (!request.reasons.length) return null;
  const sum = request.reasons.reduce((whole, reason) => whole + reason.bits, 0);
  return h("details", { class: "fan-why small" }, h("summary", {}, t("fan.why", { bits: sum.toFixed(1) })),
    h("ul", {}, request.reasons.map((reason) => h("li", { class: "fan-reason", "data-kind": reason.kind }, h("span", { class: "num strong" }, `${reason.bits < 0 ? "−" : "+"}${Math.abs(reason.bits).toFixed(1)}`), h("span", { class: "break" }, reasonWords(reason))))));
}

/** What a reason says: `Товар: ЦНСГ 60-198 (в 4 из 20 000 запросов)`. How often an article is asked for comes as `(4/20000)`. */
function reasonWords({ kind, text }) {
  const name = t(`fan.feature.${kind}`);
  if (!text || kind === "dealer") return name;
  const shownText = text.replace(/\((\d+)\/(\d+)\)/g, (_, count, all) => `(${t("fan.rarity", { count: number(Number(count)), all: number(Number(all)) })})`);
  return [h("span", { class: "quiet" }, `${name}: `), shownText];
}

/** Where a request is dropped that is about something else. */
function outside(details, deeds) {
  const place = h("div", { class: "fan-outside", "data-fan-outside": "" }, icon("split"), h("span", {}, t("fan.drop")));
  place.addEventListener("dragover", (event) => { event.preventDefault(); place.dataset.over = ""; });
  place.addEventListener("dragleave", () => delete place.dataset.over);
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    delete place.dataset.over;
    const id = Number(event.dataTransfer.getData("text/plain"));
    if (details.requests.some((request) => request.id === id)) deeds.split(deeds.picked.has(id) ? [...deeds.picked] : [id]);
  });
  return place;
}

function past({ decisions, acts }) {
  if (!decisions.length && !acts.length) return null;
  return h("section", { class: "stack gap-2", "aria-label": t("fan.past_title") }, h("h3", {}, t("fan.past_title")),
    decisions.map((decision) => decisionRow(decision)),
    acts.length ? h("ul", { class: "small quiet fan-log" }, acts.map((act) => h("li", {}, h("span", { class: "num" }, shortMoment(ms(act.at), now())), ` ${act.staff}: ${t(`fan.act.${act.kind}`)}`))) : null);
}

/** A decision as the history tells it. */
export function decisionRow(decision) {
  return h("div", { class: "fan-decision" }, h("p", { class: "small quiet" }, h("span", { class: "num" }, moment(ms(decision.at))), ` · ${decision.staff}`, decision.until ? ` · ${t("fan.until", { day: day(decision.until) })}` : ""),
    h("p", { class: "strong" }, h("a", { href: `/fan?group=${decision.group}` }, decision.customer ?? t("fan.group", { id: decision.group }))),
    h("ul", { class: "small" }, decision.parts.map((part) => h("li", { "data-won": part.isWon ? "" : null }, icon(part.isWon ? "check" : "reject", "icon-s"), ` ${part.company ?? t("fan.unknown_dealer")}`, part.isWon ? "" : `: ${[part.reason, part.text].filter(Boolean).join(": ")}`))),
    decision.note ? h("p", { class: "small break" }, decision.note) : null);
}
