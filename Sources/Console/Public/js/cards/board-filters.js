// What a board shows: whose cards, which words, channel, person, late ones. Each choice stands in the address.

import { fill, h, icon, setAttr } from "../dom.js";
import { t } from "../text.js";

export function wireFilters(board) {
  const { query } = board;
  const segments = document.querySelector("[data-board-who]");
  const draw = () => {
    for (const button of segments.children) setAttr(button, "aria-pressed", String(button.dataset.value === (query.get("who") ?? "all")));
    setAttr(late, "aria-pressed", String(query.has("overdue")));
  };
  const set = (name, value) => {
    if (value) query.set(name, value);
    else query.delete(name);
    draw();
    const text = query.toString();
    history.replaceState(null, "", text ? `?${text}` : location.pathname);
    board.reload();
  };
  fill(segments, ["mine", "department", "all"].map((value) => h("button", { class: "segment", type: "button", "data-value": value, onclick: () => set("who", value === "all" ? null : value) }, t(`board.who.${value}`))));
  const find = document.querySelector("[data-board-find]");
  find.value = query.get("q") ?? "";
  let waits = null;
  find.addEventListener("input", () => {
    clearTimeout(waits);
    waits = setTimeout(() => set("q", find.value.trim()), 220);
  });
  const choose = (selector, name, options, any) => {
    const place = document.querySelector(selector);
    fill(place, h("option", { value: "" }, any), options.map(([value, title]) => h("option", { value }, title)));
    place.value = query.get(name) ?? "";
    place.addEventListener("change", () => set(name, place.value));
  };
  choose("[data-board-responsible]", "responsible", board.staff.map((person) => [String(person.id), person.name]), t("board.anybody"));
  choose("[data-board-channel]", "channel", board.channels.map((channel) => [channel, channel]), t("board.any_channel"));
  const ofLeads = board.funnel.entity === "lead" || board.funnel.entity === "deal";
  choose("[data-board-source]", "source", ["call", "letter", "intake", "manual", "portal"].map((name) => [name, t(`lead_source.${name}`)]), t("board.any_source"));
  choose("[data-board-waiting]", "waiting", ["20m", "40m", "2h", "4h"].map((name) => [name, t(`waiting.${name}`)]), t("board.any_waiting"));
  for (const name of ["source", "waiting"]) document.querySelector(`[data-board-${name}]`).hidden = !ofLeads;
  document.querySelector("[data-board-channel]").hidden = !board.channels.length;
  const late = document.querySelector("[data-board-overdue]");
  fill(late, icon("bell"), t("board.overdue"));
  late.addEventListener("click", () => set("overdue", query.has("overdue") ? null : "yes"));
  draw();
}
