// Files from a file manager, dropped on the window.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "./harness/app";
import { story } from "./harness/steps";
import { dialogText, firstStart, newProject, openArticle } from "./harness/story";
import { plain, titles, writeTexts } from "./texts";

describe("dropping files", () => {
  let app: App;
  story(() => app);

  beforeAll(async () => {
    app = await firstStart();
    await newProject(app);
  });
  afterAll(async () => {
    await app.end();
  });

  const overlay = () =>
    app.evaluate(() => document.querySelector<HTMLElement>(".overlay")?.innerText.trim() ?? "");

  test("a folder and a file whose name has blanks and marks are read as if they were chosen", async () => {
    const folder = writeTexts(app.data);
    const other = join(app.data, "Bài gốc");
    mkdirSync(other);
    const file = join(other, "Tin số 1 – 100%.txt");
    writeFileSync(file, `${plain}Thêm một câu.\n`);

    await app.dropFiles([folder, file], async () => {
      await app.until("the window says what a drop does", async () =>
        (await overlay()).includes(app.word("import_drop")),
      );
    });
    await app.until("the dry run names four articles", async () =>
      (await dialogText(app)).includes(`${app.word("import_count_articles", { count: 4 })} 4`),
    );
    expect(await overlay()).toBe("");
    await app.settled();
    await app.press("Enter"); // what comes next has the focus
    await app.until("the import is done", async () =>
      (await dialogText(app)).includes(app.word("import_done")),
    );
    await app.settled();
    await app.press("Enter");
    await app.gone("dialog");
    await openArticle(app, titles.emoji);
  });
});
