// The whole job, as a new annotator does it: from an empty machine to exported files.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { App, read } from "./harness/app";
import { story } from "./harness/steps";
import { dialogText, exportTo, importFolder, newProject, openArticle } from "./harness/story";
import { checkDoccano, checkNhan, checkSpacy, expectFile } from "./exports";
import { titles, writeTexts } from "./texts";

const PERSON = "Người";
const ROLE = "Chức vụ";
const FIGURE = "Số liệu thương mại";
const segmentedTitle =
  "Ông Nguyễn Minh Vũ , Thứ trưởng Bộ Ngoại giao , cho biết kim ngạch hai chiều đạt hơn 139 tỷ USD năm 2023 , tăng 11 % .";

const inFirst = [
  `${ROLE}: Thứ trưởng Công Thương`,
  `${PERSON}: ${"Trần Quốc Khải".normalize("NFD")}`,
  `${FIGURE}: 11,4\u00a0tỷ\u00a0USD`,
  `${FIGURE}: tăng 12,5%`,
  `${PERSON}: Đỗ Hà My`,
];
const inSecond = [
  `${PERSON}: Nguyễn Minh Vũ`,
  `${ROLE}: Thứ trưởng Bộ Ngoại giao`,
  `${FIGURE}: hơn 139 tỷ USD năm 2023`,
  `${FIGURE}: tăng 11 %`,
  `${PERSON}: Lê Thu Hương`,
];

