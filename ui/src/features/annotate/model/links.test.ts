import { describe, expect, it } from "vitest";
import { candidates, fits, isLinked, linkWays } from "./links";
import { Chunks } from "./ranges";
import { SpanIndex } from "./spans";
import { testSchema } from "./testing";

const index = new SpanIndex(
  new Chunks([0, 1000, 1]),
  (
    [
      ["r1", "role", 0, 10],
      ["p1", "person", 11, 20],
      ["r2", "role", 21, 30],
      ["f1", "trade_figure", 31, 40],
      ["r3", "role", 500, 510],
      ["p2", "person", 600, 610],
    ] as const
  ).map(([id, label, start, end]) => ({
    id,
    label,
    ends: [start, end],
    entity: null,
    noted: false,
  })),
);
const span = (id: string) => {
  const found = index.get(id);
  if (!found) throw new Error(id);
  return found;
};

describe("links", () => {
  it("lead from a person to roles and from a role to persons, as the schema says", () => {
    expect(linkWays(testSchema, span("p1")).map((way) => way.end)).toEqual(["from"]);
    expect(linkWays(testSchema, span("r1")).map((way) => way.end)).toEqual(["to"]);
    expect(linkWays(testSchema, span("f1"))).toEqual([]);
  });

  it("offer the nearest first, the one before of two as near", () => {
    const [way] = linkWays(testSchema, span("p1"));
    if (!way) throw new Error("no way");
    expect(candidates(testSchema, index, way, span("p1"), []).map((s) => s.id)).toEqual([
      "r1",
      "r2",
      "r3",
    ]);
    expect(fits(testSchema, way, span("p1"), span("f1"))).toBe(false);
    expect(fits(testSchema, way, span("p1"), span("p2"))).toBe(false);
  });

  it("lead to every label where the schema names none", () => {
    const relations = testSchema.relations.map((relation) => ({ ...relation, to: [] }));
    const schema = { ...testSchema, relations };
    const [way] = linkWays(schema, span("p1"));
    if (!way) throw new Error("no way");
    expect(fits(schema, way, span("p1"), span("f1"))).toBe(true);
    expect(linkWays(schema, span("f1")).map((way) => way.end)).toEqual(["to"]);
  });

  it("do not offer what is linked", () => {
    const [way] = linkWays(testSchema, span("r1"));
    if (!way) throw new Error("no way");
    const relations = [{ id: "x", kind: "holds", from: "p1", to: "r1" }];
    expect(isLinked(relations, way, span("r1"), span("p1"))).toBe(true);
    expect(candidates(testSchema, index, way, span("r1"), relations).map((s) => s.id)).toEqual([
      "p2",
    ]);
  });
});
