// The list of calls: plays a recording in the page, one at a time.

import { toast } from "./toast.js";
import { t } from "./text.js";

const player = document.querySelector("[data-player]");
const audio = player.querySelector("audio");

for (const button of document.querySelectorAll("[data-play]")) {
  button.addEventListener("click", () => {
    for (const row of document.querySelectorAll("tr.is-current")) row.classList.remove("is-current");
    button.closest("tr").classList.add("is-current");
    player.hidden = false;
    audio.src = button.dataset.play;
    audio.play().catch(() => {});
  });
}

audio.addEventListener("error", () => audio.getAttribute("src") && toast(t("recording.missing"), { name: "alert" }));

player.querySelector("[data-player-close]").addEventListener("click", () => {
  audio.pause();
  audio.removeAttribute("src");
  player.hidden = true;
});
