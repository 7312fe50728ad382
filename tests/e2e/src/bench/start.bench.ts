// Cold start: from the start of the process to the moment the last project's article is painted and takes keys, against
// the same for an empty window. Processes start afresh; the files are in the memory of the system, for both.
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "vitest";
import { App } from "../harness/app";
import { APP, scratch } from "../harness/env";
import { article, ORDINARY } from "./articles";
import { median, note, report, RUNS } from "./figures";
import { leftAt, project } from "./project";
import { emptyPage, Reference, REFERENCE } from "./reference";
import { inside, type Window } from "./window";

/** Nothing is asked of the window before: an answer would cost it time. */
const UNDISTURBED = 2_000;
const PATIENCE = 30_000;

test("start", async () => {
  const articles = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => article(number, ORDINARY));
  const data = await leftAt(project(articles), articles[2]?.title ?? "");
  const page = emptyPage();
  const [measured, reference]: [Start[], Start[]] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const clock = new Clock(APP);
    const app = await App.launch({ data, binary: clock.binary });
    const own = await clock.usable(app);
    await app.quit();
    const other = new Clock(REFERENCE);
    const empty = await Reference.start(page, other.binary);
    const plain = await other.usable(empty);
    await empty.end();
    if (run === 0) continue; // brings the files into memory
    measured.push(own);
    reference.push(plain);
  }
  say("start", measured);
  say("start of an empty window", reference);
  const usable = (all: readonly Start[]) => median(all.map((each) => each.usable));
  report("start", usable(measured), usable(reference));
});

interface Start {
  /** Milliseconds from the start of the process to the beginning of the page. */
  page: number;
  /** Milliseconds from the start of the process to the mark that the page has set. */
  usable: number;
}

function say(what: string, all: readonly Start[]): void {
  note(
    `${what}, process to page, ms`,
    all.map(({ page }) => page),
  );
  note(
    `${what}, process to usable, ms`,
    all.map(({ usable }) => usable),
  );
}

/** A program that writes down when it was started, and then becomes the other one. */
class Clock {
  readonly binary = join(scratch("clock"), "start");

  constructor(program: string) {
    const lines = [
      "#!/bin/bash",
      `printf %s "$EPOCHREALTIME" >"$0.time"`,
      `exec "${program}" "$@"`,
    ];
    writeFileSync(this.binary, `${lines.join("\n")}\n`);
    chmodSync(this.binary, 0o755);
  }

  async usable(window: Window): Promise<Start> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      await sleep(UNDISTURBED);
      const at = await inside(window, () => {
        const [mark] = performance.getEntriesByName("usable");
        return mark ? [performance.timeOrigin, mark.startTime] : null;
      });
      // Some languages write the seconds with a comma.
      if (at !== null) {
        const started = readFileSync(`${this.binary}.time`, "utf8").replace(",", ".");
        const [origin = 0, mark = 0] = at;
        const page = origin - Number(started) * 1_000;
        return { page, usable: page + mark };
      }
      if (Date.now() > until) throw new Error("the window did not become usable");
    }
  }
}
