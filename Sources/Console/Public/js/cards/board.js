// The board of a funnel: columns of stages, cards moved by dragging and by keys, live.

import "../help.js";
import { addPaletteSource } from "../help.js";
import { fill, h, icon, patchRows, setAttr, setText } from "../dom.js";
import { get } from "../api.js";
import { joinLive } from "../live.js";
import { onCommand, showKeys } from "../keys.js";
import { now, setServerTime } from "../clock.js";
import { number, t, tn } from "../text.js";
import { createCard } from "./create.js";
import { chooseStage, move, toneOf } from "./deeds.js";
import { Dragging } from "./dragging.js";
import { makeTile, paintTile } from "./tile.js";
import { ms, sums } from "./values.js";
import { wireFilters } from "./board-filters.js";

class Board {
  constructor(state) {
    this.place = document.querySelector("[data-board]");
    this.live = document.querySelector("[data-live-list]");
    this.query = new URLSearchParams(location.search);
    this.dirty = new Set();
    this.take(state);
    this.build();
    this.show();
    wireFilters(this);
    this.bindKeys();
    this.dragging = new Dragging(this);
    joinLive(state.event, (event) => this.hear(event));
    setInterval(() => this.show(), 60_000);
  }

  take(state) {
    setServerTime(ms(state.now));
    Object.assign(this, state);
    this.stages = new Map(state.funnel.stages.map((stage) => [stage.name, stage]));
    this.people = new Map(state.staff.map((person) => [person.id, person]));
    this.columns = new Map(state.columns.map((column) => [column.stage, column]));
    this.world = { staff: this.people, names: {} };
  }

  get path() {
    return `/api/v1/boards/${encodeURIComponent(this.funnel.name)}`;
  }

  /** What tiles are painted with. */
  get look() {
    return { stages: this.stages, staff: this.people, stuckBefore: this.stuckBefore };
  }

  /** The stages by track, the main way first. */
  get groups() {
    const tracks = ["", ...this.funnel.tracks];
    return tracks.map((track) => ({ track, stages: this.funnel.stages.filter((stage) => (stage.track ?? "") === track) })).filter((group) => group.stages.length);
  }

  build() {
    const many = this.groups.length > 1;
    fill(this.place, this.groups.map(({ track, stages }) => h("section", { class: "board-track", "data-track": track, "aria-label": this.funnel.trackTitles[track] ?? (track || t("board.main_track")) },
      many ? h("h2", { class: "board-track-name eyebrow" }, track ? t("board.track", { name: this.funnel.trackTitles[track] ?? track }) : t("board.main_track")) : null,
      h("div", { class: "board-columns" }, stages.map((stage) => (["won", "lost"].includes(stage.kind) ? this.end(stage) : this.column(stage)))))));
  }

  column(stage) {
    const list = h("div", { class: "column-cards", "data-cards": "" });
    const more = h("button", { class: "button button-ghost button-small column-more", type: "button", hidden: true, onclick: () => this.more(stage.name) }, t("board.more"));
    const section = h("section", { class: "column", "data-stage": stage.name, "data-tone": toneOf(stage.kind), "aria-labelledby": `stage-${stage.name}` },
      h("header", { class: "column-head", title: stage.note },
        h("h3", { class: "column-title", id: `stage-${stage.name}` }, h("span", { class: "stage-dot", "aria-hidden": "true" }), h("span", { class: "truncate" }, stage.title), h("span", { class: "count", "data-count": "" })),
        h("p", { class: "column-sum num" }, h("span", { "data-sum": "" }), h("span", { class: "column-stuck", "data-stuck": "", hidden: true }))),
      list, more);
    return section;
  }

  /** A closing stage: cards are put there, the list shows them. */
  end(stage) {
    const outcome = stage.kind === "won" ? "won" : "lost";
    return h("section", { class: "column column-end", "data-stage": stage.name, "data-end": "", "data-tone": toneOf(stage.kind), "aria-label": stage.title },
      h("a", { class: "column-end-link", href: `/cards?funnel=${encodeURIComponent(this.funnel.name)}&outcome=${outcome}&stage=${encodeURIComponent(stage.name)}` },
        icon(stage.kind === "won" ? "check-circle" : "reject"), h("span", { class: "column-end-title" }, stage.title), h("span", { class: "small quiet", "data-count": "" })));
  }

