// One screen as a picture, and all that can be said about it without eyes.
import { expect } from "vitest";
import type { App } from "./app";
import { expectAccessible } from "./axe";
import * as page from "./page";
import { onlyIn } from "./words";

/** Takes the picture, and looks for what is inaccessible, left untranslated or cut off. */
export async function look(app: App, name: string): Promise<void> {
  await app.screenshot(name);
  await expectAccessible(app, name);
  const foreign = onlyIn(app.language === "vi" ? "en" : "vi");
  const words = await app.evaluate(page.interfaceWords);
  const untranslated = words.filter(({ text }) => foreign.has(text));
  expect.soft(untranslated, `untranslated on ${name}`).toEqual([]);
  expect.soft(await app.evaluate(page.clipped), `cut off on ${name}`).toEqual([]);
}
