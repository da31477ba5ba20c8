// What a member of staff chose for himself: kept by the server, at hand in the browser at once.

import { send } from "./api.js";

const place = `svod.settings.${document.body.dataset.staff ?? ""}`;

function read() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "{}");
  } catch {
    return {};
  }
}

let settings = read();

/** The value of a setting, or `fallback`. */
export function setting(name, fallback) {
  return settings[name] ?? fallback;
}

/** Takes what the server knows: it wins over what this browser remembered. */
export function adoptSettings(known) {
  settings = { ...settings, ...known };
  keep();
}

/** Keeps a setting here and, when someone is signed in, at the server. */
export function saveSetting(name, value) {
  settings = { ...settings, [name]: value };
  keep();
  if (!document.body.dataset.staff) return;
  send("PUT", "/api/v1/me/settings", { [name]: value }).catch(() => {});
}

function keep() {
  try {
    localStorage.setItem(place, JSON.stringify(settings));
  } catch {
    // A full or forbidden storage costs only the memory of this browser.
  }
}