describe("the main job", () => {
  let app: App;
  let project = "";

  beforeAll(async () => {
    app = await App.start();
  });
  afterAll(async () => {
    await app.end();
  });

  story(() => app);

  const key = { [PERSON]: 1, [ROLE]: 2, [FIGURE]: 3 };
  const label = (name: keyof typeof key) => app.click("button", `${key[name]} ${name}`);
  /** Undoes or redoes to the end, and says how many steps that took. */
  const toTheEnd = async (key: string, nothing: string): Promise<number> => {
    for (let steps = 0; ; steps += 1) {
      await app.saved();
      if (await app.has("button", app.word(nothing))) return steps;
      if (steps > 60) throw new Error(`${key} finds no end`);
      await app.press(key);
    }
  };

  test("the first start asks for a name, in the language of the system", async () => {
    await app.get("dialog", "Bạn tên là gì?");
    expect(await app.evaluate(() => document.documentElement.lang)).toBe("vi");
    await app.press("Escape");
    expect(await app.has("dialog")).toBe(true); // nobody labels without a name
    await app.fill("textbox", app.word("settings_annotator_name"), "Mai Lan");
    await app.press("Enter");
    await app.gone("dialog");
  });

  test("a new project takes a folder of text files", async () => {
    project = await newProject(app);
    await importFolder(app, writeTexts(app.data), 3);
    expect(await rows(app)).toEqual([titles.emoji, segmentedTitle, titles.plain]);
    // Nothing was open: the first of them is, and takes the keys.
    await app.waitForArticle(titles.emoji);
    expect(await app.evaluate(() => document.activeElement?.hasAttribute("data-text-region"))).toBe(
      true,
    );
  });

  test("labels by mouse: drag, double click, and a click on the label", async () => {
    await openArticle(app, titles.emoji);
    const person = "Trần Quốc Khải".normalize("NFD");
    await app.dragOver(person);
    await app.selects(person);
    await label(PERSON);
    await app.saved();

    await app.dragOver("ứ trưởng Công Thươn"); // snaps to whole syllables
    await app.selects("Thứ trưởng Công Thương");
    await label(ROLE);
    await app.dragOver("11,4\u00a0tỷ\u00a0USD");
    await label(FIGURE);

    await app.doubleClick("My");
    await app.selects("My");
    await label(PERSON);
    await app.press("[", "["); // the left edge, two syllables out
    await app.waitForSpans([inFirst[0], inFirst[1], inFirst[2], inFirst[4]] as string[]);
    await app.saved();
  });

  test("labels by keyboard alone", async () => {
    // The article list has no part in it: J goes on to the next article, and back.
    await app.press("Ctrl+Home");
    await app.press("n", "n"); // 11,4 tỷ USD, 12,5%; not the date
    await app.selects("12,5%");
    await app.press("[");
    await app.selects("tăng 12,5%");
    await app.press("3");
    await app.waitForSpans(inFirst);

    await app.press("j");
    await app.waitForArticle(segmentedTitle);
    await app.press("Ctrl+Home");
    await app.press("c", "1");
    await app.press("c", "Shift+c");
    await app.selects("Thứ_trưởng Bộ_Ngoại_giao");
    await app.press("2");
    await app.press("n");
    await app.selects("139 tỷ USD");
    await app.press("[", "]", "]", "3"); // hơn … năm 2023
    await app.press("n", "[", "3");
    await app.press("c", "1");
    await app.waitForSpans(inSecond);
    await app.saved();
  });

  test("R links a person to a role, nearest first", async () => {
    await app.press("Ctrl+Home", "Tab");
    await app.until("the person is selected", async () =>
      (await inspector(app)).includes("Nguyễn Minh Vũ"),
    );
    await app.press("r");
    await app.get("button", app.word("annotate_link_confirm"), false);
    await app.press("Enter");
    await app.until("the link is listed", async () =>
      (await inspector(app)).includes("→ Thứ trưởng Bộ Ngoại giao"),
    );
    await app.saved();
  });

  test("a note, another label, another edge, and a span deleted", async () => {
    await app.press("m");
    await app.until("the note has the focus", () =>
      app.evaluate(() => document.activeElement?.tagName === "TEXTAREA"),
    );
    await app.type("người phát ngôn");
    await app.press("Enter");
    await app.saved();

    await app.press("Tab", "1"); // the role becomes a person, which nobody holds …
    await app.waitForSpans([
      inSecond[0],
      `${PERSON}: Thứ trưởng Bộ Ngoại giao`,
      ...inSecond.slice(2),
    ] as string[]);
    const lost = app.word("annotate_links_removed", { n: 1 });
    await app.until("the lost link is told", async () => (await app.notices()).includes(lost));
    await app.click("button", app.word("app_undo")); // … and is a role again, link and all
    await app.waitForSpans(inSecond);
    await hasLinkAndNote(app);
    await app.press("Tab", "Tab", "2", "3"); // there and back
    await app.waitForSpans(inSecond);
    await app.press("Shift+Tab", "Shift+]", "Shift+]"); // without `giao`, without `Ngoại`
    await app.waitForSpans([
      inSecond[0],
      `${ROLE}: Thứ trưởng Bộ`,
      ...inSecond.slice(2),
    ] as string[]);
    await app.press("]", "]");
    await app.waitForSpans(inSecond);

    await app.press("Ctrl+End", "Shift+Tab");
    await app.until("the last span is selected", async () =>
      (await inspector(app)).includes("Lê Thu Hương"),
    );
    await app.press("Delete");
    await app.waitForSpans(inSecond.slice(0, 4));
    await app.press("Ctrl+z");
    await app.waitForSpans(inSecond);
    await app.saved();
  });

  test("undo to the beginning, the import included, and redo to the end", async () => {
    const undone = await toTheEnd("Ctrl+z", "status_nothing_to_undo");
    await app.until("no article is left", async () => (await rows(app)).length === 0);
    const redone = await toTheEnd("Ctrl+y", "status_nothing_to_redo");
    expect(redone).toBe(undone + 1); // the deletion had been undone before
    expect(undone).toBeGreaterThan(12);
    await app.until("the articles are back", async () => (await rows(app)).length === 3);
    // The last thing that was done is the deletion that was undone: once more, for good.
    await app.waitForSpans(inSecond.slice(0, 4));
    await app.press("Ctrl+z");
    await app.waitForSpans(inSecond);
    await app.until("the inspector follows", async () =>
      (await inspector(app)).includes("Lê Thu Hương"),
    );
    await hasLinkAndNote(app);
    await openArticle(app, titles.emoji);
    await app.waitForSpans(inFirst);
  });

  test("finished leads to the next article, a question keeps its note", async () => {
    await app.press("f");
    await app.waitForArticle(segmentedTitle);
    await app.press("q");
    await app.fill("textbox", app.word("annotate_question_note"), "Gồm cả năm?");
    await app.press("Enter");
    await app.get("button", "Gồm cả năm?");
    await app.saved();
    await app.press("j");
    await app.waitForArticle(titles.plain);
    await app.until("the list shows how far it is", async () =>
      (await app.evaluate(() => document.body.innerText)).includes(
        app.word("articles_progress", { done: 1, total: 3 }),
      ),
    );
  });

  test("a restart brings back the project, the article and every label", async () => {
    await openArticle(app, titles.emoji);
    await app.saved();
    await app.quit();
    app = await App.start({ data: app.data });
    await app.waitForArticle(titles.emoji);
    await app.waitForSpans(inFirst);
    expect(await app.saveState()).toBe("saved");
    await openArticle(app, segmentedTitle);
    await app.waitForSpans(inSecond);
    await hasLinkAndNote(app);
    // Undo outlives the restart, too: the last thing done was the question.
    await app.press("Ctrl+z");
    await app.until(
      "the question is taken back",
      async () => !(await app.has("button", "Gồm cả năm?")),
    );
    await app.press("Ctrl+y");
    await app.get("button", "Gồm cả năm?");
  });

  test("language and theme change while the program runs", async () => {
    await app.click("button", app.word("settings_menu"), false);
    await app.click("menuitemradio", "English");
    app.language = "en";
    await app.get("button", app.word("articles_import"));
    expect(await app.evaluate(() => document.documentElement.lang)).toBe("en");
    await app.waitForSpans(
      inSecond.map((each) =>
        each.replace(PERSON, "Person").replace(ROLE, "Role").replace(FIGURE, "Trade figure"),
      ),
    );
    for (const theme of ["dark", "light"] as const) {
      await app.gone("menu");
      await app.click("button", app.word("settings_menu"), false);
      await app.click("menuitemradio", app.word(`app_theme_${theme}`));
      await app.until(`the theme is ${theme}`, () =>
        app.evaluate((name: string) => document.documentElement.dataset["theme"] === name, theme),
      );
    }
    await app.gone("menu");
    await app.click("button", app.word("settings_menu"), false);
    await app.click("menuitemradio", "Tiếng Việt");
    app.language = "vi";
    await app.get("button", app.word("articles_import"));
  });

  test("the export dialog says what a format cannot hold, before anything is written", async () => {
    await app.click("button", app.word("menu_export_short"));
    await app.choose(app.word("export_format"), app.word("format_csv"));
    await app.click("radio", app.word("export_articles_all"));
    await app.until("the link is counted", async () =>
      (await dialogText(app)).includes(app.word("export_loss_relation", { n: 1 })),
    );
    await app.press("Escape");
    await app.gone("dialog");
  });

  test.each([
    ["nhan_jsonl", "thu.jsonl", checkNhan],
    ["conll", "thu.conll", null],
    ["doccano", "thu.doccano.jsonl", checkDoccano],
    ["spacy_jsonl", "thu.spacy.jsonl", checkSpacy],
    ["csv", "thu.csv", null],
  ] as const)("exports %s, as expected to the letter", async (format, file, check) => {
    const path = join(app.data, file);
    await exportTo(app, format, path);
    const text = read(path);
    check?.(text);
    expectFile(file, text);
    expect(project).not.toBe("");
  });

  test("divides the articles, by choices that are kept", async () => {
    const folder = join(app.data, "chia");
    app.willPick(folder);
    await app.click("button", app.word("menu_export_short"));
    await app.choose(app.word("export_format"), app.word("format_conll"));
    await app.click("radio", app.word("export_articles_all"));
    await app.click("radio", "BILOU");
    await app.click("checkbox", app.word("export_split"));
    await app.fill("textbox", app.word("export_split_parts"), "train=0.7,test=0.3");
    await app.fill("textbox", app.word("export_preset_name"), "Chia đôi");
    await app.click("button", app.word("export_preset_save"));
    expect(await app.has("combobox", app.word("export_presets"))).toBe(true);
    await app.until("the preview is in the scheme", async () =>
      /\bU-PERSON|\bL-PERSON/.test(await dialogText(app)),
    );
    await app.click("button", app.word("export_start"));
    await app.until("the files are written", async () =>
      (await dialogText(app)).includes(app.word("export_files")),
    );
    await app.press("Escape");
    await app.gone("dialog");
    const manifest = JSON.parse(read(join(folder, "manifest.json"))) as {
      articles: number;
      parts: { name: string; articles: number }[];
      files: { name: string; sha256: string }[];
    };
    expect(manifest.parts.map(({ name }) => name)).toEqual(["train", "test"]);
    expect(manifest.files.map(({ name }) => name)).toEqual(["test.conll", "train.conll"]);
    const articles = manifest.files.map(({ name, sha256 }) => {
      const text = read(join(folder, name));
      expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
      return text.split("-DOCSTART-").length - 1;
    });
    expect(articles[0]! + articles[1]!).toBe(manifest.articles);
  });
});

function rows(app: App): Promise<string[]> {
  return app.evaluate(() =>
    [...document.querySelectorAll("[data-pane='articles'] .row .title")].map(
      (title) => title.textContent ?? "",
    ),
  );
}

/** All that the inspector says of the selected span. */
function inspector(app: App): Promise<string> {
  return app.evaluate(() => {
    const section = document.querySelector<HTMLElement>("[data-pane='inspector'] section");
    const fields = [...(section?.querySelectorAll("textarea") ?? [])].map((field) => field.value);
    return [section?.innerText ?? "", ...fields].join(" ").replace(/\s+/g, " ");
  });
}

/** The first span of the segmented article still is linked, and has its note. */
async function hasLinkAndNote(app: App): Promise<void> {
  await app.press("Ctrl+Home", "Tab");
  let text = "";
  await app
    .until("link and note are there", async () => {
      text = await inspector(app);
      return text.includes("→ Thứ trưởng Bộ Ngoại giao") && text.includes("người phát ngôn");
    })
    .catch((error: unknown) => {
      throw new Error(`${String(error)}: ${text}`);
    });
}
