// Reading what was exported: offsets against the texts as the test wrote them, and whole files against those expected.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { ROOT } from "./harness/env";
import { files } from "./texts";

const EXPECTED = join(ROOT, "tests/e2e/expected");

/** A stretch of a text in code points, as files count. */
export function slice(text: string, start: number, end: number): string {
  return Array.from(text).slice(start, end).join("");
}

/** What each article's spans cover, from the texts alone: nothing of it was copied from an export. */
const quotes: Record<string, [label: string, quote: string][]> = {
  "bai/1-gao": [
    ["ROLE", "Thứ trưởng Công Thương"],
    ["PERSON", "Trần Quốc Khải".normalize("NFD")],
    ["TRADE_FIGURE", "11,4\u00a0tỷ\u00a0USD"],
    ["TRADE_FIGURE", "tăng 12,5%"],
    ["PERSON", "Đỗ Hà My"],
  ],
  "bai/2-ngoai-giao": [
    ["PERSON", "Nguyễn_Minh_Vũ"],
    ["ROLE", "Thứ_trưởng Bộ_Ngoại_giao"],
    ["TRADE_FIGURE", "hơn 139 tỷ USD năm 2023"],
    ["TRADE_FIGURE", "tăng 11 %"],
    ["PERSON", "Lê_Thu_Hương"],
  ],
  "bai/3-cang": [],
};

interface Span {
  label: string;
  start: number;
  end: number;
  quote?: string;
}

/** `text[start..end]` of the text that was imported is the quote, for every span. */
function checkSpans(id: string, text: string, spans: readonly Span[]): void {
  const written = files[`${id.replace("bai/", "")}.txt`];
  expect(text).toBe(written);
  const wanted = (quotes[id] ?? []).map(([label, quote]) => {
    const before = (written ?? "").indexOf(quote);
    const start = Array.from((written ?? "").slice(0, before)).length;
    return { label, start, end: start + Array.from(quote).length, quote };
  });
  const found = spans.map(({ label, start, end, quote }) => {
    if (quote !== undefined) expect(slice(text, start, end)).toBe(quote);
    return { label, start, end, quote: slice(text, start, end) };
  });
  expect(found.toSorted((a, b) => a.start - b.start)).toEqual(wanted);
}

function lines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

export function checkDoccano(text: string): void {
  const articles = lines(text) as {
    id: string;
    text: string;
    entities: { id: number; label: string; start_offset: number; end_offset: number }[];
    relations: { from_id: number; to_id: number; type: string }[];
  }[];
  expect(articles.map(({ id }) => id)).toEqual(Object.keys(quotes));
  for (const { id, text: whole, entities, relations } of articles) {
    const spans = entities.map((e) => ({
      label: e.label,
      start: e.start_offset,
      end: e.end_offset,
    }));
    checkSpans(id, whole, spans);
    const name = (wanted: number) => {
      const end = entities.find((entity) => entity.id === wanted);
      return end && slice(whole, end.start_offset, end.end_offset);
    };
    expect(relations.map((r) => [r.type, name(r.from_id), name(r.to_id)])).toEqual(
      id === "bai/2-ngoai-giao" ? [["HOLDS", "Nguyễn_Minh_Vũ", "Thứ_trưởng Bộ_Ngoại_giao"]] : [],
    );
  }
}

export function checkSpacy(text: string): void {
  const articles = lines(text) as { id: string; text: string; spans: Span[] }[];
  expect(articles.map(({ id }) => id)).toEqual(Object.keys(quotes));
  for (const { id, text: whole, spans } of articles) checkSpans(id, whole, spans);
}

export function checkNhan(text: string): void {
  const [header, ...articles] = lines(text) as [
    { unit: string },
    ...{
      source_id: string;
      revisions: { text: string }[];
      layers: {
        spans: { label: string; fragments: (Span & { text: string })[]; note?: string }[];
      }[];
    }[],
  ];
  expect(header.unit).toBe("code_point");
  expect(articles.map((article) => article.source_id)).toEqual(Object.keys(quotes));
  for (const { source_id, revisions, layers } of articles) {
    const spans = layers.flatMap((layer) => layer.spans);
    checkSpans(
      source_id,
      revisions[0]?.text ?? "",
      spans.map(({ label, fragments: [only] }) => ({
        label,
        start: only?.start ?? -1,
        end: only?.end ?? -1,
        quote: only?.text ?? "",
      })),
    );
  }
}

/** Ids and times differ with every run: each id becomes its place in the order of their first mention. */
function normalised(text: string): string {
  const ids = new Map<string, string>();
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (id.startsWith("0190a000-")) return id; // of the default schema
      const known = ids.get(id) ?? `id-${ids.size + 1}`;
      ids.set(id, known);
      return known;
    })
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "TIME");
}

/** Compares with the file that is checked in. NHAN_E2E_WRITE=1 writes it instead, to be read before it is committed. */
export function expectFile(name: string, text: string): void {
  const path = join(EXPECTED, name);
  const found = normalised(text);
  if (process.env["NHAN_E2E_WRITE"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, found);
  }
  expect(existsSync(path), `${path} is checked in`).toBe(true);
  expect(found).toBe(readFileSync(path, "utf8"));
}
