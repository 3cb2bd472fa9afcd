// The bot's clock, as the server last told it, running on; and moments in the company's zone.
import { currentLanguage, text } from "./texts.js";

let zone = "Asia/Jakarta";
let serverNow = Date.now();
let heardAt = performance.now();
let aheadSeconds = 0;

const SHORT_ZONES = { "Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" };

export function heard(clock) {
  zone = clock.zone;
  serverNow = Date.parse(clock.now);
  heardAt = performance.now();
  aheadSeconds = clock.ahead;
}

export const now = () => new Date(serverNow + performance.now() - heardAt);
export const zoneName = () => SHORT_ZONES[zone] ?? zone;

function format(date, options) {
  const locale = currentLanguage() === "en" ? "en-GB" : "id-ID";
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(date);
}

export const hourMinute = (date) => format(date, { hour: "2-digit", minute: "2-digit" });
export const longDate = (date) => format(date, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** @returns the local date as 2026-11-22, in the company's zone. */
export function localDate(date) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(date);
}

/** @returns the local date and time as 2026-11-22T08:00, for an input field. */
export function localDateTime(date) {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(date);
  return localDate(date) + "T" + time;
}

/** @returns tomorrow's date as 2026-11-23, in the company's zone. */
export function tomorrow() {
  const noon = new Date(localDate(now()) + "T12:00:00Z");
  noon.setUTCDate(noon.getUTCDate() + 1);
  return noon.toISOString().slice(0, 10);
}

export function dayName(date) {
  const days = Math.round((Date.parse(localDate(now())) - Date.parse(localDate(date))) / 86_400_000);
  if (days === 0) return text("today");
  if (days === 1) return text("yesterday");
  return format(date, { weekday: "long", day: "numeric", month: "long" });
}

/** @returns how far the bot's clock is ahead of the real one, in words; empty where it is not. */
export function ahead() {
  const hours = Math.round(aheadSeconds / 3600);
  if (hours < 1) return "";
  return hours < 48 ? text("aheadHours", { n: hours }) : text("aheadDays", { n: Math.round(hours / 24) });
}
