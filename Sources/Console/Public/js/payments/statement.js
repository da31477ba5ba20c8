// A bank statement, chosen or dropped onto the page: the daemon reads it, the payments stand in the list.

import { h, setText } from "../dom.js";
import { t, tn } from "../text.js";
import { toast } from "../toast.js";
import { openDialog } from "../dialog.js";

const largest = 64 * 1024 * 1024;

/** Sends a file. Gives the outcome, or null after telling why not. */
async function hand(file) {
  if (file.size > largest) return toast(t("payments.statement.large"), { name: "alert" }), null;
  try {
    const response = await fetch("/api/v1/statements", {
      method: "PUT",
      credentials: "same-origin",
      headers: { Accept: "application/json", "Content-Type": "application/octet-stream", "X-CSRF-Token": document.body.dataset.csrf ?? "" },
      body: file,
    });
    const answer = await response.json().catch(() => null);
    if (response.ok && answer) return answer;
    toast(response.status === 400 ? t("payments.statement.none", { name: file.name }) : t("payments.refused", { why: answer?.message ?? response.status }), { name: "alert" });
  } catch {
    toast(t("payments.offline"), { name: "alert" });
  }
  return null;
}

/** What was refused of a statement, and where it breaks off. */
function showFaults(file, outcome) {
  const faults = [...(outcome.fault === undefined ? [] : [t("payments.statement.cut", { why: outcome.fault })]), ...outcome.refused];
  openDialog({ title: t("payments.statement.faults", { name: file.name }), body: h("ul", { class: "stack gap-2" }, faults.map((fault) => h("li", {}, fault))) });
}

/** Lets statements be chosen with the button and dropped anywhere on the page. `done` follows each that was read. */
export function takeStatements({ done, said }) {
  const button = document.querySelector("[data-statement]");
  const field = document.querySelector("[data-statement-file]");
  if (!button) return;
  const take = async (files) => {
    button.disabled = true;
    for (const file of files) {
      const outcome = await hand(file);
      if (!outcome) continue;
      const words = outcome.isRead ? tn("payments.statement.read", outcome.payments) : t("payments.statement.later");
      toast(words);
      setText(said, words);
      if (outcome.refused.length || outcome.fault !== undefined) showFaults(file, outcome);
      await done();
    }
    button.disabled = false;
    button.focus();
  };
  button.addEventListener("click", () => field.click());
  field.addEventListener("change", async () => { await take([...field.files]); field.value = ""; });
  const page = document.querySelector(".payments");
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  page.addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); page.classList.add("is-target"); } });
  page.addEventListener("dragleave", (event) => { if (!page.contains(event.relatedTarget)) page.classList.remove("is-target"); });
  page.addEventListener("drop", (event) => { if (!carries(event)) return; event.preventDefault(); page.classList.remove("is-target"); take([...event.dataTransfer.files]); });
}
