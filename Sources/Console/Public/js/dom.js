// Elements without markup strings: text goes in through textContent alone, so a caller's name is always text.

/** Makes an element. `props`: class, data-*, aria-*, on* (listeners), hidden, value, … `children`: nodes or texts. */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name in element && !name.includes("-") && name !== "list") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(shown(child)));
  }
}

/**
 * Text from outside as it may be shown: control characters become U+FFFD, marks that turn the direction of text, with
 * which a caller's name could rearrange the line it stands in, are left out.
 */
export function shown(text) {
  return String(text)
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, "\uFFFD");
}

const icons = new URL("../img/icons.svg", import.meta.url).pathname;

/** A symbol of the sprite. Icons stand beside words, so they are silent for screen readers. */
export function icon(name, more = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `icon ${more}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${icons}#${name}`);
  svg.append(use);
  return svg;
}

/** Points an icon made by `icon` at another symbol. */
export function setIcon(svg, name) {
  const use = svg.firstElementChild;
  const href = `${icons}#${name}`;
  if (use.getAttribute("href") !== href) use.setAttribute("href", href);
}

/** Sets an element's text when it differs: an unchanged node keeps its selection and is not announced again. */
export function setText(element, text) {
  const words = shown(text ?? "");
  if (element.textContent !== words) element.textContent = words;
}

/** Sets or, for null and false, removes an attribute, touching the tree only for a change. */
export function setAttr(element, name, value) {
  if (value === null || value === undefined || value === false) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/**
 * Makes the children of `parent` the rows of `items`, in order, each kept by its key: rows that stay are updated and
 * moved only when their order changed, so that focus and selection inside them survive.
 */
export function patchRows(parent, items, key, create, update) {
  const old = new Map();
  for (const row of parent.children) old.set(row.dataset.rowKey, row);
  let next = parent.firstElementChild;
  for (const item of items) {
    const id = String(key(item));
    let row = old.get(id);
    if (row) {
      old.delete(id);
    } else {
      row = create(item);
      row.dataset.rowKey = id;
    }
    update?.(row, item);
    if (row === next) next = next.nextElementSibling;
    else parent.insertBefore(row, next);
  }
  for (const row of old.values()) row.remove();
}

/** Replaces the children of `element`. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}
