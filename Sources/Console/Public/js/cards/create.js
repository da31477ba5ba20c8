// A card made by hand: what must be filled is marked and asked for, the rest is at hand.

import { h, icon } from "../dom.js";
import { get } from "../api.js";
import { openDialog } from "../dialog.js";
import { t } from "../text.js";
import { toast } from "../toast.js";
import { control, labelled } from "./fields.js";
import { perform, words } from "./deeds.js";
import { empty } from "./gate.js";

/** Asks for the fields of a new card of `funnel` and opens it. `from`: a closed card that it is spawned from. */
export async function createCard(funnel, { world, staff, from, parent, stage } = {}) {
  let form;
  try {
    form = await get(`/api/v1/funnels/${encodeURIComponent(funnel)}/fields${stage ? `?stage=${encodeURIComponent(stage)}` : ""}`);
  } catch (refusal) {
    toast(words(refusal), { name: "alert" });
    return;
  }
  const parts = new Map();
  const row = (field) => {
    const part = control(field, world, () => {});
    parts.set(field.name, { field, part });
    return labelled(field, part);
  };
  const open = form.fields.filter((field) => !field.isReadOnly);
  const first = open.filter((field) => field.isFirst || ["title", "responsible", "phone", "company", "contact", "amount"].includes(field.name));
  const rest = open.filter((field) => !first.includes(field));
  const places = h("select", { class: "select", name: "stage", id: "new-stage" }, form.funnel.start.map((name) => h("option", { value: name, selected: name === stage }, form.funnel.stages.find((one) => one.name === name)?.title ?? name)));
  const variants = form.funnel.variants.length ? h("select", { class: "select", name: "variant", id: "new-variant" }, h("option", { value: "" }, "—"), form.funnel.variants.map((one) => h("option", { value: one.name }, one.title))) : null;
  const body = h("form", { class: "stack gap-4", "data-create-form": "", onsubmit: (event) => { event.preventDefault(); make(); } },
    h("div", { class: "grid" },
      form.funnel.start.length > 1 ? h("div", { class: "field" }, h("label", { htmlFor: "new-stage" }, t("create.stage")), places) : null,
      variants ? h("div", { class: "field" }, h("label", { htmlFor: "new-variant" }, t("create.variant")), variants) : null, first.map(row)),
    rest.length ? h("details", {}, h("summary", {}, t("create.more")), h("div", { class: "grid" }, rest.map(row))) : null);
  const make = async () => {
    const wrong = [...parts.values()].find(({ field, part }) => field.isRequired && empty(part.value()));
    if (wrong) {
      wrong.part.focus();
      toast(t("gate.fill", { field: wrong.field.title }), { name: "alert" });
      return;
    }
    const fields = Object.fromEntries([...parts].map(([name, { part }]) => [name, part.value()]).filter(([, value]) => !empty(value) && value !== false));
    const made = await perform("POST", "/api/v1/cards", { funnel, stage: places.value || stage || null, variant: variants?.value || null, from: from ?? null, parent: parent ?? null, fields }, {
      title: t("create.title", { funnel: form.funnel.title }), done: t("create.done"), world, staff,
    });
    if (made?.id) location.assign(`/cards/${made.id}`);
  };
  const done = h("button", { class: "button button-primary", type: "button", onclick: make }, icon("plus"), t("create.done"), h("kbd", { class: "key" }, "Ctrl Enter"));
  const dialog = openDialog({ title: t("create.title", { funnel: form.funnel.title }), body, buttons: [done], wide: true, name: "create" });
  dialog.addEventListener("keydown", (event) => event.key === "Enter" && event.ctrlKey && make());
  parts.get("title")?.part.focus();
}
