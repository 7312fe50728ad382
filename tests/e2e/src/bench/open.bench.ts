// Opening by a click in the list: an ordinary article, and long ones against painting their text, whole and without
// spans, in the empty window. Each article is opened once: nothing of it is remembered.
import { afterAll, beforeAll, test } from "vitest";
import type { App } from "../harness/app";
import { article, LONG, ORDINARY, paragraphs, type Made } from "./articles";
import { median, note, report, RUNS } from "./figures";
import { open, type Opening } from "./opening";
import * as page from "./page";
import { project, windowOn } from "./project";
import { plainPage, Reference } from "./reference";
import { insideLater } from "./window";

const WARM_UP = 3;
const ordinary = numbers(100, WARM_UP + 20).map((number) => article(number, ORDINARY));
const long = numbers(200, RUNS).map((number) => article(number, LONG));
const lines = numbers(300, RUNS).map((number) => article(number, { ...LONG, line: true }));
let app: App;

beforeAll(async () => {
  app = await windowOn(project([...ordinary, ...long, ...lines]));
});
afterAll(() => app?.end());

test("open-ordinary", async () => {
  const took: Opening[] = [];
  for (const { title } of ordinary) took.push(await open(app, title));
  took.splice(0, WARM_UP);
  say("an ordinary article", took);
  report("open-ordinary", median(took.map(({ painted }) => painted)));
});

test("open-long", async () => {
  await open(app, ordinary[0]?.title ?? ""); // shows how the text is dressed
  const reference = await Reference.start(plainPage(await app.evaluate(page.dress)));
  try {
    const many = await alternate(reference, long);
    report("open-long", median(many.opened), median(many.painted));
    const one = await alternate(reference, lines);
    note("as one line, medians of both", [median(one.opened), median(one.painted)]);
  } finally {
    await reference.end();
  }
});

async function alternate(
  reference: Reference,
  articles: readonly Made[],
): Promise<{ opened: number[]; painted: number[] }> {
  const took: Opening[] = [];
  const [painted, lean]: [number[], number[]] = [[], []];
  for (const made of articles) {
    took.push(await open(app, made.title));
    await insideLater(reference, page.paint, paragraphs(made));
    painted.push(await insideLater(reference, page.paint, null));
    lean.push(await insideLater(reference, page.paint, null, true));
  }
  say("a long article", took);
  note("its text alone, painted whole, ms", painted);
  note("the same, blanks not kept, ms", lean);
  return { opened: took.map((each) => each.painted), painted };
}

function say(what: string, took: readonly Opening[]): void {
  note(
    `${what}, click to text in the document, ms`,
    took.map(({ there }) => there),
  );
  note(
    `${what}, click to painted, ms`,
    took.map(({ painted }) => painted),
  );
}

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => from + k);
}
