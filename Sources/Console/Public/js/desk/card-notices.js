// What a card has to say besides its facts: a command that failed, a lost line, somebody else's change.

import { fill, h, icon } from "../dom.js";
import { shortMoment, t } from "../text.js";
import { ms } from "./model.js";

/** Shows the notices of `call`; `conflict` is the lead as somebody else left it. */
export function showNotices(place, call, conflict, card) {
  const key = JSON.stringify([call.failures, call.lineLost, conflict?.version, call.lead?.deal, call.id]);
  if (place.dataset.shown === key) return;
  place.dataset.shown = key;
  const failures = (call.failures ?? []).slice(-2).map((failure) => notice("missed", "alert",
    t(`failure.${failure.kind}`, { time: shortMoment(ms(failure.at)) }), failure.reason));
  fill(place, failures,
    call.lineLost ? notice("waiting", "wire-off", t("failure.line"), t("failure.line_more")) : null,
    conflict ? conflictNotice(conflict, card) : null);
}

function notice(tone, symbol, title, more, ...rest) {
  return h("div", { class: "notice", "data-tone": tone }, icon(symbol),
    h("div", { class: "grow" }, h("div", { class: "notice-title" }, title), more ? h("div", { class: "break" }, more) : null, rest));
}

function conflictNotice(theirs, card) {
  const { form, model } = card;
  const shown = (name, value) => (name === "transferredTo" ? model.person(value)?.name : value) || t("conflict.empty");
  const rows = Object.keys(form.changes).filter((name) => (theirs[name] ?? null) !== form.value(name)).map((name) =>
    h("div", { class: "conflict-row" },
      h("span", { class: "quiet" }, t(`field.${name}`)),
      h("button", { class: "button button-small", type: "button", onclick: (event) => { form.take(name); settle(event); } },
        t("conflict.theirs", { value: shown(name, theirs[name]) })),
      h("button", { class: "button button-small", type: "button", onclick: settle },
        t("conflict.mine", { value: shown(name, form.value(name)) }))));
  function settle(event) {
    event.target.closest(".conflict-row").remove();
    if (place.querySelector(".conflict-row")) return;
    card.conflict = null;
    place.remove();
    card.actions.save();
  }
  const place = notice("waiting", "users", t("conflict.title"), t("conflict.more"), rows);
  place.dataset.conflict = "";
  return place;
}
