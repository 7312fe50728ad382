// Every screen, light and dark, in both languages: as pictures to be looked at, and checked for what a program can see.
import { join } from "node:path";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { App } from "./harness/app";
import { look } from "./harness/screen";
import { story } from "./harness/steps";
import { dialogText, newProject, openArticle } from "./harness/story";
import type { Language } from "./harness/words";

const FIRST = "Việt Nam và Na Uy tham vấn kinh tế trực tuyến";
const ARTICLE = "Gạo Việt rộng đường sang Philippines";
const SEGMENTED = "Đông đảo gia đình Hà Nội dự ngày hội Việt Nam - Đan Mạch";
const themes = ["light", "dark"] as const;

describe.each(["vi", "en"] as const)("every screen in %s", (language: Language) => {
  let app: App;
  let reader: App | undefined;
  story(() => app);

  beforeAll(async () => {
    app = await App.start({ language });
  });
  afterAll(async () => {
    await reader?.end();
    await app.end();
  });

  /** The same screen in both themes. The theme is the page's own attribute, as the settings set it. */
  const both = async (name: string, of = app): Promise<void> => {
    for (const theme of themes) {
      await of.evaluate((value: string) => {
        document.documentElement.dataset["theme"] = value;
      }, theme);
      await look(of, `${language}-${theme}-${name}`);
    }
  };

  test("the question for a name", async () => {
    await app.get("dialog", app.word("settings_annotator_first"));
    await both("01-name");
    await app.fill("textbox", app.word("settings_annotator_name"), "Nguyễn Thị Mỹ Hạnh");
    await app.press("Enter");
    await app.gone("dialog");
  });

  test("the start screen, without and with recent projects", async () => {
    await both("02-start");
    await app.click("button", app.word("start_sample"));
    await app.waitForArticle(FIRST); // of a project that nobody has worked in, the first opens by itself
    await app.click("button", "Bài mẫu");
    await app.click("menuitem", app.word("menu_close"));
    await app.get("button", app.word("start_forget_named", { name: "Bài mẫu" }));
    await both("03-start-recent");
  });

  test("a project without an open article: a new one", async () => {
    await newProject(app, "moi.nhan");
    await both("04-project");
    await app.click("button", "moi");
    await app.click("menuitem", app.word("menu_close"));
    await app.click("button", "Bài mẫu", false);
    await app.waitForArticle(FIRST);
  });

  test("the menu of a project", async () => {
    await app.click("button", "Bài mẫu");
    await app.get("menuitem", app.word("menu_close"));
    await both("05-project-menu");
    await app.press("Escape");
    await app.gone("menu");
  });

  test("an article with a selected span and its link", async () => {
    await openArticle(app, ARTICLE);
    await app.clickText("Lương Quốc Bảo");
    await app.get("button", app.word("annotate_delete_button"));
    await app.until("the link is listed", () =>
      app.evaluate(() => document.querySelector("[data-pane='inspector'] ul.links") !== null),
    );
    await both("06-span");
    await app.press("r");
    await app.get("button", app.word("annotate_link_confirm"), false);
    await both("07-linking");
    await app.press("Escape");
    await app.clickText("2,6 tỷ USD");
    await app.until("the figure is read", () =>
      app.evaluate(() => document.querySelector("[data-pane='inspector'] dl") !== null),
    );
    await both("08-figure");
  });

  test("a word-segmented article with emoji and nested spans", async () => {
    // The sample holds it in both forms: the second is the segmented one.
    await app.fill("searchbox", app.word("articles_search"), "Đông đảo");
    await app.until("two articles are found", async () => (await app.all("listitem")).length === 2);
    await app.press("Tab", "Tab", "Tab", "ArrowDown", "Enter");
    await app.waitForArticle(SEGMENTED);
    await app.dragOver("Thương_mại Việt_Nam");
    await both("09-segmented");
  });

  test("the question form", async () => {
    await app.clickText("Trịnh_Lan_Chi");
    await app.press("q");
    await app.get("textbox", app.word("annotate_question_note"));
    await both("10-question");
    await app.press("Escape");
  });

  test("the menu of an article and the question before it is purged", async () => {
    await app.fill("searchbox", app.word("articles_search"), "Gạo");
    await app.click("button", app.word("articles_actions", { title: ARTICLE }));
    await app.get("menuitem", app.word("articles_purge"));
    await both("11-article-menu");
    await app.click("menuitem", app.word("articles_purge"));
    await app.get("alertdialog");
    await both("12-purge");
    await app.click("button", app.word("app_cancel"));
    await app.gone("alertdialog");
    await app.fill("searchbox", app.word("articles_search"), "");
  });

  test("the import: what to choose, and what the dry run found", async () => {
    await app.click("button", app.word("articles_import"));
    await app.get("button", app.word("import_folder"));
    await both("13-import");
    app.willPick(badFolder(app.data));
    await app.click("button", app.word("import_folder"));
    await app.until("the dry run is done", async () =>
      (await dialogText(app)).includes(app.word("import_problems", { n: 2 })),
    );
    await both("14-import-dry-run");
    await app.press("Escape");
    await app.gone("dialog");
  });

  test("the export with its preview and losses", async () => {
    await app.click("button", app.word("menu_export_short"));
    await app.choose(app.word("export_format"), app.word("format_conll"));
    await app.choose(app.word("export_layer"), app.word("export_layer_gold"));
    await app.click("radio", app.word("export_articles_all"));
    await app.until("the losses are listed", async () =>
      (await dialogText(app)).includes(app.word("export_losses")),
    );
    await both("15-export");
    app.willPick(join(app.data, "out.conll"));
    await app.press("Ctrl+Enter"); // from wherever the focus is, as its button says
    await app.until("it is written", async () =>
      (await dialogText(app)).includes(app.word("export_files")),
    );
    await both("16-exported");
    await app.press("Enter"); // what comes next has the focus
    await app.gone("dialog");
  });

  test("the keys", async () => {
    await app.click("button", app.word("menu_help"));
    await app.get("dialog", app.word("app_keys_title"));
    await both("17-keys");
    await app.press("Escape");
    await app.gone("dialog");
  });

  test("the settings, and who labels", async () => {
    await app.click("button", app.word("settings_menu"), false);
    await app.get("menuitemradio", app.word("app_theme_dark"));
    await both("18-settings");
    await app.press("Escape");
    await app.gone("menu");
    await app.click("button", app.word("status_annotator", { name: "Nguyễn Thị Mỹ Hạnh" }));
    await app.get("dialog", app.word("settings_annotator_title"));
    await both("19-annotator");
    await app.press("Escape");
    await app.gone("dialog");
  });

  test("a project in a synchronised folder: told, and not forgotten", async () => {
    const folder = join(app.data, "Dropbox");
    mkdirSync(folder);
    app.willPick(join(folder, "chia-se.nhan"));
    await app.click("button", "Bài mẫu");
    await app.click("menuitem", app.word("menu_new"));
    await app.until("the warning is told", async () =>
      (await app.notices()).includes(app.word("error_synced_folder")),
    );
    await both("20-synced-folder");
    await app.click("button", app.word("app_notice_dismiss"));
    await app.get("button", app.word("status_synced_folder"));
    await app.click("button", "chia-se");
    await app.click("menuitem", app.word("menu_close"));
    await app.click("button", "Bài mẫu", false);
    await app.get("button", ARTICLE, false);
  });

  test("a damaged project: set aside, and which backup to open", async () => {
    const path = join(app.data, "hong.nhan");
    app.willPick(path);
    await app.click("button", "Bài mẫu");
    await app.click("menuitem", app.word("menu_new"));
    await app.until(
      "it is backed up",
      async () =>
        existsSync(`${path}-backups`) &&
        readdirSync(`${path}-backups`).some(
          (name) => name.endsWith(".nhan") && !name.startsWith("."),
        ),
    );
    await app.click("button", "hong");
    await app.click("menuitem", app.word("menu_close"));
    await app.get("button", app.word("start_forget_named", { name: "hong" }));
    await app.until("SQLite has left the file", async () => !existsSync(`${path}-wal`));
    const pages = Buffer.alloc(8 * 4096, 0x5a);
    writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 4096), pages]));
    await app.click("button", "hong", false);
    const told = await app.until("the damage is told", async () =>
      (await app.notices()).find((text) => text.includes("hong.damaged-")),
    );
    expect(told).toContain("hong.nhan-backups");
    await both("21-damaged");
    await app.click("button", app.word("app_notice_dismiss"));
    await app.click("button", "Bài mẫu", false);
    await app.get("button", ARTICLE, false);
  });

  test("a second window on the same file may look and not write", async () => {
    reader = await App.start({ language, file: join(app.data, "Bai-mau.nhan") });
    await reader.until("it is told who writes", () =>
      reader!.evaluate(() => document.querySelector(".read-only") !== null),
    );
    await openArticle(reader, ARTICLE);
    await both("22-read-only", reader);
  });
});

/** One good text, one that is not UTF-8, one that is empty. */
function badFolder(data: string): string {
  const folder = join(data, "nhap");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "tot.txt"), "Tin mới\n\nMột bài đọc được.\n");
  writeFileSync(join(folder, "tcvn3.txt"), Buffer.from([0x54, 0x69, 0x6e, 0x20, 0xb8, 0xd5, 0x0a]));
  writeFileSync(join(folder, "rong.txt"), "");
  return folder;
}
