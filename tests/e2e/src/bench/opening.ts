// Opens an article by a click in the list, and says how long that took.
import type { App } from "../harness/app";
import * as page from "./page";

export interface Opening {
  /** Milliseconds from the click to the text in the document. */
  there: number;
  /** Milliseconds from the click to the painted text. */
  painted: number;
}

export async function open(app: App, title: string): Promise<Opening> {
  await app.until(`“${title}” is in the list`, () => app.evaluate(page.bringRow, title));
  await app.settled();
  await app.evaluate(page.watchOpening, title);
  await app.click("button", title, false);
  const [there = 0, painted = 0] = await app.until(`“${title}” is painted`, () =>
    app.evaluate(page.figures),
  );
  await app.settled();
  return { there, painted };
}
