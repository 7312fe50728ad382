// Projects made by the command line, as a script would: an empty one, a file of articles in its schema, an import.
import { execFileSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { App } from "../harness/app";
import { CLI, scratch } from "../harness/env";
import { firstStart, NAME, openArticle } from "../harness/story";
import type { Made } from "./articles";

/**
 * A project of these articles, labelled by the annotator of the tests; gives its path. Before them stands one more: it is
 * open when the window is, so that each of the others can be opened by a click.
 */
export function project(articles: Iterable<Made>): string {
  const folder = scratch("bench");
  const file = join(folder, "tin.nhan");
  nhan("new", file);
  const schema: unknown = JSON.parse(nhan("schema", file, "show", "--json"));
  const header = { format: "nhan-jsonl", version: 1, unit: "code_point", schema };
  const all = join(folder, "tin.jsonl");
  const out = openSync(all, "w");
  const write = (line: unknown) => writeSync(out, `${JSON.stringify(line)}\n`);
  write(header);
  write(record(OPENER));
  for (const article of articles) write(record(article));
  closeSync(out);
  nhan("import", file, all);
  return file;
}

/** A window on a project, past the first start's question. */
export function windowOn(file: string): Promise<App> {
  return firstStart({ file });
}

/** The folder of a program that was closed with this article on the screen. */
export async function leftAt(file: string, title: string): Promise<string> {
  const app = await windowOn(file);
  await openArticle(app, title);
  await app.quit();
  return app.data;
}

const OPENER: Made = { title: "Mở đầu", text: "Mở đầu\nBài này chỉ để mở ra.", spans: [] };

function nhan(...args: string[]): string {
  return execFileSync(CLI, ["--quiet", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function record({ title, text, spans }: Made): unknown {
  return {
    source_id: title.slice(0, 10),
    title,
    revisions: [{ text }],
    layers: [
      {
        kind: "annotator",
        annotator: NAME,
        spans: spans.map(({ label, start, end }) => ({
          label,
          fragments: [{ start, end, text: text.slice(start, end) }],
        })),
      },
    ],
  };
}
