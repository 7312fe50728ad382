// The five real articles, as they were crawled: imported, labelled by keyboard and exported through the window.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "./harness/app";
import { read } from "./harness/app";
import { REAL_ARTICLES } from "./harness/env";
import * as page from "./harness/page";
import { story } from "./harness/steps";
import { exportTo, firstStart, importFolder, newProject } from "./harness/story";
import { slice } from "./exports";

if (REAL_ARTICLES === null) console.log("skipped: NHAN_DATA is not set");

describe.skipIf(REAL_ARTICLES === null)("the real articles", () => {
  const folder = REAL_ARTICLES ?? "";
  const names = REAL_ARTICLES === null ? [] : readdirSync(folder).filter((n) => n.endsWith(".txt"));
  /** What the keys selected in each article, in the order of the list. */
  const labelled: [person: string, figure: string][] = [];
  let app: App;
  story(() => app);

  beforeAll(async () => {
    app = await firstStart();
  });
  afterAll(async () => {
    await app.end();
  });

  test("are imported as a folder", async () => {
    await newProject(app);
    expect(names).toHaveLength(5);
    await importFolder(app, folder, 5);
  });

  test("are opened and labelled, one after the other, by keyboard", async () => {
    const label = async (...keys: string[]): Promise<string> => {
      await app.press("Ctrl+Home", ...keys);
      await app.settled();
      return app.until("the new span is selected", () => app.evaluate(page.selectedSpan));
    };
    await app.click("button", (await firstRow(app)) ?? "", false);
    const seen: string[] = [];
    for (const _ of names) {
      const title = await app.until("another article is open", async () => {
        const found = await app.title();
        return found !== "" && !seen.includes(found) ? found : null;
      });
      seen.push(title);
      await app.waitForArticle(title);
      labelled.push([await label("c", "1"), await label("n", "3")]);
      await app.saved();
      await app.press("f");
    }
    expect(new Set(seen).size).toBe(5);
    await app.until("all are finished", async () =>
      (await app.evaluate(() => document.body.innerText)).includes(
        app.word("articles_progress", { done: 5, total: 5 }),
      ),
    );
  });

  test("come out with their text untouched and every offset right", async () => {
    const path = join(app.data, "that.jsonl");
    await exportTo(app, "doccano", path);
    const articles = read(path)
      .trimEnd()
      .split("\n")
      .map(
        (line) =>
          JSON.parse(line) as {
            id: string;
            text: string;
            entities: { label: string; start_offset: number; end_offset: number }[];
          },
      );
    expect(articles.map(({ id }) => id)).toEqual(
      names.toSorted().map((name) => `articles/${name.replace(/\.txt$/, "")}`),
    );
    articles.forEach(({ id, text, entities }, i) => {
      expect(text).toBe(
        read(join(folder, `${id.replace("articles/", "")}.txt`)).replace(/^\uFEFF/, ""),
      );
      const quotes = entities.map(({ label, start_offset, end_offset }) => ({
        label,
        quote: slice(text, start_offset, end_offset),
      }));
      expect(quotes).toContainEqual({ label: "PERSON", quote: labelled[i]?.[0] });
      expect(quotes).toContainEqual({ label: "TRADE_FIGURE", quote: labelled[i]?.[1] });
    });
  });
});

function firstRow(app: App): Promise<string | undefined> {
  return app.evaluate(
    () => document.querySelector("[data-pane='articles'] .row .title")?.textContent ?? undefined,
  );
}
