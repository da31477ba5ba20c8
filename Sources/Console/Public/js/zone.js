// Wall clocks of the company's zone (`console.zone`), whatever zone the browser is set to.

const clocks = (zone) => new Intl.DateTimeFormat("en-US", {
  calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", timeZone: zone,
  year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
});

// A zone that this browser has never heard of: its own is better than nothing.
const format = (() => {
  try {
    return clocks(document.documentElement.dataset.zone);
  } catch {
    return clocks();
  }
})();

/** What a clock shows at a moment: `{year, month, day, hour, minute, second}`, months from 1. */
export function wall(milliseconds) {
  const shown = {};
  for (const { type, value } of format.formatToParts(milliseconds)) if (type !== "literal") shown[type] = Number(value);
  return shown;
}

/** By how much clocks are ahead of UTC at a moment, in milliseconds. */
function ahead(milliseconds) {
  const { year, month, day, hour, minute, second } = wall(milliseconds);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(milliseconds / 1000) * 1000;
}

/** The moment at which clocks show that; within an hour that they skip, as though they had not skipped it yet. */
export function momentAt(year, month, day, hour = 0, minute = 0, second = 0) {
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - ahead(shown - ahead(shown));
}

const two = (value) => String(value).padStart(2, "0");

/** The day of a moment: `2026-11-22`. */
export function isoDay(milliseconds) {
  const { year, month, day } = wall(milliseconds);
  return `${year}-${two(month)}-${two(day)}`;
}

/** A moment as a field of days and times takes it: `2026-11-22T14:03`. */
export function isoMinute(milliseconds) {
  const { hour, minute } = wall(milliseconds);
  return `${isoDay(milliseconds)}T${two(hour)}:${two(minute)}`;
}

/** The last second of the day of a moment. */
export function endOfDay(milliseconds) {
  const { year, month, day } = wall(milliseconds);
  return momentAt(year, month, day, 23, 59, 59);
}
