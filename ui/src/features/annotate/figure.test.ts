import { describe, expect, it } from "vitest";
import { setLanguage } from "../../lib/i18n/language.svelte";
import { figureRows } from "./figure";

const nothing = {
  value: null,
  low: null,
  high: null,
  unit: null,
  commodity: null,
  scale: null,
  comparator: null,
  period: null,
  base: null,
  change: null,
  flow: null,
  qualifier: null,
  topic: null,
  partners: [],
};

function said(figure: object): Record<string, string> {
  return Object.fromEntries(figureRows(figure).map(({ name, text }) => [name, text]));
}

/** The same figure in both languages. */
function both(figure: object): [Record<string, string>, Record<string, string>] {
  setLanguage("vi");
  const vi = said(figure);
  setLanguage("en");
  return [vi, said(figure)];
}

describe("a trade figure", () => {
  it("is said in the language of the interface, part by part", () => {
    const [vi, en] = both({
      ...nothing,
      kind: "level",
      value: 5_400_000,
      low: 5_400_000,
      high: null,
      unit: "tonne",
      commodity: "gạo",
      scale: 1_000_000,
      comparator: "hơn",
      topic: "exports",
      flow: { investor: "KR", host: "VN" },
      partners: ["VN", "US"],
    });
    expect(vi).toEqual({
      kind: "mức",
      value: "5.400.000",
      unit: "tấn",
      commodity: "gạo",
      scale: "triệu",
      comparator: "hơn",
      flow: "Hàn Quốc → Việt Nam",
      topic: "xuất khẩu",
      partners: "Việt Nam, Hoa Kỳ",
    });
    expect(en).toMatchObject({
      kind: "level",
      value: "5,400,000",
      unit: "tonnes",
      commodity: "gạo",
      scale: "million",
      comparator: "more than",
      flow: "South Korea → Vietnam",
      topic: "exports",
    });
  });

  it.each([
    [
      { years: [2021], quarter: null, per: null, text: "năm 2021" },
      "năm 2021",
      "2021 (“năm 2021”)",
    ],
    [
      { years: [2022], quarter: null, per: null, text: "9 tháng đầu năm" },
      "2022 (“9 tháng đầu năm”)",
      "2022 (“9 tháng đầu năm”)",
    ],
    [{ years: [2022], quarter: 3, per: null, text: "quý III/2022" }, "quý III/2022", null],
    [{ years: [2022], quarter: 3, per: null, text: null }, "quý III/2022", "Q3 2022"],
    [{ years: [], quarter: null, per: "year", text: "mỗi năm" }, "mỗi năm", "per year (“mỗi năm”)"],
    [{ years: [2017, 2018, 2019, 2020], per: null, text: null }, "2017–2020", "2017–2020"],
  ])("has a period: %j", (period, vi, en) => {
    const [inVi, inEn] = both({ ...nothing, kind: "level", period });
    expect(inVi["period"]).toBe(vi);
    if (en !== null) expect(inEn["period"]).toBe(en);
  });

  it("went up or down, from somewhere to somewhere", () => {
    const change = { direction: "up", from: 0, to: 460_000_000 };
    const [vi, en] = both({ ...nothing, kind: "change", change });
    expect(vi["change"]).toBe("tăng từ 0 lên 460.000.000");
    expect(en["change"]).toBe("up from 0 to 460,000,000");
    const down = { direction: "down", from: null, to: null };
    expect(both({ kind: "change", change: down }).map((rows) => rows["change"])).toEqual([
      "giảm",
      "down",
    ]);
  });

  it("keeps a unit, a topic, a partner and a part that nobody here knows", () => {
    const [vi] = both({
      kind: "level",
      value: 0.0625,
      unit: "TEU",
      topic: "port_calls",
      partners: ["ASEAN", "EU"],
      comparator: "ngót",
      note: { by: "An", sure: true },
    });
    expect(vi).toEqual({
      kind: "mức",
      value: "0,0625",
      unit: "TEU",
      topic: "port_calls",
      partners: "ASEAN, EU",
      comparator: "ngót",
      note: "An, ✓",
    });
  });

  it("says nothing of what is not known", () => {
    expect(both({ ...nothing, kind: "rank", scale: 1 })[0]).toEqual({ kind: "thứ hạng" });
  });
});
