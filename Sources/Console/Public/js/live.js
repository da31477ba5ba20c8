// A page's end of the stream, and the words about it in the bar.

import { LiveLine } from "./live-line.js";
import { setAttr, setText } from "./dom.js";
import { durationText, t } from "./text.js";

let state = { state: "connecting", since: null };

/** Whether events come in. */
export const isConnected = () => state.state === "up";

/** Joins the stream after event `since`; `onEvent({id, type, data})` for each, `type` "reset" when too much was missed. */
export function joinLive(since, onEvent, onState) {
  const hear = (now) => {
    state = now;
    showWire();
    onState?.(now);
  };
  setInterval(showWire, 1000);
  if (!("SharedWorker" in window)) {
    new LiveLine(since, onEvent, hear);
    return;
  }
  const name = `svod-live-${document.body.dataset.staff}`;
  const worker = new SharedWorker(new URL("./live-worker.js", import.meta.url), { type: "module", name });
  worker.port.onmessage = ({ data }) => (data.event ? onEvent(data.event) : hear(data.state));
  worker.port.start();
  worker.port.postMessage({ since });
  addEventListener("pagehide", () => worker.port.postMessage({ leave: true }));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

function showWire() {
  const wire = document.querySelector("[data-wire]");
  if (!wire) return;
  wire.hidden = false;
  setAttr(wire, "data-state", state.state);
  const words = wire.querySelector("[data-wire-text]");
  if (state.state === "lost") {
    setText(words, t("wire.lost", { time: durationText((Date.now() - state.since) / 1000) }));
  } else {
    setText(words, t(`wire.${state.state}`));
  }
}
