import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpDto, ZoneDto, ZoneKind } from "../../../lib/ipc/bindings";
import { predict, type Screen } from "./predict";
import { RelationIndex } from "./relations";
import { SpanIndex } from "./spans";
import { model } from "./testing";
import { extents, firstDifference, isInScope, KINDS, place, ZoneIndex } from "./zones";

const TEXT = "Tin gạo\nGiá gạo tăng. Kho đầy.\nẢnh: Mai An\n\nLiên hệ tòa soạn\n";
const text = model(TEXT);

const at = (words: string): { start: number; end: number } => {
  const start = TEXT.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return { start, end: start + words.length };
};
const zone = (kind: ZoneKind, words: string, id: string = kind): ZoneDto => ({
  id,
  kind,
  ...at(words),
  inScope: isInScope(kind),
  origin: "rule",
  reason: "prose",
});
const page = (): ZoneIndex =>
  new ZoneIndex([
    zone("footer", "Liên hệ tòa soạn"),
    zone("title", "Tin gạo"),
    zone("body", "Giá gạo tăng. Kho đầy.\nẢnh: Mai An"),
  ]);

const screen = (zones: ZoneIndex): Screen => ({
  article: "a",
  text: TEXT,
  layer: null,
  index: new SpanIndex(text.chunks),
  relations: new RelationIndex(),
  zones,
  status: "new",
  statusNote: "",
});
const shown = (zones: ZoneIndex): string[] =>
  zones.all.map(({ kind, start, end }) => `${kind}: ${TEXT.slice(start, end)}`);
const set = (id: string, kind: ZoneKind, range: { start: number; end: number }): OpDto => ({
  type: "setZone",
  id,
  rest: `${id}-rest`,
  article: "a",
  kind,
  ...range,
});

/** Does an operation as the screen does, and gives what takes it back. */
function apply(zones: ZoneIndex, op: OpDto): () => void {
  const { forward, back } = predict(screen(zones), op);
  const all = (changes: typeof forward) => () => {
    for (const change of changes) {
      if (change.type !== "zone") throw new Error(change.type);
      if (change.zone) zones.upsert(change.zone);
      else zones.remove(change.id);
    }
  };
  all(forward)();
  return all(back);
}

describe("a zone that is set", () => {
  it("parts the one it lies within, and what is left keeps kind and reason", () => {
    const zones = page();
    const takeBack = apply(zones, set("n", "date", at("tăng.")));
    expect(shown(zones)).toEqual([
      "title: Tin gạo",
      "body: Giá gạo",
      "date: tăng.",
      "body: Kho đầy.\nẢnh: Mai An",
      "footer: Liên hệ tòa soạn",
    ]);
    expect(zones.get("n")).toMatchObject({ origin: "hand", reason: "", inScope: false });
    expect(zones.get("n-rest")).toMatchObject({ origin: "rule", reason: "prose", inScope: true });
    takeBack();
    expect(zones.all).toEqual(page().all);
  });

  it("cuts those at its edges and takes in those below it", () => {
    const zones = page();
    apply(zones, set("n", "menu", { start: at("gạo").start, end: at("Liên").end }));
    expect(shown(zones)).toEqual([
      "title: Tin",
      `menu: ${TEXT.slice(at("gạo").start, at("Liên").end)}`,
      "footer: hệ tòa soạn",
    ]);
  });

  it("leaves nothing of which only blanks would be left", () => {
    const zones = page();
    apply(zones, set("n", "menu", { start: 0, end: at("Giá").start }));
    apply(zones, set("m", "title", at("Tin gạo")));
    expect(shown(zones)[0]).toBe("title: Tin gạo");
    expect(zones.get("n")).toBeUndefined();
  });

  it("of an id that is there changes that one, and is taken back whole", () => {
    const zones = page();
    const takeBack = apply(zones, set("footer", "body", at("Ảnh: Mai An")));
    expect(shown(zones).slice(1)).toEqual(["body: Giá gạo tăng. Kho đầy.", "body: Ảnh: Mai An"]);
    takeBack();
    expect(zones.all).toEqual(page().all);
  });

  it("never overlaps another, and is always taken back whole", () => {
    const edge = fc.nat(TEXT.length);
    const wish = fc.tuple(edge, edge, fc.constantFrom(...KINDS), fc.nat(3));
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 6 }), (wishes) => {
        const zones = page();
        wishes.forEach(([a, b, kind, which], i) => {
          if (a === b) return;
          const range = { start: Math.min(a, b), end: Math.max(a, b) };
          const before = [...zones.all];
          const op = set(zones.all[which]?.id ?? `n${i}`, kind, range);
          apply(zones, op)();
          expect(zones.all).toEqual(before);
          apply(zones, op);
          expect(zones.at(range.start)?.kind).toBe(kind);
          zones.all.forEach((each, k) => {
            expect(each.start).toBeLessThan(each.end);
            expect(each.end).toBeLessThanOrEqual(zones.all[k + 1]?.start ?? TEXT.length);
          });
        });
      }),
    );
  });

  it("and one that is deleted come and go on the screen", () => {
    const zones = page();
    const takeBack = apply(zones, { type: "deleteZone", zone: "body" });
    expect(shown(zones)).toEqual(["title: Tin gạo", "footer: Liên hệ tòa soạn"]);
    takeBack();
    expect(zones.all).toEqual(page().all);
    expect(predict(screen(zones), { type: "deleteZone", zone: "gone" }).forward).toEqual([]);
  });
});

