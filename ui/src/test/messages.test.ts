import { describe, expect, it } from "vitest";
import en from "../../messages/en.json";
import vi from "../../messages/vi.json";

type Messages = { [key: string]: unknown };

function placeholders(message: unknown): string[] {
  const text = typeof message === "string" ? message : JSON.stringify(message);
  const names = [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? "");
  return [...new Set(names)].sort();
}

describe("messages", () => {
  it("are the same in both languages", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });

  it("are sorted, so that two people can add to them", () => {
    for (const messages of [vi, en]) {
      const keys = Object.keys(messages);
      expect(keys).toEqual([...keys].sort());
    }
  });

  it("have the same placeholders in both languages", () => {
    for (const [key, message] of Object.entries(vi as Messages)) {
      expect(placeholders((en as Messages)[key]), key).toEqual(placeholders(message));
    }
  });

  it("are not empty, and use the letters as typed (NFC)", () => {
    for (const message of [...Object.values(vi as Messages), ...Object.values(en as Messages)]) {
      const text = JSON.stringify(message);
      expect(text.length).toBeGreaterThan(2);
      expect(text).toBe(text.normalize("NFC"));
    }
  });
});
