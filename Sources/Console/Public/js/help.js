// The overlay with every key, where each can be given another, and the command palette.

import { available, commands, holderOf, keyFace, keyOf, keysOf, onCommand, rebind, run } from "./keys.js";
import { fill, h, icon, setAttr } from "./dom.js";
import { get } from "./api.js";
import { openDialog } from "./dialog.js";
import { matches, t } from "./text.js";

/** Shows every command with its key; a press on a key takes the next key pressed for it. */
export function showHelp() {
  const names = Object.keys(commands).filter((name) => available().includes(name));
  const note = h("p", { class: "hint", "aria-live": "polite" }, t("keys.hint"));
  const list = h("div", { class: "key-list" });
  const draw = () => fill(list, names.map((name) => h("div", {}, h("span", {}, t(`command.${name}`)), keyButton(name, note, draw))),
    h("div", {}, h("span", {}, t("command.slots")), h("span", { class: "row gap-1" }, h("kbd", { class: "key" }, "Alt 1"), "…", h("kbd", { class: "key" }, "Alt 9"))),
    h("div", {}, h("span", {}, t("command.digits")), h("span", { class: "row gap-1" }, h("kbd", { class: "key" }, "1"), "…", h("kbd", { class: "key" }, "9"))));
  draw();
  const reset = h("button", { class: "button button-ghost", type: "button", onclick: () => { names.forEach((name) => rebind(name, null)); draw(); } },
    icon("refresh"), t("keys.reset"));
  openDialog({ title: t("keys.title"), body: h("div", { class: "stack gap-4" }, note, list), buttons: [reset], wide: true, name: "help" });
}

function keyButton(name, note, draw) {
  const button = h("button", { class: "key-set", type: "button", "data-rebind": name, "aria-label": t("keys.change", { name: t(`command.${name}`) }) },
    keysOf(name).slice(0, 1).map((key) => h("kbd", { class: "key" }, keyFace(key))));
  button.addEventListener("click", () => {
    setAttr(button, "aria-pressed", "true");
    note.textContent = t("keys.press", { name: t(`command.${name}`) });
    const take = (event) => {
      const key = keyOf(event);
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!key) return;
      removeEventListener("keydown", take, true);
      if (key === "Escape" && name !== "back") note.textContent = t("keys.hint");
      else assign(name, key, note);
      draw();
      document.querySelector(`[data-rebind="${name}"]`)?.focus();
    };
    addEventListener("keydown", take, true);
  });
  return button;
}

function assign(name, key, note) {
  const holder = holderOf(key, name);
  if (holder && holder !== name) {
    note.textContent = t("keys.taken", { key: keyFace(key), name: t(`command.${holder}`) });
    return;
  }
  rebind(name, key);
  note.textContent = t("keys.set", { key: keyFace(key), name: t(`command.${name}`) });
}

const sources = [];
const searches = [];

/** Adds things the palette finds: `find(query)` gives [{title, more, icon, deed}]. */
export const addPaletteSource = (find) => sources.push(find);

/** Adds things that have to be asked for: `find(query, signal)` promises the same. Asked when typing rests. */
export const addPaletteSearch = (find) => searches.push(find);

const searchAfter = 150;
const searchFrom = 2;

/** People outside, by name in either layout or by the ends of a number; each leads to the calls with them. */
addPaletteSearch(async (query, signal) => {
  const found = await get(`/api/v1/search?q=${encodeURIComponent(query)}`, { signal });
  return found.people.filter((person) => person.number).map((person) => ({
    title: person.title ?? person.numberText, more: [person.more, person.numberText].filter(Boolean).join(" · "), icon: "user",
    deed: () => location.assign(`/calls?number=${encodeURIComponent(person.number)}`),
  }));
});

function commandItems(query) {
  return available().filter((name) => name !== "palette" && name !== "back" && name !== "open")
    .map((name) => ({ title: t(`command.${name}`), icon: "command", key: keysOf(name)[0], deed: () => run(name) }))
    .filter((item) => !query || matches(item.title, query));
}

function pageItems(query) {
  return [...document.querySelectorAll(".nav-link")]
    .map((link) => ({ title: link.textContent.trim(), icon: link.dataset.nav ?? "arrow-right", deed: () => link.click() }))
    .filter((item) => !query || matches(item.title, query));
}

/** Opens the palette: commands, pages, and what the page adds. */
export function showPalette() {
  const input = h("input", { class: "palette-input", type: "text", role: "combobox", placeholder: t("palette.hint"), autofocus: true,
    "aria-label": t("palette.hint"), "aria-expanded": "true", "aria-controls": "palette-list", autocomplete: "off", spellcheck: false });
  const list = h("ul", { class: "palette-list", id: "palette-list", role: "listbox", "aria-label": t("palette.hint") });
  const dialog = h("dialog", { class: "dialog palette", "aria-label": t("palette.title"), "data-dialog": "palette" }, input, list);
  let items = [];
  let found = [];
  let active = 0;
  let search = new AbortController();
  const mark = () => {
    for (const [index, row] of [...list.children].entries()) {
      setAttr(row, "aria-selected", String(index === active));
      if (index === active) row.scrollIntoView({ block: "nearest" });
    }
    setAttr(input, "aria-activedescendant", items.length ? `palette-${active}` : null);
  };
  const pick = (index) => {
    dialog.close();
    items[index]?.deed();
  };
  const draw = () => {
    const query = input.value.trim();
    items = [...sources.flatMap((find) => find(query)), ...found, ...pageItems(query), ...commandItems(query)].slice(0, 40);
    active = Math.min(active, Math.max(items.length - 1, 0));
    fill(list, items.map((item, index) => h("li", { class: "option", role: "option", id: `palette-${index}`,
      onclick: () => pick(index), onpointermove: () => { active = index; mark(); } },
    icon(item.icon), h("span", { class: "truncate" }, item.title, item.more ? h("span", { class: "quiet" }, `  ${item.more}`) : null),
    item.key ? h("kbd", { class: "key" }, keyFace(item.key)) : null)));
    if (!items.length) fill(list, h("li", { class: "option-none" }, t("palette.none")));
    mark();
  };
  const ask = async () => {
    search.abort();
    search = new AbortController();
    const { signal } = search;
    const query = input.value.trim();
    active = 0;
    found = [];
    draw();
    if (query.length < searchFrom) return;
    await new Promise((done) => setTimeout(done, searchAfter));
    if (signal.aborted) return;
    const answers = await Promise.allSettled(searches.map((find) => find(query, signal)));
    if (signal.aborted) return;
    found = answers.flatMap((answer) => answer.value ?? []);
    draw();
  };
  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (event.key === "Enter") pick(active);
    if (!step || !items.length) return;
    event.preventDefault();
    active = (active + step + items.length) % items.length;
    mark();
  });
  dialog.addEventListener("close", () => {
    search.abort();
    dialog.remove();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  draw();
}

onCommand("help", showHelp);
onCommand("palette", showPalette, { always: true });
