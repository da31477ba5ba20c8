// The fields of a card as a form: each type with the control that fits it. A field says `changed(name)` when it was
// touched; `value()` gives what is to be sent, null for nothing.

import { Combobox } from "../combobox.js";
import { fill, h, icon, setAttr } from "../dom.js";
import { get } from "../api.js";
import { matches, t } from "../text.js";
import { isoMinute } from "../zone.js";
import { ms } from "./values.js";
import { upload } from "./upload.js";

let count = 0;

/** Builds the control of a field. `world`: {staff: Map, names}. Gives {element, input, value(), set(value), focus()}. */
export function control(field, world, changed) {
  const id = `field-${(count += 1)}`;
  const make = makers[field.type] ?? makers.text;
  const part = make(field, id, world, () => changed(field.name));
  if (part.input) {
    part.input.id = id;
    if (field.isRequired) setAttr(part.input, "aria-required", "true");
  }
  part.focus ??= () => part.input?.focus();
  return part;
}

/** A field with its label, its hint and where its value came from. */
export function labelled(field, part, more = []) {
  const label = h("label", {}, field.title, field.isRequired || field.isWanted ? h("span", { class: "required", "aria-hidden": "true" }, "*") : null);
  if (part.input) label.htmlFor = part.input.id;
  return h("div", { class: "field", "data-field-of": field.name, "data-type": field.type }, label, part.element,
    field.why ? h("span", { class: "hint" }, field.why) : null, field.hint ? h("span", { class: "hint" }, field.hint) : null, more);
}

function plain(type, props, read, write) {
  return (field, id, world, changed) => {
    const input = h("input", { class: "input", type, autocomplete: type === "text" ? "off" : null, ...props, name: field.name, oninput: changed });
    const set = (value) => { input.value = value === null || value === undefined ? "" : write(value); };
    return { element: input, input, set, value: () => (input.value.trim() ? read(input.value) : null) };
  };
}

function text(field, id, world, changed) {
  const isLong = /comment|note|text|need|answer|description/.test(field.name);
  const input = h(isLong ? "textarea" : "input", { class: isLong ? "textarea" : "input", name: field.name, autocomplete: "off", maxLength: 4000, oninput: changed });
  return { element: input, input, set: (value) => { input.value = value ?? ""; }, value: () => input.value.trim() || null };
}

function flag(field, id, world, changed) {
  const input = h("input", { type: "checkbox", name: field.name, onchange: changed });
  const element = h("span", { class: "check" }, input);
  return { element, input, set: (value) => { input.checked = value === true; }, value: () => input.checked };
}

/** A list; the entries that ask for a text show the field beside them. */
function choice(field, id, world, changed) {
  const input = h("select", { class: "select", name: field.name, onchange: changed },
    h("option", { value: "" }, "—"), (field.choices ?? []).map((entry) => h("option", { value: entry }, entry)));
  const set = (value) => {
    if (value && ![...input.options].some((option) => option.value === value)) input.append(h("option", { value }, value));
    input.value = value ?? "";
  };
  return { element: input, input, set, value: () => input.value || null };
}

function finder({ find, label, row, more }) {
  return (field, id, world, changed) => {
    let chosen = null;
    const input = h("input", { class: "input", name: field.name, "aria-label": field.title });
    const element = h("span", {}, input);
    const combobox = new Combobox({
      input,
      find: (query) => find(query, world, () => combobox.isOpen && combobox.open()),
      row: (item) => row(item, world),
      label: (item) => label(item, world),
      picked: (item) => { chosen = item.id; changed(); },
      cleared: () => { chosen = null; if (!input.value.trim()) changed(); },
      none: t("form.nobody_found"),
    });
    more?.(input, field);
    const set = (value) => {
      chosen = value ?? null;
      input.value = value === null || value === undefined ? "" : label({ id: value }, world, field);
    };
    return { element, input, set, value: () => chosen };
  };
}

