// One letter, form or message as people read it. All of it is text: a stranger's HTML is never made part of the page.

import { fill, h, icon } from "../dom.js";
import { get } from "../api.js";
import { moment, shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { ms } from "../cards/values.js";

export const kindIcons = { letter: "note", form: "edit", message: "talk", order: "box" };
const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const largestPicture = 8 * 1024 * 1024;

/** "12 КБ" */
export function sizeText(bytes) {
  if (bytes < 1024) return t("letters.bytes", { n: bytes });
  if (bytes < 1024 * 1024) return t("letters.kilobytes", { n: Math.round(bytes / 1024) });
  return t("letters.megabytes", { n: (bytes / 1024 / 1024).toFixed(1).replace(".", t("letters.decimal")) });
}

/** The body of a message: subject (unless the page's `heading` says it), text, fields, lines, files, what became of it. `people` are the staff by number. */
export function messageBody(message, people, heading = "") {
  const isOut = message.direction === "out";
  const who = isOut ? people.get(message.staff)?.name ?? t("letters.us") : message.name || message.address || t("letters.somebody");
  const time = h("time", { class: "small faint num", title: moment(ms(message.sentAt)) }, shortMoment(ms(message.receivedAt), now()));
  const head = h("div", { class: "row spread wrap" },
    h("span", { class: "row wrap gap-2" }, h("span", { class: "strong break" }, who), direction(message, who), standing(message), state(message)), time);
  return h("div", { class: "feed-body letter", "data-message": message.id, "data-direction": message.direction },
    head,
    message.subject && message.subject !== heading ? h("div", { class: "letter-subject break" }, message.subject) : null,
    message.text ? h("p", { class: "feed-text letter-text break" }, message.text) : null,
    message.hasMore ? moreButton(message) : null,
    fieldsOf(message), linesOf(message), clientOf(message), filesOf(message));
}

function direction(message) {
  const place = [message.source, ...(message.alsoIn ?? [])].join(", ");
  const to = message.direction === "out" ? t("letters.to", { address: message.name ? `${message.name} <${message.address}>` : message.address ?? "" }) : message.name && message.address ? message.address : "";
  return h("span", { class: "small quiet break" }, [to, place].filter(Boolean).join(" · "));
}

function standing(message) {
  if (message.standing === "person" || message.standing === "own") return null;
  return h("span", { class: "badge", "data-tone": "done" }, icon("info"), t(`letters.standing.${message.standing}`));
}

function state(message) {
  if (message.direction !== "out") return null;
  const [tone, name] = { queued: ["waiting", "clock"], sent: ["talking", "check"], refused: ["missed", "alert"], bounced: ["missed", "turn"] }[message.state] ?? ["done", "check"];
  return h("span", { class: "badge", "data-tone": tone, "data-message-state": message.state, title: message.reason || null }, icon(name), t(`letters.state.${message.state}`),
    message.reason && tone === "missed" ? h("span", { class: "break" }, `: ${message.reason}`) : null);
}

function moreButton(message) {
  const place = h("div", {});
  const button = h("button", { class: "button button-ghost button-small", type: "button", onclick: async () => {
    const answer = await get(`/api/v1/messages/${message.id}/text`).catch(() => null);
    if (answer) fill(place, h("p", { class: "feed-text letter-text letter-quoted break" }, answer.text));
  } }, icon("more"), t("letters.whole"));
  fill(place, button);
  return place;
}

function fieldsOf(message) {
  const names = Object.keys(message.fields ?? {}).sort();
  if (!names.length) return null;
  return h("dl", { class: "letter-facts" }, names.map((name) => [h("dt", {}, name), h("dd", { class: "break" }, message.fields[name])]));
}

function clientOf(message) {
  const client = message.client;
  if (message.direction !== "in" || !client) return null;
  const facts = [["phone", (client.phones ?? []).join(", ")], ["inn", client.inn], ["company", client.company]].filter(([, value]) => value);
  if (!facts.length) return null;
  return h("p", { class: "row wrap gap-2 small quiet", "data-client": "" }, h("span", {}, t(`letters.source.${message.kind}`)),
    facts.map(([name, value]) => h("span", { class: "break" }, `${t(`letters.client.${name}`)}: `, h("span", { class: "num" }, value))));
}

/** "12,5 м" */
export function amount(line) {
  const number = line.quantity === undefined || line.quantity === null ? "" : String(line.quantity / 1000).replace(".", t("letters.decimal"));
  return [number, line.unit].filter(Boolean).join(" ");
}

function linesOf(message) {
  const lines = message.lines ?? [];
  if (!lines.length) return null;
  return h("div", { class: "table-wrap", role: "region", tabindex: "0", "aria-label": t("letters.lines") }, h("table", { class: "table letter-lines" },
    h("thead", {}, h("tr", {}, h("th", {}, t("letters.article")), h("th", {}, t("letters.goods")), h("th", { class: "is-number" }, t("letters.quantity")))),
    h("tbody", {}, lines.map((line) => h("tr", {}, h("td", { class: "num" }, line.article ?? ""), h("td", { class: "break" }, line.name), h("td", { class: "is-number num" }, amount(line)))))));
}

function filesOf(message) {
  const files = message.files ?? [];
  if (!files.length) return null;
  return h("ul", { class: "letter-files" }, files.map((file) => {
    const label = [icon("download", "icon-s"), h("span", { class: "break" }, file.name || t("letters.nameless")), h("span", { class: "faint num" }, sizeText(file.size))];
    if (!file.hash) return h("li", { class: "row gap-2 quiet", title: t("letters.too_large") }, label);
    const path = `/letters/files/${file.id}`;
    const picture = pictures.includes(file.type) && file.size <= largestPicture;
    return h("li", {}, h("a", { class: "row gap-2", href: path, target: picture ? "_blank" : null, rel: "noopener", download: picture ? null : "" }, label),
      picture ? h("a", { href: path, target: "_blank", rel: "noopener" }, h("img", { class: "letter-picture", src: path, loading: "lazy", alt: file.name || t("letters.nameless") })) : null);
  }));
}
