// The stages of a card as a bar, one a track: where it stands, where it may go with one press.

import { fill, h, icon } from "../dom.js";
import { durationText, t } from "../text.js";
import { now } from "../clock.js";
import { toneOf } from "./deeds.js";
import { ms } from "./values.js";

export function stageBars(record) {
  const { state } = record;
  const tracks = ["", ...state.funnel.tracks];
  fill(record.bars, tracks.map((track) => bar(record, track)).filter(Boolean));
  for (const here of record.bars.querySelectorAll("[data-state=here]")) center(here);
}

/** Where the bar is wider than the screen, the stage the card stands at is the one that is seen. */
function center(step) {
  const list = step.parentElement;
  if (list.scrollWidth <= list.clientWidth) return;
  const [own, all] = [step.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollLeft += own.left - all.left - (all.width - own.width) / 2;
}

function bar(record, track) {
  const { state } = record;
  const stages = state.funnel.stages.filter((stage) => (stage.track ?? "") === track);
  if (!stages.length) return null;
  const place = state.stages.find((one) => one.track === track);
  const at = stages.findIndex((stage) => stage.name === place?.stage);
  const may = state.mayMove && record.isOpen;
  const items = stages.map((stage, index) => {
    const isHere = index === at;
    const isEnd = ["won", "lost"].includes(stage.kind);
    const since = isHere && place ? durationText((now() - ms(place.enteredAt)) / 1000) : null;
    const words = isHere ? t("card.stage_here", { stage: stage.title, time: since }) : may ? t("move.title", { stage: stage.title }) : stage.title;
    return h("li", { class: "stage-step", "data-state": isHere ? "here" : index < at && !isEnd ? "past" : "ahead", "data-tone": toneOf(stage.kind), "data-kind": stage.kind },
      h("button", { class: "stage-button", type: "button", "data-stage": stage.name, disabled: isHere || !may, "aria-current": isHere ? "step" : null, title: [words, stage.note].filter(Boolean).join(". "), "aria-label": words, onclick: () => record.move(stage) },
        stage.kind === "won" ? icon("check", "icon-s") : stage.kind === "lost" ? icon("close", "icon-s") : null, h("span", { class: "truncate" }, stage.title), since ? h("span", { class: "small num stage-since" }, since) : null));
  });
  const name = state.funnel.trackTitles[track] ?? track;
  return h("div", { class: "stage-line" }, track ? h("span", { class: "eyebrow stage-track" }, name) : null,
    h("ol", { class: "stage-bar", "aria-label": track ? t("board.track", { name }) : t("card.stages") }, items));
}
