// One stream of events for a browser, whatever number of tabs is open (HTTP/1.1 allows six connections to a host).
// Runs as a SharedWorker; `LiveLine` is also used by a page alone where there are no shared workers.

import { LiveLine } from "./live-line.js";

const ports = new Set();
let line = null;
let state = null;

function toAll(message) {
  for (const port of ports) port.postMessage(message);
}

self.onconnect = (connection) => {
  const port = connection.ports[0];
  ports.add(port);
  port.onmessage = ({ data }) => {
    if (data.leave) {
      ports.delete(port);
      if (!ports.size) {
        line?.close();
        line = null;
      }
      return;
    }
    if (!line) {
      line = new LiveLine(data.since, (event) => toAll({ event }), (now) => toAll({ state: (state = now) }));
      return;
    }
    const missed = line.since(data.since);
    if (missed) for (const event of missed) port.postMessage({ event });
    else port.postMessage({ event: { type: "reset" } });
    if (state) port.postMessage({ state });
  };
};
