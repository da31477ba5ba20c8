// The shared boxes: who waits for an answer, what came, what was set aside. Live.

import "../help.js";
import { bucketOf, clock, now, setClock } from "../clock.js";
import { fill, h, icon, setAttr, setText } from "../dom.js";
import { get } from "../api.js";
import { ListPage } from "../list-page.js";
import { matches, moment, shortMoment, t } from "../text.js";
import { ms } from "../cards/values.js";
import { toast } from "../toast.js";
import { kindIcons } from "./message.js";
import { openRules } from "./rules.js";

const shelves = ["waiting", "open", "silent", "spam"];
const kinds = ["letter", "form", "message", "order"];

class LettersPage extends ListPage {
  constructor(page) {
    super("letters", { page, news: ["letter"], filter: { shelf: "waiting", bucket: 0, box: "", kind: "", text: "" } });
    const query = new URLSearchParams(location.search);
    for (const name of ["shelf", "box", "kind"]) if (query.get(name)) this.filter[name] = query.get(name);
    this.build();
    this.start();
  }

  /** The address of a page of the list: the first, or the one behind `row`. */
  address(row) {
    const { shelf, box, kind } = this.filter;
    const after = row ? `${shelf === "waiting" ? row.waitingSince : row.lastAt}.${row.id}` : "";
    return `/api/v1/letters?${new URLSearchParams(Object.entries({ shelf, box, kind, after }).filter(([, value]) => value))}`;
  }

  /** As many rows as were shown, so that news shorten no list that somebody reads. */
  async read() {
    const shown = this.isSame ? this.page.rows.length : 0;
    this.isSame = true;
    let page = await get(this.address());
    while (page.hasMore && page.rows.length < shown) page = this.joined(page, await get(this.address(page.rows.at(-1))));
    return page;
  }

  joined(page, next) {
    const known = new Set(page.rows.map((row) => row.id));
    return { ...next, event: page.event, rows: [...page.rows, ...next.rows.filter((row) => !known.has(row.id))] };
  }

  async showMore(button) {
    button.setAttribute("aria-busy", "true");
    try {
      const before = this.page.rows.length;
      this.take(this.joined(this.page, await get(this.address(this.page.rows.at(-1)))));
      this.isSame = true;
      this.show();
      this.list.querySelectorAll(".missed-row")[before]?.focus();
    } catch {
      toast(t("letters.not_sent"), { name: "alert" });
    }
    button.removeAttribute("aria-busy");
  }

  more() {
    const button = h("button", { class: "button", type: "button", "data-letters-more": "", onclick: () => this.showMore(button) }, icon("chevron-down"), t("letters.more"));
    return h("div", { class: "letter-more", role: "listitem" }, button);
  }

  /** Another shelf, box or kind: from its beginning. */
  choose() {
    this.isSame = false;
    const { shelf, box, kind } = this.filter;
    history.replaceState(null, "", `?${new URLSearchParams(Object.entries({ shelf, box, kind }).filter(([, value]) => value))}`);
    this.reload();
  }

  build() {
    this.segments("shelf", "shelf", shelves, (value) => t(`letters.shelf.${value}`), () => this.choose());
    this.segments("bucket", "bucket", [0, 1, 2, 3, 4], (value) => (value ? t(`missed.bucket${value}`) : t("missed.any")), () => this.show());
    this.choice("box", this.page.boxes.map((box) => [box, box]), t("letters.all_boxes"));
    this.choice("kind", kinds.map((kind) => [kind, t(`letters.kind.${kind}`)]), t("letters.any_kind"));
    const rules = this.part("rules");
    rules.hidden = !this.page.mayRule;
    rules.addEventListener("click", () => openRules(this.staff));
  }

  choice(name, options, any) {
    const place = this.part(name);
    fill(place, h("option", { value: "" }, any), options.map(([value, title]) => h("option", { value }, title)));
    place.value = this.filter[name];
    place.addEventListener("change", () => { this.filter[name] = place.value; this.choose(); });
  }

  showFilters() {
    super.showFilters();
    this.part("wait").hidden = this.filter.shelf !== "waiting";
  }

  fits(row) {
    if (this.filter.shelf === "waiting" && this.filter.bucket && bucketOf((now() - ms(row.waitingSince)) / 1000) < this.filter.bucket) return false;
    return !this.filter.text || matches([row.name, row.address, row.subject, row.text].filter(Boolean).join(" "), this.filter.text);
  }

  keyOf(row) {
    return `${row.id}.${this.filter.shelf}`;
  }

  emptyKey() {
    return `empty-${this.filter.shelf}-${this.page.rows.length > 0}`;
  }

  empty() {
    return h("div", { class: "empty", role: "listitem" }, icon("check-circle"), h("span", { class: "empty-title" }, t(this.page.rows.length ? "letters.nothing" : `letters.empty.${this.filter.shelf}`)));
  }

  create(row) {
    const element = h("a", { class: "missed-row letter-row", href: `/letters/${row.id}`, "data-conversation": row.id },
      this.filter.shelf === "waiting" ? clock("wait", 0) : h("time", { class: "small quiet num" }),
      h("div", { class: "missed-cell" }, h("span", { class: "row gap-2" }, icon(kindIcons[row.kind], "icon-s"), h("span", { class: "strong truncate", "data-name": "" })), h("span", { class: "small quiet truncate", "data-more": "" })),
      h("div", { class: "missed-cell letter-words" }, h("span", { class: "truncate", "data-subject": "" }), h("span", { class: "small quiet truncate", "data-text": "" })),
      h("div", { class: "missed-cell" }, h("span", { class: "small", "data-status": "" }), h("span", { class: "small quiet truncate", "data-who": "" })));
    return h("div", { class: "missed-item", role: "listitem" }, element);
  }

  update(item, row) {
    const element = item.firstElementChild;
    const put = (name, text) => setText(element.querySelector(`[data-${name}]`), text);
    if (this.filter.shelf === "waiting") setClock(element.querySelector(".clock"), ms(row.waitingSince));
    else {
      const time = element.querySelector("time");
      setText(time, shortMoment(ms(row.lastAt), now()));
      setAttr(time, "title", moment(ms(row.lastAt)));
    }
    put("name", row.name || row.address || t("letters.somebody"));
    put("more", [row.name ? row.address : "", row.source].filter(Boolean).join(" · "));
    put("subject", row.subject || t(`letters.kind.${row.kind}`));
    put("text", (row.direction === "out" ? `${t("letters.we")} ` : "") + row.text.replace(/\s+/g, " "));
    put("status", row.status ? t(`letters.status.${row.status}`) : row.state === "open" ? "" : t(`letters.conversation.${row.state}`));
    put("who", row.responsible ? this.staff.get(row.responsible)?.name ?? "" : row.lead ? t("letters.nobody") : "");
  }
}

new LettersPage(JSON.parse(document.querySelector("[data-letters-page]").textContent));