const person = (world, id) => world.staff.get(id);

function findStaff(query, world) {
  const items = [...world.staff.values()].filter((one) => !query || [...world.staff.values()].some((known) => known.name === query) || matches(`${one.name} ${one.department ?? ""}`, query));
  return [{ title: null, items: items.slice(0, 60) }];
}

const employee = finder({
  find: findStaff,
  label: (item, world) => person(world, item.id)?.name ?? `№ ${item.id}`,
  row: (item) => [h("span", { class: "avatar avatar-s", "aria-hidden": "true" }, initialsOf(item.name)), h("span", { class: "option-name truncate" }, item.name), h("span", { class: "quiet small" }, item.department ?? "")],
});

export const initialsOf = (name) => (name ?? "").split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0].toUpperCase()).join("");

/** Several members of staff: chips, and a field that adds one. */
function employees(field, id, world, changed) {
  let all = [];
  const chips = h("span", { class: "chips" });
  const adder = employee({ ...field, name: `${field.name}-add` }, id, world, () => {
    const added = adder.value();
    if (!added) return;
    adder.set(null);
    if (!all.includes(added)) { all = [...all, added]; draw(); changed(); }
  });
  const draw = () => fill(chips, all.map((one) => h("span", { class: "chip" }, person(world, one)?.name ?? `№ ${one}`,
    h("button", { class: "chip-close", type: "button", "aria-label": t("card.remove", { name: person(world, one)?.name ?? "" }), onclick: () => { all = all.filter((other) => other !== one); draw(); changed(); } }, icon("close", "icon-s")))));
  return { element: h("div", { class: "stack gap-1" }, chips, adder.element), input: adder.input, set: (value) => { all = value ?? []; draw(); }, value: () => (all.length ? all : null) };
}

/** People, companies and cards outside are looked for at the server, as they are typed. */
function remote(kind, namesOf) {
  const answers = new Map();
  return finder({
    find: (query, world, again) => {
      if (query.length < 2) return [{ items: [] }];
      if (!answers.has(query)) {
        answers.set(query, []);
        get(`/api/v1/pick/${kind}?q=${encodeURIComponent(query)}`).then((found) => {
          answers.set(query, found);
          for (const one of found) (world.names[namesOf] ??= {})[one.id] = one.name;
          again();
        }).catch(() => answers.delete(query));
      }
      return [{ items: answers.get(query) }];
    },
    label: (item, world) => item.name ?? world.names[namesOf]?.[item.id] ?? `№ ${item.id}`,
    row: (item) => [h("span", {}), h("span", { class: "option-name truncate" }, item.name), h("span", { class: "quiet small" }, item.more ?? "")],
  });
}

/** One file, or several: chosen or dropped, sent at once, kept by its hash. */
function file(field, id, world, changed) {
  let hash = null;
  const input = h("input", { class: "visually-hidden", type: "file", name: field.name, onchange: () => take(input.files[0]) });
  const link = h("a", { class: "file-link truncate", target: "_blank", rel: "noopener" });
  const clear = h("button", { class: "button button-ghost button-icon button-small", type: "button", "aria-label": t("card.remove_file"), onclick: () => { hash = null; draw(); changed(); } }, icon("close"));
  const pick = h("button", { class: "button button-small", type: "button", onclick: () => input.click() }, icon("download", "icon-up"), h("span", {}, t("card.choose_file")));
  const element = h("div", { class: "file-field row" }, input, pick, link, clear);
  const draw = (busy = false) => {
    setAttr(pick, "aria-busy", busy ? "true" : null);
    link.hidden = clear.hidden = !hash;
    link.href = hash ? `/files/${hash}` : "#";
    link.textContent = world.names.files?.[hash] ?? t("value.file");
  };
  const take = async (chosen) => {
    if (!chosen) return;
    draw(true);
    const kept = await upload(chosen);
    if (kept) {
      hash = kept.hash;
      (world.names.files ??= {})[hash] = kept.name;
      changed();
    }
    draw();
  };
  element.addEventListener("dragover", (event) => { event.preventDefault(); element.classList.add("is-over"); });
  element.addEventListener("dragleave", () => element.classList.remove("is-over"));
  element.addEventListener("drop", (event) => { event.preventDefault(); element.classList.remove("is-over"); take(event.dataTransfer.files[0]); });
  return { element, input, focus: () => pick.focus(), set: (value) => { hash = Array.isArray(value) ? value[0] : (value ?? null); draw(); }, value: () => hash };
}

