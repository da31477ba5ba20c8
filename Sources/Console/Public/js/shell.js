// What every page has: the look, the menu.

import { wireTheme } from "./theme.js";

wireTheme();

for (const menu of document.querySelectorAll("[data-menu]")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  });
}

import("./help.js").then(() => import("./keys.js")).then((keys) => keys.showKeys());
if (document.querySelector("[data-bell]")) import("./bell.js");