describe("what can be set", () => {
  const offered = (start: number, end = start, zones = page()) =>
    extents(text, zones, { start, end }).map(
      (each) => `${each.of}: ${TEXT.slice(each.start, each.end)}`,
    );

  it("at a caret is the paragraph, and the zone where that is more", () => {
    expect(offered(at("Kho").start)).toEqual([
      "paragraph: Giá gạo tăng. Kho đầy.",
      "zone: Giá gạo tăng. Kho đầy.\nẢnh: Mai An",
    ]);
    expect(offered(at("Liên").start)).toEqual(["paragraph: Liên hệ tòa soạn"]);
  });

  it("at a caret in a zone within a paragraph is that zone", () => {
    const zones = page();
    apply(zones, set("n", "date", at("tăng.")));
    expect(offered(at("tăng.").start, undefined, zones)).toEqual(["paragraph: tăng."]);
    zones.remove("n");
    expect(offered(at("tăng.").start + 1, undefined, zones)).toEqual(["paragraph: tăng."]);
  });

  it("at a caret in a text of one paragraph is the sentence first", () => {
    const line = model("Tin gạo. Kho đầy. Liên hệ tòa soạn.");
    const offers = extents(line, new ZoneIndex(), { start: 10, end: 10 });
    expect(offers.map(({ of, start, end }) => `${of}: ${line.text.slice(start, end)}`)).toEqual([
      "sentence: Kho đầy.",
      "paragraph: Tin gạo. Kho đầy. Liên hệ tòa soạn.",
    ]);
  });

  it("of a selection is that, without its blanks, and the paragraphs it touches", () => {
    const { start } = at(" đầy.");
    expect(offered(start, at("Ảnh").end)).toEqual([
      "selection: đầy.\nẢnh",
      "paragraph: Giá gạo tăng. Kho đầy.\nẢnh: Mai An",
    ]);
  });

  it("is nothing where nothing stands", () => {
    expect(extents(model(""), new ZoneIndex(), { start: 0, end: 0 })).toEqual([]);
    expect(extents(model("\n\n"), new ZoneIndex(), { start: 1, end: 1 })).toEqual([]);
    expect(offered(at("\n\nLiên").start + 1)).toEqual([]);
  });
});

describe("the place of a kind", () => {
  it("is the extent, joined to text of that kind", () => {
    const zones = page();
    expect(place(zones, at("Ảnh: Mai An"), "caption")).toEqual({ id: null, ...at("Ảnh: Mai An") });
    expect(place(zones, at("Tin gạo"), "menu")).toEqual({ id: "title", ...at("Tin gạo") });
    const { end } = at("Liên hệ tòa soạn");
    const { start } = at("Ảnh: Mai An");
    expect(place(zones, { start, end: end - 4 }, "footer")).toEqual({ id: "footer", start, end });
  });

  it("is none where all is of that kind", () => {
    expect(place(page(), at("Kho đầy."), "body")).toBeNull();
  });
});

describe("where zones differ first", () => {
  it("is found on either side, and not where only the pieces differ", () => {
    const zones = page();
    const before = zones.all;
    apply(zones, set("n", "caption", at("Ảnh: Mai An")));
    expect(firstDifference(before, zones.all)).toBe(at("Kho đầy.").end);
    expect(firstDifference(zones.all, before)).toBe(at("Kho đầy.").end);
    expect(firstDifference(before, before)).toBeNull();
  });
});
