// Numbers and dates as the interface language writes them.
import { m } from "../paraglide/messages";
import { language } from "./language.svelte";

function locale(): string {
  return language() === "vi" ? "vi-VN" : "en-GB";
}

/** A format of the interface language, kept: to make one takes much longer than to use it. */
function kept<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const format = made.get(locale()) ?? make(locale());
    made.set(locale(), format);
    return format;
  };
}

const numbers = kept((name) => new Intl.NumberFormat(name, { maximumSignificantDigits: 15 }));
const regions = kept((name) => new Intl.DisplayNames(name, { type: "region", fallback: "code" }));
const lists = kept((name) => new Intl.ListFormat(name, { type: "conjunction" }));
const choices = kept((name) => new Intl.ListFormat(name, { type: "disjunction" }));
const times = kept((name) => new Intl.DateTimeFormat(name, { timeStyle: "short" }));
const DAY = { day: "numeric", month: "numeric", year: "numeric" } as const;
const dates = kept((name) => new Intl.DateTimeFormat(name, DAY));
/** A day is the same day everywhere. */
const days = kept((name) => new Intl.DateTimeFormat(name, { ...DAY, timeZone: "UTC" }));

/** All digits that a number has: what is shown is what is stored. */
export function formatNumber(value: number): string {
  return numbers().format(value);
}

/** The country of an ISO 3166 code; what is none (ASEAN) is returned as it is. */
export function formatRegion(code: string): string {
  // Newspapers in both languages write EU.
  if (code === "EU") return code;
  try {
    return regions().of(code) ?? code;
  } catch {
    return code;
  }
}

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

/** The size of a file, as systems show it: `1,2 MB`. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  const format = new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: SIZES[step] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: step === 0 ? 0 : 1,
  });
  return format.format(bytes / 1000 ** step);
}

/** `2023-03-09` or a timestamp, as a short date; text that is no date is returned as it is. */
export function formatDate(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return (isDay ? days() : dates()).format(date);
}

/** A timestamp as a newspaper writes it: `15:30 ngày 1/5/2024`. */
export function formatDateTime(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return m.app_moment({ time: times().format(date), date: dates().format(date) });
}

export function formatList(items: string[]): string {
  return lists().format(items);
}

/** `1, 2 hoặc 3` */
export function formatChoice(items: string[]): string {
  return choices().format(items);
}