  show() {
    for (const section of this.place.querySelectorAll("[data-stage]")) this.showColumn(section);
    const shown = [...this.columns.values()].reduce((all, column) => all + column.count, 0);
    setText(document.querySelector("[data-board-total]"), shown ? tn("board.cards", shown) : t("board.empty"));
    this.keepTabStop();
  }

  showColumn(section) {
    const name = section.dataset.stage;
    const count = section.querySelector("[data-count]");
    if ("end" in section.dataset) {
      setText(count, this.closed[name] ? t("board.closed", { count: number(this.closed[name]) }) : "");
      return;
    }
    const column = this.columns.get(name);
    setText(count, number(column.count));
    setText(section.querySelector("[data-sum]"), sums(column.sums) || "—");
    setAttr(section.querySelector("[data-sum]"), "title", sums(column.sums, false) || null);
    const stuck = section.querySelector("[data-stuck]");
    stuck.hidden = !column.stuck;
    setText(stuck, column.stuck ? tn("board.stuck", column.stuck) : "");
    section.querySelector(".column-more").hidden = !column.more;
    const list = section.querySelector("[data-cards]");
    setAttr(list, "role", column.cards.length ? "list" : null);
    setAttr(list, "aria-label", column.cards.length ? this.stages.get(name).title : null);
    setAttr(list, "data-empty", column.cards.length ? null : t("board.column_empty"));
    patchRows(list, column.cards, (tile) => tile.id, () => h("div", { role: "listitem", class: "tile-place" }, makeTile()),
      (row, tile) => paintTile(row.firstElementChild, tile, this.look));
  }

  async more(name) {
    const column = this.columns.get(name);
    this.query.set("after", column.more);
    const page = await get(`${this.path}/${encodeURIComponent(name)}?${this.query}`).catch(() => null);
    this.query.delete("after");
    if (!page) return;
    const known = new Set(column.cards.map((tile) => tile.id));
    column.cards.push(...page.cards.filter((tile) => !known.has(tile.id)));
    column.more = page.more;
    this.show();
  }

  async reload() {
    const state = await get(`${this.path}?${this.query}`).catch(() => null);
    if (!state) return;
    this.take(state);
    this.show();
  }

  /** Cards that changed are read anew, once for a burst; the figures a little later, once for many. */
  hear(event) {
    if (event.type === "reset") return this.reload();
    if (event.type !== "card" || event.data.funnel !== this.funnel.name) return;
    this.dirty.add(event.data.id);
    this.waits ??= setTimeout(() => this.refresh(), 120);
  }

  async refresh() {
    this.waits = null;
    const ids = [...this.dirty].slice(0, 200);
    this.dirty.clear();
    if (this.dragging.isActive) {
      for (const id of ids) this.dirty.add(id);
      this.waits = setTimeout(() => this.refresh(), 400);
      return;
    }
    const query = new URLSearchParams(this.query);
    query.set("id", ids.join(","));
    const answer = await get(`${this.path}/tiles?${query}`).catch(() => null);
    if (answer) this.put(ids, answer.tiles);
    this.figures ??= setTimeout(() => { this.figures = null; this.reload(); }, 2500);
  }

  /** Takes the cards `ids` off the board and puts `tiles` where they are now. */
  put(ids, tiles) {
    const gone = new Set(ids);
    const before = new Map();
    for (const column of this.columns.values()) {
      for (const tile of column.cards) if (gone.has(tile.id)) before.set(`${tile.id} ${column.stage}`, tile);
      const kept = column.cards.filter((tile) => !gone.has(tile.id) || tiles.some((one) => one.id === tile.id && one.stage === column.stage));
      column.count -= column.cards.length - kept.length;
      column.cards = kept;
    }
    for (const tile of tiles) {
      const column = this.columns.get(tile.stage);
      if (!column) continue;
      const at = column.cards.findIndex((one) => one.id === tile.id);
      if (at >= 0) column.cards[at] = tile;
      else {
        column.cards.unshift(tile);
        column.count += 1;
      }
    }
    this.show();
    return before;
  }

