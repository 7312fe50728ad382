// The list of articles, longer than what is loaded of it.
import { afterAll, beforeAll, describe, test } from "vitest";
import type { App } from "./harness/app";
import { story } from "./harness/steps";
import { openArticle, projectOf } from "./harness/story";

const ARTICLES = 250;
const title = (number: number): string => `Bài số ${number}`;

describe("a long list", () => {
  let app: App;
  story(() => app);

  beforeAll(async () => {
    const numbers = Array.from({ length: ARTICLES }, (_, i) => i + 1);
    const file = (n: number) => [
      `${String(n).padStart(3, "0")}.txt`,
      `${title(n)}\n\nTin thứ ${n}.\n`,
    ];
    app = await projectOf(Object.fromEntries(numbers.map(file)));
  });
  afterAll(async () => {
    await app.end();
  });

  test("goes to the article that a key opened, though its page is not loaded", async () => {
    await openArticle(app, title(1));
    await app.press("k"); // from the beginning it goes on at the end
    await app.waitForArticle(title(ARTICLES));
    await app.until("its row is in sight", () => app.evaluate(currentRowIsInSight));
    await app.press("j");
    await app.waitForArticle(title(1));
    await app.until("its row is in sight", () => app.evaluate(currentRowIsInSight));
  });
});

function currentRowIsInSight(): boolean {
  const pane = document.querySelector("[data-pane='articles'] [role='list']");
  const row = pane?.querySelector("[aria-current='true']");
  if (!pane || !row) return false;
  const [view, box] = [pane.getBoundingClientRect(), row.getBoundingClientRect()];
  return box.top >= view.top - 1 && box.bottom <= view.bottom + 1;
}
