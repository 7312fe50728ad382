// Importing what people have: a folder of several formats and encodings, some of it bad.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "./harness/app";
import { expectAccessible } from "./harness/axe";
import { story } from "./harness/steps";
import { dialogText, firstStart, newProject } from "./harness/story";

/** As a font of VNI shows it: `Bộ Ngoại giao họp ở Hà Nội`, several times, so that it can be told. */
const TYPED = Buffer.from(
  "Bo\xe4 Ngoa\xefi giao ho\xefp \xf4\xfb Ha\xf8 No\xe4i. ".repeat(4),
  "latin1",
);

/** What stands before a byte that is none of UTF-8. */
const BROKEN = "Bà Hằng kể chuyện chợ cá: hàng về nhiều lắm. ";

const record = {
  text: "Bà Mai là chủ tịch hội. 😀",
  label: [
    [3, 6, "PERSON"],
    [10, 18, "TITLE"],
  ],
};

describe("importing a mixed folder", () => {
  let app: App;
  story(() => app);

  beforeAll(async () => {
    app = await firstStart();
    await newProject(app);
  });
  afterAll(async () => {
    await app.end();
  });

  const says = (text: string) =>
    app.until(`the dialog says ${text}`, async () => (await dialogText(app)).includes(text));

  function mixed(): string {
    const folder = join(app.data, "lẫn lộn");
    mkdirSync(folder);
    const files: [string, string | Buffer][] = [
      ["tin.txt", "Sáng nay, bà Lê Thị Thu Hằng đọc báo cáo về giá gạo.\n"],
      ["doccano.jsonl", `${JSON.stringify(record)}\n`],
      ["vlsp.muc", 'Ông <ENAMEX TYPE="PERSON">Trần Nam</ENAMEX> phát biểu.\n'],
      [
        "trang.html",
        "<!doctype html><html><body><article><h1>Giá cá</h1><p>Cá về nhiều.</p></article></body></html>",
      ],
      ["phong.txt", TYPED],
      ["hong.txt", Buffer.concat([Buffer.from(BROKEN), Buffer.from([0xff])])],
      ["bang.csv", "mô tả,điểm\nHàng về nhiều.,7\n"],
    ];
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    return folder;
  }

  test("formats, encodings and problems are seen before anything is stored", async () => {
    await app.dropFiles([mixed()], async () => {
      await app.until("the window takes them", () =>
        app.evaluate(() => document.querySelector(".overlay") !== null),
      );
    });
    await says("tin.txt");
    const text = await dialogText(app);
    for (const part of [
      `hong.txt:1:${[...BROKEN].length + 1}`,
      "bang.csv",
      "TITLE",
      "Bà Mai là chủ tịch hội.",
    ]) {
      expect(text).toContain(part);
    }
    for (const file of ["doccano.jsonl", "vlsp.muc", "trang.html"]) {
      expect(await app.has("combobox", app.word("import_kind_format", { file }))).toBe(true);
    }
    await app.settled();
    await app.screenshot("import-mixed");
    await expectAccessible(app, "import");
  });

  test("an encoding, a column and a label are chosen, what is bad is skipped", async () => {
    const encoding = app.word("import_kind_encoding", { file: "phong.txt" });
    const vni = app.word("import_kind_maybe", { encoding: app.word("encoding_vni") });
    await app.choose(encoding, vni);
    await says("Bộ Ngoại giao họp ở Hà Nội");
    await app.choose(
      app.word("import_columns_of", { name: "mô tả" }),
      app.word("import_column_text"),
    );
    await says("Hàng về nhiều.");
    await app.choose(app.word("import_map_label", { name: "TITLE" }), "ROLE");
    await app.click("checkbox", app.word("import_skip_bad"));
    await app.click("button", app.word("import_start"));
    await says(app.word("import_done"));
    await app.settled();
    await app.press("Enter");
    await app.gone("dialog");
    await app.until("six articles are there", async () => (await app.all("listitem")).length === 6);
  });

  test("an article is found as people type", async () => {
    await app.fill("searchbox", app.word("articles_search"), "le thi thu hang");
    await app.until("one is found", async () => (await app.all("listitem")).length === 1);
    await app.press("Enter");
    await app.until("the name is shown in it", () =>
      app.evaluate(() => document.querySelector(".found")?.textContent === "Lê Thị Thu Hằng"),
    );
  });
});
