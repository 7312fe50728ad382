// Numbers and dates as the interface language writes them.
import { language } from "./language.svelte";

function locale(): string {
  return language() === "vi" ? "vi-VN" : "en-GB";
}

/** All digits that a number has: what is shown is what is stored. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumSignificantDigits: 15 }).format(value);
}

/** The country of an ISO 3166 code; what is none (ASEAN) is returned as it is. */
export function formatRegion(code: string): string {
  // Newspapers in both languages write EU.
  if (code === "EU") return code;
  try {
    return new Intl.DisplayNames(locale(), { type: "region", fallback: "code" }).of(code) ?? code;
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
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00` : value);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "numeric",
    year: "numeric",
  }).format(date);
}

export function formatDateTime(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(locale(), { dateStyle: "short", timeStyle: "short" }).format(date);
}

export function formatList(items: string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(items);
}
