import { describe, expect, it } from "vitest";
import { choose } from "./overrides";

describe("choosing against what was recognised", () => {
  const natural = new Set(["conll", "text"]);

  it("reads one as another", () => {
    expect(choose({}, natural, "conll", "text")).toEqual({ conll: "text" });
  });

  it("takes what was moved there along", () => {
    const first = choose({}, natural, "conll", "csv");
    expect(choose(first, natural, "csv", "text")).toEqual({ conll: "text" });
  });

  it("goes back", () => {
    const first = choose({}, natural, "conll", "csv");
    expect(choose(first, natural, "csv", "conll")).toEqual({});
    expect(choose({}, natural, "text", "text")).toEqual({});
  });

  it("moves both where they look the same", () => {
    const first = choose({}, natural, "conll", "text");
    expect(choose(first, natural, "text", "csv")).toEqual({ conll: "csv", text: "csv" });
  });
});
