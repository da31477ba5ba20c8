// Short words about what was just done, with the way back where there is one.

import { h, icon } from "./dom.js";

/** Shows `text` for a while. `undo`: {title, deed}. */
export function toast(text, { name = "check", undo, keep = 5000 } = {}) {
  const place = document.querySelector("[data-toasts]");
  if (!place) return;
  const element = h("div", { class: "toast" }, icon(name), h("span", { class: "grow" }, text));
  if (undo) {
    element.append(h("button", { type: "button", onclick: () => { element.remove(); undo.deed(); } }, undo.title));
  }
  place.append(element);
  while (place.children.length > 4) place.firstElementChild.remove();
  setTimeout(() => element.remove(), keep);
}
