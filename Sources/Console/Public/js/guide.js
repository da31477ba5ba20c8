// The style guide's two parts that have to be opened to be seen.

import { askChoice } from "./dialog.js";
import { t } from "./text.js";
import { toast } from "./toast.js";

const deeds = {
  dialog: () => askChoice({
    title: t("reject.title"), list: { entries: [t("action.spam"), t("action.wrong"), t("action.later")], askingForText: [t("action.later")] },
    textLabel: t("reject.text"), done: t("action.reject"), name: "guide",
  }),
  toast: () => toast(t("done.rejected"), { name: "reject", undo: { title: t("undo"), deed: () => {} } }),
};

for (const button of document.querySelectorAll("[data-guide]")) {
  button.addEventListener("click", () => deeds[button.dataset.guide]());
}
