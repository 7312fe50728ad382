import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asInField, withLineEnds } from "./lineEnds";

describe("line ends", () => {
  it("stay as they were where nothing was typed", () => {
    const text = "một\r\nhai\nba\rbốn\r\n";
    expect(withLineEnds(text, asInField(text))).toBe(text);
    expect(withLineEnds(text, "một\nhai đã sửa\nba\nbốn\n")).toBe("một\r\nhai đã sửa\nba\rbốn\r\n");
    expect(withLineEnds(text, "một\nhai\nmới\nba\nbốn\n")).toBe("một\r\nhai\nmới\r\nba\rbốn\r\n");
    expect(withLineEnds("một\rhai\nba", "một\n\nba")).toBe("một\r\rba");
    expect(withLineEnds("một\nhai", "một\nhai\nba")).toBe("một\nhai\nba");
  });

  it("change nothing of what was typed", () => {
    const text = fc
      .array(fc.constantFrom("a", "ộ", " ", "\n", "\r\n", "\r"))
      .map((p) => p.join(""));
    fc.assert(
      fc.property(text, text, (original, typed) => {
        const edited = asInField(typed);
        expect(asInField(withLineEnds(original, edited))).toBe(edited);
      }),
    );
  });
});
