// Scrolling a long article frame by frame, against the same text without spans in the empty window; once as many
// paragraphs, once as one line. The two take turns, and each turn goes on where the last one ended.
//
// A page that has little to do is asked for its next frame sooner than a screen shows one. Nobody sees that: a frame
// counts as at least a sixtieth of a second, for both. The raw figures are printed as they are.
import { test } from "vitest";
import { article, LONG, paragraphs, type Size } from "./articles";
import { FRAME, median, note, quantile, report } from "./figures";
import { open } from "./opening";
import * as page from "./page";
import { project, windowOn } from "./project";
import { plainPage, Reference } from "./reference";
import { insideLater, type Window } from "./window";

const TURNS = 6;
const FRAMES = 150;
const STEP = 100;

const kinds: [id: string, size: Size][] = [
  ["paragraphs", LONG],
  ["line", { ...LONG, line: true }],
];

for (const [id, size] of kinds) {
  test(`scroll-${id}`, async () => {
    const made = article(size.line ? 2 : 1, size);
    const app = await windowOn(project([made]));
    try {
      await open(app, made.title);
      const reference = await Reference.start(plainPage(await app.evaluate(page.dress)));
      try {
        await insideLater(reference, page.paint, paragraphs(made));
        await insideLater(reference, page.paint, null);
        const raw = await turns(app, reference);
        const [own, plain] = raw.map((frames) => frames.map((frame) => Math.max(frame, FRAME)));
        note("medians as they are, ms", [median(raw[0]), median(raw[1])]);
        for (const [part, name] of [
          [0.5, "median"],
          [0.95, "p95"],
        ] as const) {
          report(`scroll-${id}-${name}`, quantile(own ?? [], part), quantile(plain ?? [], part));
        }
      } finally {
        await reference.end();
      }
    } finally {
      await app.end();
    }
  });
}

async function turns(app: Window, reference: Window): Promise<[number[], number[]]> {
  const own = new Scroller("application", app, "[data-text-region]");
  const plain = new Scroller("plain text", reference, "#scroller");
  for (let turn = 0; turn < TURNS; turn += 1) {
    await own.turn();
    await plain.turn();
  }
  return [own.frames, plain.frames];
}

class Scroller {
  readonly frames: number[] = [];
  private top: number | null = 0;

  constructor(
    private readonly name: string,
    private readonly window: Window,
    private readonly selector: string,
  ) {}

  async turn(): Promise<void> {
    const { frames, top } = await insideLater(
      this.window,
      page.scroll,
      this.selector,
      FRAMES,
      STEP,
      this.top,
    );
    this.top = null;
    this.frames.push(...frames);
    const parts = [0.5, 0.9, 0.95, 0.99, 1].map((part) => quantile(frames, part));
    note(`${this.name}, to ${Math.round(top)} px; frames: 50, 90, 95, 99, 100 %, ms`, parts);
  }
}
