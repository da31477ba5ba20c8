// What of a text is evidence, marked in it. Offsets are UTF-16 units, as JavaScript counts them.

import { h, shown } from "../dom.js";
import { t } from "../text.js";

const kinds = { inn: "inn", tender: "tender", goods: "goods", article: "goods", quantity: "goods", customer: "customer", object: "object", site: "object", city: "city", address: "city" };

/** `text` as nodes, the pieces of `marks` ({start, length, kind}, by start) as <mark>; of pieces that overlap the first counts. */
export function markedText(text, marks) {
  const nodes = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start < at) continue;
    if (mark.start > at) nodes.push(shown(text.slice(at, mark.start)));
    const kind = kinds[mark.kind] ?? "word";
    nodes.push(h("mark", { "data-kind": kind, title: t(`fan.kind.${kind}`) }, text.slice(mark.start, mark.start + mark.length)));
    at = mark.start + mark.length;
  }
  if (at < text.length) nodes.push(shown(text.slice(at)));
  return nodes;
}
