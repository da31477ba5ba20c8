// Texts of the reader's language, and how times, numbers and phones are written in it.

import { isoDay, wall } from "./zone.js";

const language = document.documentElement.lang || "ru";
const texts = (await import(`../strings/${language}.js`)).default;
const plural = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);

/** The text of `key` with `{places}` filled in; the key itself when there is none, so that a slip shows. */
export function t(key, values) {
  const text = texts[key];
  if (typeof text !== "string") return key;
  return values ? fillPlaces(text, values) : text;
}

/** The counted text of `key`: 1 звонок, 2 звонка, 5 звонков. */
export function tn(key, count, values) {
  const forms = texts[key];
  if (!forms || typeof forms === "string") return key;
  const text = forms[plural.select(count)] ?? forms.many ?? forms.other ?? key;
  return fillPlaces(text, { count: numbers.format(count), ...values });
}

function fillPlaces(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

export const number = (value) => numbers.format(value);

const two = (value) => String(value).padStart(2, "0");

/** `14:03` */
export function timeOfDay(milliseconds) {
  const { hour, minute } = wall(milliseconds);
  return `${two(hour)}:${two(minute)}`;
}

/** `21.11.2026 14:03` */
export function moment(milliseconds) {
  const { year, month, day } = wall(milliseconds);
  return `${two(day)}.${two(month)}.${year} ${timeOfDay(milliseconds)}`;
}

/** Today only the time, this year the day and month, else the date. */
export function shortMoment(milliseconds, now = Date.now()) {
  if (isoDay(milliseconds) === isoDay(now)) return timeOfDay(milliseconds);
  const { year, month, day } = wall(milliseconds);
  const date = `${two(day)}.${two(month)}`;
  return year === wall(now).year ? `${date} ${timeOfDay(milliseconds)}` : `${date}.${year}`;
}

/** A running clock: `0:07`, `12:40`, `1:02:03`. */
export function clockText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest.replace(/^0/, "");
}

/** How long: `45 с`, `12 мин`, `2 ч 5 мин`, `3 дн`. */
export function durationText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return t("duration.seconds", { count: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return t("duration.minutes", { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t("duration.days", { count: Math.floor(hours / 24) });
  const head = t("duration.hours", { count: hours });
  return minutes % 60 ? `${head} ${t("duration.minutes", { count: minutes % 60 })}` : head;
}

/** The form in which texts are compared: case and ё do not matter. */
export function fold(text) {
  return text.toLowerCase().replaceAll("ё", "е");
}

const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillic = "ёйцукенгшщзхъфывапролджэячсмитьбю";

/** The same keys in the other layout: `ghbdtn` is `привет`. */
export function otherLayout(text) {
  return [...text.toLowerCase()]
    .map((letter) => {
      const there = latin.indexOf(letter);
      if (there >= 0) return cyrillic[there];
      const back = cyrillic.indexOf(letter);
      return back >= 0 ? latin[back] : letter;
    })
    .join("");
}

/** Whether every word of `query` begins a word of `text`, in either layout. */
export function matches(text, query) {
  const words = fold(text).split(/[\s«»"().,:;/-]+/);
  const all = (asked) => fold(asked).trim().split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
  return all(query) || all(otherLayout(query));
}

/** Two letters for an avatar. */
export function initials(name) {
  return (name ?? "").split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0].toUpperCase()).join("");
}
