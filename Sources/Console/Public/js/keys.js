// Keys by their place on the keyboard (`event.code`), so that they work in the Russian layout too. Each command has a
// name, a usual key and, where the user chose another, that one.

import { saveSetting, setting } from "./settings.js";

/** Every command with its usual keys. Pages give the ones they have a deed; the others do nothing there. */
export const commands = {
  palette: ["Ctrl+KeyK"],
  search: ["Slash"],
  help: ["Shift+Slash", "Shift+Digit7"],
  back: ["Escape"],
  next: ["KeyJ", "ArrowDown"],
  previous: ["KeyK", "ArrowUp"],
  open: ["Enter"],
  take: ["KeyA"],
  topic: ["KeyT"],
  person: ["KeyP"],
  comment: ["KeyN"],
  call: ["KeyC"],
  save: ["KeyS"],
  transfer: ["KeyX"],
  convert: ["KeyD"],
  create: ["KeyE"],
  join: ["KeyL"],
  later: ["KeyZ"],
  spam: ["Alt+KeyQ"],
  wrong: ["Alt+KeyW"],
  reject: ["KeyR"],
  pause: ["KeyU"],
  left: ["ArrowLeft", "KeyH"],
  right: ["ArrowRight", "Shift+KeyL"],
  move: ["KeyM"],
  newCard: ["Shift+KeyN"],
  edit: ["F2"],
  choose: ["Space"],
  finish: ["KeyF"],
  allocate: ["KeyA"],
  split: ["KeyX"],
  advance: ["KeyV"],
  undo: ["Ctrl+KeyZ"],
  decideGroup: ["KeyD"],
  confirmGroup: ["KeyA"],
  splitOff: ["KeyX"],
  mergeGroups: ["KeyM"],
  notFan: ["KeyV"],
  extendTerm: ["KeyE"],
  passOn: ["KeyP"],
  releaseTerm: ["KeyR"],
};

const deeds = new Map();

/** Gives a command its deed on this page. `always`: also while typing (for keys that write no letter). */
export function onCommand(name, deed, { always = false } = {}) {
  deeds.set(name, { deed, always });
  document.dispatchEvent(new CustomEvent("svod:commands"));
}

/** The names of the commands that this page has. */
export const available = () => Object.keys(commands).filter((name) => deeds.has(name));

/** Does a command as if its key had been pressed. */
export function run(name) {
  deeds.get(name)?.deed();
}

/** The keys of a command: the user's, else the usual ones. */
export function keysOf(name) {
  const own = setting("keys", {})[name];
  return own ? [own] : (commands[name] ?? []);
}

/** Gives a command another key for this user; null restores the usual one. */
export function rebind(name, key) {
  const own = { ...setting("keys", {}) };
  if (key) own[name] = key;
  else delete own[name];
  saveSetting("keys", own);
  showKeys();
}

/** Commands of one page alone, which share keys with commands of pages of other work. */
const apart = new Set(["allocate", "split", "advance", "undo", "decideGroup", "confirmGroup", "splitOff", "mergeGroups", "notFan", "extendTerm", "passOn", "releaseTerm"]);

/** The command that has this key already where `name` is used, or undefined. */
export const holderOf = (key, name) =>
  Object.keys(commands).find((other) => keysOf(other).includes(key) && (deeds.has(other) || !(apart.has(other) || apart.has(name))));

/** `Ctrl+KeyK` of an event, or null for a lone modifier. */
export function keyOf(event) {
  if (/^(Control|Shift|Alt|Meta|OS)/.test(event.code) || !event.code) return null;
  const held = [];
  if (event.ctrlKey || event.metaKey) held.push("Ctrl");
  if (event.altKey) held.push("Alt");
  if (event.shiftKey) held.push("Shift");
  return [...held, event.code === "NumpadEnter" ? "Enter" : event.code].join("+");
}

const faces = {
  Escape: "Esc", Slash: "/", ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Space: "␣", Enter: "Enter",
  Backquote: "`", Minus: "-", Equal: "=", BracketLeft: "[", BracketRight: "]", Semicolon: ";", Quote: "'", Comma: ",",
  Period: ".", Backslash: "\\",
};

/** What is printed on a key. */
export function keyFace(key) {
  if (key === "Shift+Slash" || key === "Shift+Digit7") return "?";
  return key
    .split("+")
    .map((part) => faces[part] ?? part.replace(/^(Key|Digit|Numpad)/, ""))
    .join(" ");
}

/** Whether an event comes from a place where keys write text. */
export function isTyping(event) {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT") return true;
  return target.tagName === "INPUT" && !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
}

/** Writes the present keys into the hints of the page. */
export function showKeys(root = document) {
  for (const hint of root.querySelectorAll("[data-key-for]")) {
    const key = keysOf(hint.dataset.keyFor)[0];
    hint.textContent = key ? keyFace(key) : "";
    hint.hidden = !key;
  }
}

const plainButton = (event) =>
  event.target instanceof HTMLElement && event.target.closest("button, a[href], summary, [role=option], [role=radio]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const key = keyOf(event);
  if (!key) return;
  if (document.querySelector("dialog[open]")) return;
  const name = [...deeds.keys()].find((command) => keysOf(command).includes(key));
  if (!name) return;
  const { deed, always } = deeds.get(name);
  if (isTyping(event) && !always) return;
  if ((key === "Enter" || key === "Space") && plainButton(event)) return;
  event.preventDefault();
  deed(event);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-command]");
  if (button) run(button.dataset.command);
});

