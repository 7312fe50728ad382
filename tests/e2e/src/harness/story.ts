// What most stories begin with.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, type Options } from "./app";

export const NAME = "Mai Lan";

/** A first start: the window asks who labels, and gets an answer. */
export async function firstStart(options: Options = {}): Promise<App> {
  const app = await App.start(options);
  try {
    await app.fill("textbox", app.word("settings_annotator_name"), NAME);
    await app.press("Enter");
    await app.gone("dialog");
    return app;
  } catch (error) {
    await app.end();
    throw error;
  }
}

/** A new project in the session's own folder; gives its path. */
export async function newProject(app: App, name = "thu.nhan"): Promise<string> {
  const path = join(app.data, name);
  app.willPick(path);
  await app.click("button", app.word("start_new"));
  await app.get("navigation", app.word("articles_title"));
  return path;
}

/** Imports a folder through the dialog, after its dry run said what would be read. */
export async function importFolder(app: App, folder: string, articles: number): Promise<void> {
  app.willPick(folder);
  await app.click("button", app.word("articles_import"));
  await app.click("button", app.word("import_folder"));
  await app.until(`the dry run names ${articles} articles`, async () =>
    (await dialogText(app)).includes(
      `${app.word("import_count_articles", { count: articles })} ${articles}`,
    ),
  );
  await app.click("button", app.word("import_start"));
  await app.until("the import is done", async () =>
    (await dialogText(app)).includes(app.word("import_done")),
  );
  await app.click("button", app.word("app_close"));
  await app.gone("dialog");
}

/** A first start with a new project of these texts, by the names of their files. */
export async function projectOf(texts: Readonly<Record<string, string>>): Promise<App> {
  const app = await firstStart();
  try {
    await newProject(app);
    const folder = join(app.data, "bai");
    mkdirSync(folder);
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    await importFolder(app, folder, Object.keys(texts).length);
    return app;
  } catch (error) {
    await app.end();
    throw error;
  }
}

/** Opens an article from the list. */
export async function openArticle(app: App, title: string): Promise<void> {
  await app.click("button", title, false);
  await app.waitForArticle(title);
}

/** Exports by the dialog: all articles, in this format, to this file. */
export async function exportTo(
  app: App,
  format: string,
  path: string,
  layer = "export_layer_mine",
): Promise<void> {
  app.willPick(path);
  await app.click("button", app.word("menu_export_short"));
  await app.choose(app.word("export_format"), app.word(`format_${format}`));
  // A format that holds everything does not ask for a part.
  if (format !== "nhan_jsonl") {
    await app.choose(app.word("export_layer"), app.word(layer));
    await app.click("radio", app.word("export_zones_all"));
  }
  await app.click("radio", app.word("export_articles_all"));
  await app.click("button", app.word("export_start"));
  await app.until("the file is written", async () =>
    (await dialogText(app)).includes(app.word("export_files")),
  );
  await app.press("Escape");
  await app.gone("dialog");
}

/** What an open dialog says, on one line. */
export function dialogText(app: App): Promise<string> {
  return app.evaluate(() =>
    (
      document.querySelector<HTMLElement>("[role='dialog'], [role='alertdialog']")?.innerText ?? ""
    ).replace(/\s+/g, " "),
  );
}
