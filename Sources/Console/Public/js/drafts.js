// What is being typed, kept at every key press: in this browser at once, at the server a moment later, so that a
// reload, a second call or another browser loses nothing.

import { send } from "./api.js";

const prefix = `svod.draft.${document.body.dataset.staff ?? ""}.`;
const waiting = new Map();

/** Takes the server's drafts ({record: {body, savedAt}}) where this browser has none that is newer. */
export function adoptDrafts(drafts) {
  for (const [record, draft] of Object.entries(drafts ?? {})) {
    const own = stored(record);
    if (!own || own.savedAt < draft.savedAt) store(record, draft.body, draft.savedAt, true);
  }
}

/** The draft of `record` (`lead:42`), or null. */
export const draftOf = (record) => stored(record)?.body ?? null;

/** Every record with a draft in this browser. */
export function draftRecords() {
  const records = [];
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index);
    if (key.startsWith(prefix)) records.push(key.slice(prefix.length));
  }
  return records;
}

/** Keeps `body` as the draft of `record`. */
export function keepDraft(record, body) {
  store(record, body, Date.now() * 1000, false);
  clearTimeout(waiting.get(record));
  waiting.set(record, setTimeout(() => push(record), 700));
}

/** Forgets the draft of `record`: its words were committed. */
export function dropDraft(record) {
  clearTimeout(waiting.get(record));
  waiting.delete(record);
  const had = stored(record);
  localStorage.removeItem(prefix + record);
  if (had) send("DELETE", `/api/v1/drafts/${record}`).catch(() => {});
}

function stored(record) {
  try {
    return JSON.parse(localStorage.getItem(prefix + record));
  } catch {
    return null;
  }
}

function store(record, body, savedAt, sent) {
  try {
    localStorage.setItem(prefix + record, JSON.stringify({ body, savedAt, sent }));
  } catch {
    // Without storage the server's copy remains.
  }
}

function push(record, keepalive = false) {
  waiting.delete(record);
  const draft = stored(record);
  if (!draft) return;
  send("PUT", `/api/v1/drafts/${record}`, { body: draft.body }, { keepalive })
    .then(() => {
      const later = stored(record);
      if (later?.savedAt === draft.savedAt) store(record, draft.body, draft.savedAt, true);
    })
    .catch(() => waiting.set(record, setTimeout(() => push(record), 5000)));
}

addEventListener("pagehide", () => {
  for (const [record, timer] of [...waiting]) {
    clearTimeout(timer);
    push(record, true);
  }
});
