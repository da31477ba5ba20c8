// How the values of fields are read aloud: sums, days, people, files.

import { moment, number, shortMoment, t } from "../text.js";
import { now } from "../clock.js";
import { isoDay, momentAt } from "../zone.js";

/** Microseconds of the server in milliseconds of the browser. */
export const ms = (microseconds) => Math.floor(microseconds / 1000);

const signs = { RUB: "₽", USD: "$", EUR: "€" };

/** `12 345,60 ₽`, without kopecks when there are none. */
export function money(minor, currency = "RUB") {
  const whole = Math.trunc(Math.abs(minor) / 100);
  const rest = Math.abs(minor) % 100;
  const point = document.documentElement.lang === "ru" ? "," : ".";
  const text = number(whole) + (rest ? point + String(rest).padStart(2, "0") : "");
  return `${minor < 0 ? "−" : ""}${text}\u00A0${signs[currency] ?? currency}`;
}

/** A large sum in few letters: `1,2 млн ₽`. */
export function shortMoney(minor, currency = "RUB") {
  const whole = Math.abs(minor) / 100;
  const sign = signs[currency] ?? currency;
  for (const [limit, key] of [[1e9, "money.billions"], [1e6, "money.millions"], [1e4, "money.thousands"]]) {
    if (whole < limit) continue;
    const value = whole / (limit === 1e4 ? 1e3 : limit);
    const text = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value);
    return `${minor < 0 ? "−" : ""}${t(key, { value: text })}\u00A0${sign}`;
  }
  return money(minor, currency);
}

/** Sums by currency, side by side. */
export const sums = (all, short = true) =>
  Object.entries(all ?? {}).filter(([, minor]) => minor).sort().map(([currency, minor]) => (short ? shortMoney : money)(minor, currency)).join(" + ");

/** `22.11.2026` of `2026-11-22`. */
export function day(iso) {
  const [year, month, date] = String(iso).split("-");
  return date ? `${date}.${month}.${year}` : String(iso);
}

/** Days since 1970 or microseconds, in milliseconds; of a day its last second. */
export function endOf(value, isDay) {
  if (!isDay) return ms(value);
  const date = new Date(value * 86_400_000);
  return momentAt(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), 23, 59, 59);
}

/** What stands in a field, for people. `names`: people, companies, cards, files, departments by number; `staff` a map. */
export function faceOf(field, value, names, staff) {
  if (value === null || value === undefined) return "";
  switch (field.type) {
    case "flag": return t(value ? "value.yes" : "value.no");
    case "int": return number(value);
    case "quantity": return String(value).replace(".", document.documentElement.lang === "ru" ? "," : ".");
    case "money": return money(value.minor, value.currency);
    case "date": return day(value);
    case "moment": return moment(ms(value));
    case "employee": return staff.get(value)?.name ?? `№ ${value}`;
    case "employees": return value.map((id) => staff.get(id)?.name ?? `№ ${id}`).join(", ");
    case "department": return names.departments?.[value] ?? `№ ${value}`;
    case "contact": return names.people?.[value] ?? `№ ${value}`;
    case "company": return names.companies?.[value] ?? `№ ${value}`;
    case "link": return names.cards?.[value] ?? `№ ${value}`;
    case "file": return names.files?.[value] ?? t("value.file");
    case "phone": return phone(value);
    default: return String(value);
  }
}

/** `+7 (921) 123-45-67`. */
export function phone(text) {
  const match = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(text ?? "");
  return match ? `+7 (${match[1]}) ${match[2]}-${match[3]}-${match[4]}` : (text ?? "");
}

/** Where a value came from: «из 1С 14:03», «робот: ru_sale v12/shipping.on_enter», «Ольга Петрова, 14:03». */
export function sourceWords(source, staff) {
  if (!source) return "";
  const time = shortMoment(ms(source.at), now());
  if (source.name === "person") return [staff.get(source.staff)?.name, time].filter(Boolean).join(", ");
  const words = t(`source.${source.name}`, { time });
  return words.startsWith("source.") ? t("source.rule", { name: source.name, time }) : words;
}

/** The day of today as `2026-11-22`. */
export const today = () => isoDay(now());
