import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { setLanguage } from "../../lib/i18n/language.svelte";
import type { ZoneDto } from "../../lib/ipc/bindings";
import { KINDS } from "./model/zones";
import { kindName, reasonText } from "./zoneNames";

const zone = (part: Partial<ZoneDto>): ZoneDto => ({
  id: "z",
  kind: "body",
  start: 0,
  end: 1,
  inScope: true,
  origin: "rule",
  reason: "prose",
  ...part,
});

/** The reasons that core gives, as its own source lists them. */
const given = [
  ...readFileSync("../src-tauri/core/src/text/zones/found.rs", "utf8").matchAll(
    /Self::\w+ => "(\w+)"/gu,
  ),
].map(([, name]) => name ?? "");

describe("a zone in words", () => {
  it.each(["vi", "en"] as const)("every kind has a name of its own: %s", (language) => {
    setLanguage(language);
    expect(new Set(KINDS.map(kindName)).size).toBe(15);
  });

  it("every reason of core has a sentence of its own", () => {
    expect(given).toHaveLength(27);
    const texts = given.map((reason) => reasonText(zone({ reason })));
    expect(new Set(texts).size).toBe(given.length);
    for (const text of texts) expect(text).toMatch(/^nhận ra vì .{8}/u);
  });

  it("says who set it, and nothing of a reason that is not known", () => {
    expect(reasonText(zone({ origin: "hand" }))).toBe("do người dùng xếp");
    expect(reasonText(zone({ origin: "imported", reason: "constructor" }))).toBe(
      "theo tệp đã nhập",
    );
    expect(reasonText(zone({ reason: "of another program" }))).toBe("");
  });
});
