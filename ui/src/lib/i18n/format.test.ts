import { expect, it } from "vitest";
import { formatChoice, formatDateTime } from "./format";
import { setLanguage } from "./language.svelte";

it("a moment is written as in a newspaper, with the whole year", () => {
  expect(formatDateTime("2024-05-01T15:30:00")).toBe("15:30 ngày 1/5/2024");
  expect(formatDateTime("no moment")).toBe("no moment");
  setLanguage("en");
  expect(formatDateTime("2024-05-01T15:30:00")).toBe("15:30 on 01/05/2024");
});

it("a choice is written as in a sentence", () => {
  expect(formatChoice(["1"])).toBe("1");
  expect(formatChoice(["1", "2", "3"])).toBe("1, 2 hoặc 3");
  setLanguage("en");
  expect(formatChoice(["1", "2", "3"])).toBe("1, 2 or 3");
});