/** Rows with columns: goods, contracts. Enter in the last row begins another. */
function table(field, id, world, changed) {
  const body = h("tbody");
  let rows = [];
  const titles = field.columns ?? [];
  const add = (values = {}) => {
    const parts = titles.map((column) => {
      const part = (makers[column.type] ?? makers.text)({ ...column, choices: column.choices }, "", world, changed);
      if (part.input) setAttr(part.input, "aria-label", column.title);
      part.set(values[column.name] ?? null);
      return part;
    });
    const row = { parts, element: h("tr", {}, parts.map((part) => h("td", {}, part.element)),
      h("td", { class: "is-tool" }, h("button", { class: "button button-ghost button-icon button-small", type: "button", "aria-label": t("card.remove_row"), onclick: () => { rows = rows.filter((one) => one !== row); row.element.remove(); changed(); } }, icon("trash")))) };
    rows.push(row);
    body.append(row.element);
    return row;
  };
  const more = h("button", { class: "button button-ghost button-small", type: "button", onclick: () => add().parts[0]?.focus?.() ?? rows.at(-1)?.parts[0]?.input?.focus() }, icon("plus"), t("card.add_row"));
  body.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName === "TEXTAREA" || event.defaultPrevented) return;
    event.preventDefault();
    more.click();
  });
  const element = h("div", { class: "table-field stack gap-1" },
    h("div", { class: "table-wrap" }, h("table", { class: "table table-edit" }, h("thead", {}, h("tr", {}, titles.map((column) => h("th", {}, column.title)), h("th", {}, h("span", { class: "visually-hidden" }, t("card.remove_row"))))), body)), more);
  const set = (value) => {
    rows = [];
    body.replaceChildren();
    for (const values of value ?? []) add(values);
  };
  const value = () => {
    const all = rows.map((row) => Object.fromEntries(row.parts.map((part, index) => [titles[index].name, part.value()]).filter(([, one]) => one !== null && one !== false)))
      .filter((row) => Object.keys(row).length);
    return all.length ? all : null;
  };
  return { element, input: null, focus: () => (rows[0]?.parts[0].input ?? more).focus(), set, value };
}

const makers = {
  text,
  flag,
  int: plain("text", { inputMode: "numeric" }, (value) => value.replace(/\s/g, ""), String),
  quantity: plain("text", { inputMode: "decimal" }, String, (value) => String(value).replace(".", ",")),
  money: plain("text", { inputMode: "decimal", class: "input num" }, String, (value) => (typeof value === "object" ? moneyText(value) : String(value))),
  date: plain("date", {}, String, String),
  moment: plain("datetime-local", {}, String, (value) => (typeof value === "number" ? isoMinute(ms(value)) : String(value))),
  phone: plain("tel", { inputMode: "tel", class: "input num" }, String, String),
  email: plain("email", {}, String, String),
  choice,
  employee,
  employees,
  department: remote("departments", "departments"),
  contact: remote("people", "people"),
  company: remote("companies", "companies"),
  link: remote("cards", "cards"),
  file,
  table,
};

function moneyText({ minor }) {
  const rest = Math.abs(minor) % 100;
  const whole = new Intl.NumberFormat("ru").format(Math.trunc(Math.abs(minor) / 100));
  return `${minor < 0 ? "-" : ""}${whole}${rest ? `,${String(rest).padStart(2, "0")}` : ""}`;
}
