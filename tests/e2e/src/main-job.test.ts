// The whole job, as a new annotator does it: from an empty machine to exported files.
import { afterAll, beforeAll, describe, test } from "vitest";
import type { App } from "./harness/app";
import { firstStart, importFolder, newProject, openArticle } from "./harness/story";
import { titles, writeTexts } from "./texts";

describe("the main job", () => {
  let app: App;
  beforeAll(async () => {
    app = await firstStart();
  });
  afterAll(async () => {
    await app.end();
  });

  test("import", async () => {
    await newProject(app);
    await importFolder(app, writeTexts(app.data), 3);
    console.log(await app.evaluate(() => document.body.innerText));
    await openArticle(app, titles.emoji);
    await app.screenshot("x1");
    await app.press("Ctrl+Home");
    for (const k of ["c", "c", "c", "c", "n", "n", "n"]) {
      await app.press(k);
      await app.settled();
      console.log(k, await app.evaluate(() => window.getSelection()?.toString()));
    }
    await app.press("j");
    await app.settled();
    await new Promise((r) => setTimeout(r, 500));
    console.log(await app.title());
    await app.press("Ctrl+Home");
    for (const k of ["c", "c", "Shift+c", "c", "c", "n", "n", "ArrowRight", "Shift+ArrowRight", "Shift+Ctrl+ArrowRight", "ArrowDown","Shift+ArrowDown"]) {
      await app.press(k);
      await app.settled();
      console.log(k, await app.evaluate(() => window.getSelection()?.toString()));
    }
  });
});
