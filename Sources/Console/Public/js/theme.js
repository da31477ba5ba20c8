// Light, dark, or as the system has it. The server writes the choice into the page, so nothing flashes.

import { saveSetting } from "./settings.js";

const root = document.documentElement;

/** Shows the choice (`auto`, `light`, `dark`) and keeps it for the user. */
export function chooseTheme(choice) {
  if (choice === "auto") delete root.dataset.theme;
  else root.dataset.theme = choice;
  show();
  saveSetting("theme", choice);
}

/** Connects the buttons of the page's theme choice. */
export function wireTheme() {
  for (const button of document.querySelectorAll("[data-theme-value]")) {
    button.addEventListener("click", () => chooseTheme(button.dataset.themeValue));
  }
  show();
}

function show() {
  const choice = root.dataset.theme ?? "auto";
  for (const button of document.querySelectorAll("[data-theme-value]")) {
    button.setAttribute("aria-checked", String(button.dataset.themeValue === choice));
  }
}
