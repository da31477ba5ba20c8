// Sends a file as it is; the server keeps it by its hash.

import { t } from "../text.js";
import { toast } from "../toast.js";

const largest = 25 * 1024 * 1024;

/** Keeps `file` at the server. Gives {hash, name, type, size}, or null after telling why not. */
export async function upload(file) {
  if (file.size > largest) {
    toast(t("upload.too_large"), { name: "alert" });
    return null;
  }
  try {
    const response = await fetch(`/api/v1/files/${encodeURIComponent(file.name)}`, {
      method: "PUT",
      credentials: "same-origin",
      headers: { "Content-Type": file.type || "application/octet-stream", "X-CSRF-Token": document.body.dataset.csrf ?? "" },
      body: file,
    });
    if (response.ok) return await response.json();
  } catch {
    // Told below, as any refusal.
  }
  toast(t("upload.failed", { name: file.name }), { name: "alert" });
  return null;
}
