// A label key: the script until the span stands in the document, and the frames until it is painted.
import { afterAll, beforeAll, test } from "vitest";
import type { App } from "../harness/app";
import { article, LONG, ORDINARY, type Made } from "./articles";
import { FRAME, median, middle, note, quantile, report } from "./figures";
import { open } from "./opening";
import * as page from "./page";
import { project, windowOn } from "./project";

const PRESSES = 40;
const WARM_UP = 5;
const made: [what: string, article: Made][] = [
  ["an ordinary article", article(1, ORDINARY)],
  ["a long article", article(2, LONG)],
  ["a long article on one line", article(3, { ...LONG, line: true })],
];
let app: App;

beforeAll(async () => {
  app = await windowOn(project(made.map(([, each]) => each)));
});
afterAll(() => app?.end());

test("label", async () => {
  const all: { script: number; frames: number }[] = [];
  for (const [what, { title }] of made) {
    await open(app, title);
    const [script, painted, began]: [number[], number[], number[]] = [[], [], []];
    await app.press("Ctrl+Home");
    for (let k = 0; k < WARM_UP + PRESSES; k += 1) {
      const [ran = 0, took = 0, frames = 0] = await label(app);
      if (k < WARM_UP) continue;
      script.push(ran);
      painted.push(took);
      began.push(frames);
    }
    note(`${what}, script, ms`, script);
    note(`${what}, key to painted, ms`, painted);
    note(`${what}, frames begun until painted`, began);
    note(`${what}, a key that changes nothing to two frames later, ms`, await leastFrames(app));
    note(`${what}, script mean of the middle half, 95th percentile`, [
      middle(script),
      quantile(script, 0.95),
    ]);
    all.push({ script: middle(script), frames: median(painted) / FRAME });
  }
  note(
    "frames, by article",
    all.map(({ frames }) => frames),
  );
  // The worst of the three: a long article is to cost no more than an ordinary one.
  report("label-frames", Math.max(...all.map(({ frames }) => frames)));
  report("label-script", Math.max(...all.map(({ script }) => script)));
});

/** What the frames alone cost, for comparison. */
async function leastFrames(app: App): Promise<number[]> {
  const took: number[] = [];
  for (let k = 0; k < 10; k += 1) {
    await app.settled();
    await app.evaluate(page.watchKey);
    await app.press("F9");
    took.push(...(await app.until("two frames began", () => app.evaluate(page.figures))));
  }
  return took;
}

/** Labels the next two syllables but three. */
async function label(app: App): Promise<number[]> {
  await app.press("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
  await app.settled();
  await app.evaluate(page.watchLabel);
  await app.press("2");
  const took = await app.until("the span is painted", () => app.evaluate(page.figures));
  await app.saved();
  return took;
}
