import { describe, expect, it } from "vitest";
import { Runs } from "./runs";
import { model } from "./testing";

function allCapitals(text: string): string[] {
  const runs = new Runs(model(text));
  const found: string[] = [];
  for (let run = runs.nextCapital(0); run; run = runs.nextCapital(run.end))
    found.push(text.slice(run.start, run.end));
  return found;
}

function allNumbers(text: string): string[] {
  const runs = new Runs(model(text));
  const found: string[] = [];
  for (let run = runs.nextNumber(0); run; run = runs.nextNumber(run.end))
    found.push(text.slice(run.start, run.end));
  return found;
}

describe("capitalised runs", () => {
  it.each([
    ["Thứ trưởng Ngoại giao Lê Thị Thu Hà nói", ["Thứ", "Ngoại", "Lê Thị Thu Hà"]],
    ["Thứ_trưởng Ngoại_giao Lê_Thị_Thu_Hà nói", ["Thứ_trưởng", "Ngoại_giao", "Lê_Thị_Thu_Hà"]],
    ["Theo bà Hà, khóa học", ["Hà"]],
    ["Ông Sơn đến. Bà đi.", ["Sơn"]],
    ["Khóa tập huấn ở Đà Nẵng", ["Đà Nẵng"]],
    ["Gạo tăng giá. Gạo Việt rẻ", ["Việt"]],
    ["Xuất_khẩu gạo sang Na_Uy", ["Na_Uy"]],
    ["Thứ tư, ông Sơn về. Thứ Năm ở nhà", ["Sơn", "Thứ Năm"]],
    ["Blinken nói. ASEAN họp. Đại sứ dự", ["Blinken", "ASEAN", "Đại"]],
    ["gặp Lê Hà, Trần Bình", ["Lê Hà", "Trần Bình"]],
    ["đại sứ Mỹ. Việt Nam", ["Mỹ", "Việt Nam"]],
    ["đạt 1,2 tỷ USD vào Việt Nam, bằng USD", ["Việt Nam", "USD"]], // not the unit of an amount
    ["không có gì", []],
  ])("%s", (text, expected) => expect(allCapitals(text)).toEqual(expected));

  it("are found backwards, too", () => {
    const text = "Ông Sơn gặp Lê Thị Hà ở Huế";
    const runs = new Runs(model(text));
    const found: string[] = [];
    for (let run = runs.previousCapital(text.length); run; run = runs.previousCapital(run.start))
      found.push(text.slice(run.start, run.end));
    expect(found).toEqual(["Huế", "Lê Thị Hà", "Sơn"]);
  });
});

describe("amounts", () => {
  it.each([
    ["đạt 11,4 tỷ USD, tăng 11 % so", ["11,4 tỷ USD", "11 %"]],
    ["từ con số 0 lên 139 tỷ USD", ["0", "139 tỷ USD"]],
    ["ngày 9-11 / 8 và ( 2013 - 2023 )", ["2013 - 2023"]],
    ["sáng 5/6, đến 22/6 và (9 / 11) bán 20 tấn", ["20 tấn"]],
    ["từ 7/2013 đến 05/06/2014 rồi 5.6.2015, 30-6-2016", []],
    ["chiếm 5/6 thị phần, gấp 13/40 lần", ["5/6", "13/40"]],
    ["8 triệu tấn gạo, $5 một cân", ["8 triệu tấn", "$5"]],
    ["1.234,5 nghìn tỷ đồng", ["1.234,5 nghìn tỷ đồng"]],
    ["20 triệu đô la Mỹ", ["20 triệu đô la Mỹ"]],
  ])("%s", (text, expected) => expect(allNumbers(text)).toEqual(expected));
});

describe("backwards", () => {
  it("a date is no amount, either", () => {
    const runs = new Runs(model("bán 20 tấn ngày 5/6"));
    expect(runs.previousNumber(19)).toEqual({ start: 4, end: 10 });
  });
});

describe("what a label key takes at the caret", () => {
  const text = "Chủ tịch nước Nguyễn An đưa 139 tỷ USD về. Khóa sau từ ngày 5/6";
  const runs = new Runs(model(text));
  it.each([
    ["yễn", "Nguyễn An"],
    ["USD", "139 tỷ USD"],
    ["9 tỷ", "139 tỷ USD"],
    ["ịch", "tịch"],
    ["Khóa", "Khóa"],
    ["5/6", "5/6"],
  ])("at %s: %s", (at, expected) => {
    const run = runs.at(text.indexOf(at));
    expect(run && text.slice(run.start, run.end)).toBe(expected);
  });
  it("takes the whole underscore word", () => {
    const segmented = "bà đến đại_sứ_quán ở";
    const run = new Runs(model(segmented)).at(segmented.indexOf("sứ"));
    expect(run && segmented.slice(run.start, run.end)).toBe("đại_sứ_quán");
  });
});

describe("phrases", () => {
  it("end before the next name or the next mark", () => {
    const text = "Thứ trưởng Ngoại giao Lê Hà, người nói";
    const runs = new Runs(model(text));
    const stops: string[] = [];
    for (let at = runs.phraseEnd(0); at !== null; at = runs.phraseEnd(at))
      stops.push(text.slice(0, at));
    expect(stops).toEqual([
      "Thứ trưởng",
      "Thứ trưởng Ngoại giao",
      "Thứ trưởng Ngoại giao Lê Hà",
      "Thứ trưởng Ngoại giao Lê Hà, người nói",
    ]);
    expect(runs.previousPhraseEnd("Thứ trưởng Ngoại giao".length)).toBe("Thứ trưởng".length);
  });
});
