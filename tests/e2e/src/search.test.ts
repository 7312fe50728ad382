// Finding words in the texts: as people type them, in the list, in the article, and ready to be labelled.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "./harness/app";
import { story } from "./harness/steps";
import { firstStart, importFolder, newProject } from "./harness/story";
import { titles, writeTexts } from "./texts";

describe("searching", () => {
  let app: App;
  story(() => app);

  beforeAll(async () => {
    app = await firstStart();
    await newProject(app);
    await importFolder(app, writeTexts(app.data), 3);
  });
  afterAll(async () => {
    await app.end();
  });

  const search = (text: string) => app.fill("searchbox", app.word("articles_search"), text);
  const listed = (count: number) =>
    app.until(
      `${count} articles are found`,
      async () => (await app.all("listitem")).length === count,
    );
  /** What is shown as found; one of the texts is in NFD. */
  const shown = (selector = ".found") =>
    app.evaluate(
      (found) =>
        [...document.querySelectorAll(found)].map((one) => one.textContent.normalize("NFC")).join(),
      selector,
    );

  test("a name typed without marks is found in the text, and shown there", async () => {
    await search("le thu huong");
    await listed(1);
    await app.press("Enter");
    await app.until("the place is shown", async () => (await shown()) === "Lê_Thu_Hương");
  });

  test("with marks only what has them", async () => {
    await search("trấn quoc khai");
    await listed(0);
    await search("trần quốc khải");
    await listed(1);
    await app.press("Enter");
    await app.waitForArticle(titles.emoji);
    await app.until("the place is shown", async () => (await shown()) === "Trần Quốc Khải");
  });

  test("F3 selects the place, and a label's key labels it", async () => {
    await app.press("F3", "1");
    await app.saved();
    const spans = await app.spans();
    expect(spans).toHaveLength(1);
    await app.until(
      "the label lies over what was found",
      async () => (await shown(".mark.found")) === "Trần Quốc Khải",
    );
    await app.screenshot("text-found");
  });

  test("without a search nothing is shown", async () => {
    await search("");
    await listed(3);
    await app.until("nothing is marked", async () => (await shown()) === "");
  });
});
