// The frames of the window while it imports 10,000 articles, against those while nothing happens.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { dialogText, firstStart, newProject } from "../harness/story";
import { article, ORDINARY } from "./articles";
import { ARTICLES, FRAME, note, quantile, report } from "./figures";
import * as page from "./page";

const PATIENCE = 300_000;

test("import-frames", async () => {
  const app = await firstStart();
  try {
    await newProject(app);
    const folder = join(app.data, "bai");
    mkdirSync(folder);
    for (let number = 1; number <= ARTICLES; number += 1) {
      writeFileSync(join(folder, `${number}.txt`), article(number, ORDINARY).text);
    }
    app.willPick(folder);
    await app.click("button", app.word("articles_import"));
    await app.evaluate(page.beginFrames);
    await app.click("button", app.word("import_folder"));
    const ready = () => app.has("button", app.word("import_start"));
    await app.until("the dry run is over", ready, PATIENCE);
    const looking = await app.evaluate(page.endFrames);
    await app.settled();
    await app.evaluate(page.beginFrames);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const idle = await app.evaluate(page.endFrames);
    await app.evaluate(page.beginFrames);
    await app.click("button", app.word("import_start"));
    const done = async () => (await dialogText(app)).includes(app.word("import_done"));
    await app.until("the import is done", done, PATIENCE);
    const importing = await app.evaluate(page.endFrames);
    for (const [what, frames] of [
      ["nothing happens", idle],
      ["the dry run", looking],
      ["the import", importing],
    ] as const) {
      const parts = [0.5, 0.95, 0.99, 1].map((part) => quantile(frames, part));
      note(`${what} of ${ARTICLES}: frames, then 50, 95, 99, 100 %, ms`, [frames.length, ...parts]);
    }
    const [own, plain] = [importing, idle].map((all) => all.map((one) => Math.max(one, FRAME)));
    report("import-frames", quantile(own ?? [], 0.95), quantile(plain ?? [], 0.95));
  } finally {
    await app.end();
  }
});
