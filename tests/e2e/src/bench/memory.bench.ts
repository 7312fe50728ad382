// Memory with an ordinary article open: the proportional share (PSS) of all processes of the application, over the same
// of an empty window.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "vitest";
import { App } from "../harness/app";
import { APP } from "../harness/env";
import { applicationOf, parentOf, members } from "../harness/processes";
import { article, ORDINARY } from "./articles";
import { median, note, report, RUNS } from "./figures";
import { leftAt, project } from "./project";
import { emptyPage, Reference, REFERENCE } from "./reference";

/** What is only needed to start is given back by then. */
const SETTLED = 6_000;

test("memory", async () => {
  const articles = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => article(number, ORDINARY));
  const title = articles[2]?.title ?? "";
  const data = await leftAt(project(articles), title);
  const page = emptyPage();
  const [measured, reference]: [number[], number[]] = [[], []];
  for (let run = 0; run < Math.min(RUNS, 5); run += 1) {
    const app = await App.start({ data });
    await app.waitForArticle(title);
    await sleep(SETTLED);
    measured.push(megabytes("application", app.group, APP));
    await app.quit();
    const empty = await Reference.start(page);
    await sleep(SETTLED);
    reference.push(megabytes("empty window", empty.group, REFERENCE));
    await empty.end();
  }
  note("memory, MB", measured);
  note("memory of an empty window, MB", reference);
  report("memory", median(measured), median(reference));
});

function megabytes(what: string, group: number, binary: string): number {
  const first = applicationOf(group, binary);
  if (first === undefined) throw new Error("the window has gone");
  const all = members(group).filter((pid) => descends(pid, first));
  const each = all.map((pid) => ({ name: nameOf(pid), size: share(pid) }));
  note(
    `${what}, ${each.map(({ name }) => name).join(", ")}, MB`,
    each.map(({ size }) => size),
  );
  return each.reduce((sum, { size }) => sum + size, 0);
}

function descends(pid: number, from: number): boolean {
  for (let at = pid; at > 1; at = parentOf(at)) if (at === from) return true;
  return false;
}

function share(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) / 1024;
}

function nameOf(pid: number): string {
  return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
}