  /** Moves a card to a stage: at once to the eye, back again when the server refuses. */
  async move(tile, stage) {
    if (!this.mayMove || tile.stage === stage.name) return false;
    const back = this.columns.get(tile.stage);
    const was = [...back.cards];
    const target = this.columns.get(stage.name);
    back.cards = back.cards.filter((one) => one !== tile);
    const ghost = { ...tile, stage: stage.name, enteredAt: now() * 1000 };
    if (target) target.cards.unshift(ghost);
    this.show();
    this.focusCard(tile.id);
    const answer = await move(tile, stage, { world: this.world, staff: this.people, reload: () => this.reload() });
    if (!answer) {
      if (target) target.cards = target.cards.filter((one) => one !== ghost);
      if (!back.cards.some((one) => one.id === tile.id)) back.cards = was;
      this.show();
      this.focusCard(tile.id);
      this.say(t("board.not_moved", { card: tile.title }));
      return false;
    }
    back.count -= 1;
    if (target) {
      target.count += 1;
      ghost.version = answer.version;
    }
    this.show();
    this.focusCard(tile.id);
    this.say(t("board.moved", { card: tile.title, stage: stage.title }));
    this.dirty.add(tile.id);
    this.waits ??= setTimeout(() => this.refresh(), 120);
    return true;
  }

  say(text) {
    setText(this.live, "");
    requestAnimationFrame(() => setText(this.live, text));
  }

  get current() {
    return document.activeElement?.closest?.(".tile") ?? null;
  }

  focusCard(id) {
    this.place.querySelector(`.tile[data-card="${id}"]`)?.focus();
  }

  /** One tile of each column is a stop of the Tab key; arrows go on from there. */
  keepTabStop() {
    for (const list of this.place.querySelectorAll("[data-cards]")) {
      const tiles = [...list.querySelectorAll(".tile")];
      const stop = tiles.find((tile) => tile === this.current) ?? tiles.find((tile) => tile.tabIndex === 0) ?? tiles[0];
      for (const tile of tiles) {
        const index = tile === stop ? 0 : -1;
        if (tile.tabIndex !== index) tile.tabIndex = index;
      }
    }
  }

  step(by) {
    const tile = this.current;
    const tiles = tile ? [...tile.closest("[data-cards]").querySelectorAll(".tile")] : [...this.place.querySelectorAll(".tile")];
    const next = tile ? tiles[tiles.indexOf(tile) + by] : tiles[0];
    next?.focus();
    this.keepTabStop();
  }

  sideways(by) {
    const columns = [...this.place.querySelectorAll("[data-cards]")].filter((list) => list.querySelector(".tile"));
    const tile = this.current;
    const list = tile?.closest("[data-cards]");
    const at = list ? [...list.querySelectorAll(".tile")].indexOf(tile) : 0;
    const next = columns[(list ? columns.indexOf(list) : -by) + by];
    const tiles = next ? [...next.querySelectorAll(".tile")] : [];
    tiles[Math.min(at, tiles.length - 1)]?.focus();
    this.keepTabStop();
  }

  async menu() {
    const tile = this.current?.card;
    if (!tile || !this.mayMove) return;
    const track = this.stages.get(tile.stage)?.track ?? "";
    const stages = this.funnel.stages.filter((stage) => (stage.track ?? "") === track || (track && ["won", "lost"].includes(stage.kind)));
    const stage = await chooseStage(stages, [tile.stage], t("move.choose", { card: tile.title }));
    if (stage) await this.move(tile, stage);
    else this.focusCard(tile.id);
  }

  bindKeys() {
    onCommand("next", () => this.step(1));
    onCommand("previous", () => this.step(-1));
    onCommand("right", () => this.sideways(1));
    onCommand("left", () => this.sideways(-1));
    onCommand("move", () => this.menu());
    onCommand("open", () => this.current?.querySelector("a").click());
    onCommand("newCard", () => this.mayMove && createCard(this.funnel.name, { world: this.world, staff: this.people }));
    onCommand("search", () => document.querySelector("[data-board-find]").focus());
    onCommand("back", () => document.activeElement?.blur(), { always: true });
    document.querySelector("[data-create]")?.addEventListener("click", () => createCard(this.funnel.name, { world: this.world, staff: this.people }));
    this.place.addEventListener("focusin", () => this.keepTabStop());
    addPaletteSource((query) => (query ? [...this.place.querySelectorAll(".tile")].filter((tile) => tile.textContent.toLowerCase().includes(query.toLowerCase()))
      .slice(0, 8).map((tile) => ({ title: tile.card.title, more: this.stages.get(tile.card.stage)?.title, icon: "deal", deed: () => tile.focus() })) : []));
    showKeys();
  }
}

new Board(JSON.parse(document.querySelector("[data-board-state]").textContent));
