// A card on a board: what it is, what it is worth, who has it, and what presses.

import { fill, h, icon, setAttr } from "../dom.js";
import { durationText, t, tn } from "../text.js";
import { now } from "../clock.js";
import { endOf, money, ms } from "./values.js";
import { initialsOf } from "./fields.js";

/** What runs out on a tile: {words, tone, at} or null. */
export function countdown(tile, stage) {
  const clock = stage?.countdown;
  const value = clock && tile.numbers[clock.field];
  if (value === undefined || value === null) return null;
  const at = endOf(value, clock.isDay);
  const left = at - now();
  const days = Math.ceil(left / 86_400_000);
  const tone = left < 0 ? "missed" : left < 3 * 86_400_000 ? "waiting" : "done";
  if (left < 0) return { words: t("tile.ran_out", { title: clock.title, time: durationText(-left / 1000) }), short: t("tile.ran_out_short", { time: durationText(-left / 1000) }), tone, at };
  const time = left < 86_400_000 ? durationText(left / 1000) : tn("tile.days", days);
  return { words: t("tile.runs_out", { title: clock.title, time }), short: t("tile.runs_out_short", { time }), tone, at };
}

const badge = (name, tone, text, title) => h("span", { class: "badge", "data-tone": tone, title }, icon(name), text);

/** The marks of a tile: stuck, countdown, late tasks, fields to fill. */
export function marks(tile, stage, stuckBefore) {
  const all = [];
  const runs = countdown(tile, stage);
  if (runs) all.push(badge("clock", runs.tone, runs.short, runs.words));
  if (stuckBefore && tile.enteredAt < stuckBefore) {
    const time = durationText((now() - ms(tile.enteredAt)) / 1000);
    all.push(badge("stuck", "missed", t("tile.stuck", { time }), t("tile.stuck_title", { time })));
  }
  if (tile.waitingSince) all.push(badge("clock", "waiting", durationText((now() - ms(tile.waitingSince)) / 1000), t("tile.waits_title")));
  if (tile.due && ms(tile.due) < now()) all.push(badge("bell", "missed", t("tile.late"), t("tile.late_title")));
  else if (tile.tasks) all.push(badge("tasks", "done", String(tile.tasks), tn("tile.tasks", tile.tasks)));
  if (tile.isIncomplete) all.push(badge("alert", "waiting", t("tile.incomplete"), t("tile.incomplete_title")));
  return all;
}

/** Builds a tile; `paint` puts a card into it. */
export function makeTile() {
  const title = h("a", { class: "tile-title", tabIndex: -1 });
  // The browser's own dragging of links would take the pointer away.
  title.setAttribute("draggable", "false");
  return h("article", { class: "tile", tabIndex: -1, role: "group" }, title, h("p", { class: "tile-who truncate" }),
    h("div", { class: "tile-marks" }), h("div", { class: "tile-tags" }), h("div", { class: "tile-foot" }));
}

/** Paints `tile` into `element`. `board` gives {funnel, staff, stages, stuckBefore}. */
export function paintTile(element, tile, board) {
  const key = JSON.stringify([tile, board.stuckBefore[tile.stage] > tile.enteredAt, Math.floor(now() / 60_000)]);
  if (element.paintedKey === key) return;
  element.paintedKey = key;
  element.card = tile;
  element.dataset.card = tile.id;
  const stage = board.stages.get(tile.stage);
  const [title, who, place, tags, foot] = element.children;
  title.href = `/cards/${tile.id}`;
  title.textContent = tile.title || tile.topic || t("card.untitled");
  const known = [tile.company, tile.person].filter(Boolean).join(" · ");
  who.textContent = known;
  who.hidden = !known;
  const all = marks(tile, stage, board.stuckBefore[tile.stage]);
  const others = Object.entries(tile.stages).filter(([track, name]) => name !== tile.stage && board.stages.get(name) && (board.stages.get(name).track ?? "") === track && track !== (stage?.track ?? ""));
  for (const [, name] of others) all.push(h("span", { class: "badge badge-plain", title: t("tile.track") }, board.stages.get(name).title));
  fill(place, all);
  place.hidden = !all.length;
  fill(tags, tile.tags.slice(0, 3).map((tag) => h("span", { class: "tag" }, tag)), tile.tags.length > 3 ? h("span", { class: "tag" }, `+${tile.tags.length - 3}`) : null);
  tags.hidden = !tile.tags.length;
  const person = board.staff.get(tile.responsible);
  fill(foot, h("span", { class: "tile-sum num" }, tile.amount === undefined || tile.amount === null ? "" : money(tile.amount, tile.currency)),
    h("span", { class: "avatar avatar-s push", title: person?.name ?? t("tile.nobody"), role: "img", "aria-label": person?.name ?? t("tile.nobody") }, person ? initialsOf(person.name) : icon("user")));
  setAttr(element, "aria-label", [title.textContent, known, tile.amount ? money(tile.amount, tile.currency) : "", stage?.title,
    all.map((mark) => mark.title || mark.textContent).join(", "), person?.name ?? t("tile.nobody")].filter(Boolean).join(", "));
}
