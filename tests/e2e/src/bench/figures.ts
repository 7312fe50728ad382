// What was measured: raw figures to read, and a line for each budget in the file that NHAN_BENCH_OUT names.
import { appendFileSync } from "node:fs";

/** How often the slow things are repeated. */
export const RUNS = number("NHAN_BENCH_RUNS", 7);

/** The largest project that a window is opened on. */
export const ARTICLES = number("NHAN_BENCH_ARTICLES", 10_000);

/** How long a screen shows a frame, in milliseconds. */
export const FRAME = 1_000 / 60;

function number(name: string, usual: number): number {
  const given = Number(process.env[name] ?? usual);
  if (!Number.isInteger(given) || given < 1) throw new Error(`${name} is not a number`);
  return given;
}

/** A figure with a budget. */
export function report(id: string, value: number, reference?: number): void {
  const beside =
    reference === undefined
      ? ""
      : ` (reference ${reference.toFixed(2)}: ${(value / reference).toFixed(2)} ×, ${(value - reference).toFixed(2)} more)`;
  console.log(`${id.padStart(26)} ${value.toFixed(2)}${beside}`);
  const file = process.env["NHAN_BENCH_OUT"];
  if (file === undefined) return;
  appendFileSync(file, `${JSON.stringify({ id, value, reference: reference ?? null })}\n`);
}

/** Raw figures, which no budget names. */
export function note(what: string, figures: readonly number[]): void {
  console.log(`${what}: ${figures.map((figure) => figure.toFixed(1)).join(" ")}`);
}

/** The value below which a part of the figures lies; between two of them it is interpolated. */
export function quantile(figures: readonly number[], part: number): number {
  if (figures.length === 0) throw new Error("nothing was measured");
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The mean of the middle half: a median for figures of a clock that counts whole milliseconds. */
export function middle(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const kept = sorted.slice(quarter, sorted.length - quarter);
  if (kept.length === 0) throw new Error("nothing was measured");
  return kept.reduce((sum, figure) => sum + figure, 0) / kept.length;
}
