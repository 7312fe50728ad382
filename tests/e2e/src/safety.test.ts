// What the window shows as saved is on the disk; what the disk refuses is taken back, and said.
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { App } from "./harness/app";
import { scratch } from "./harness/env";
import { firstStart, importFolder, newProject, openArticle } from "./harness/story";
import { titles, writeTexts } from "./texts";

const SIZE = 4 * 1024 * 1024;

describe("safety", () => {
  let app: App | undefined;
  let after: (() => void)[] = [];
  afterEach(async () => {
    await app?.end();
    app = undefined;
    for (const undo of after.reverse()) undo();
    after = [];
  });

  test("a full disk: the span is taken back, and the window says why", async (context) => {
    const disk = smallDisk();
    if (disk === null) {
      context.skip("skipped: a small disk cannot be mounted here");
      return;
    }
    after.push(() => execFileSync("umount", ["--lazy", disk]));
    app = await firstStart();
    app.willPick(join(disk, "day.nhan"));
    await app.click("button", app.word("start_new"));
    await importFolder(app, writeTexts(app.data), 3);
    await openArticle(app, titles.plain);
    await app.press("Ctrl+Home", "c", "1");
    await app.saved();
    await app.until("there is a span", async () => (await app?.spans())?.length === 1);

    const filler = fill(disk);
    // SQLite may have room left in its own files: goes on until the disk refuses. A stretch can always get another label.
    await app.until("the disk refuses a label", async () => {
      await app?.press("c", "1", "2", "3");
      await app?.until("it is answered", async () => (await app?.saveState()) !== "saving");
      return (await app?.saveState()) === "failed";
    });
    expect((await app.notices()).join(" ")).toContain(app.word("error_disk_full"));
    await app.screenshot("vi-light-21-disk-full");
    const kept = await app.spans();

    rmSync(filler);
    await app.press("Ctrl+Home", "n", "3");
    await app.saved();
    const now = await app.spans();
    expect(now).toHaveLength(kept.length + 1);
    // And that is what the disk holds.
    await app.quit();
    app = await App.start({ data: app.data });
    await app.waitForArticle(titles.plain);
    await app.waitForSpans(now);
  });

  test("closing the window in the middle of a note loses nothing", async () => {
    app = await firstStart();
    await newProject(app);
    await importFolder(app, writeTexts(app.data), 3);
    await openArticle(app, titles.plain);
    await app.press("Ctrl+Home", "c", "1", "m");
    await app.until("the note has the focus", () =>
      (app as App).evaluate(() => document.activeElement?.tagName === "TEXTAREA"),
    );
    await app.type("chưa rời ô này");
    // Undo in a field takes back what was typed there, and no label.
    const note = () => (app as App).evaluate(() => document.querySelector("textarea")?.value);
    await app.press("Ctrl+z");
    await app.until("typing is taken back", async () => (await note()) !== "chưa rời ô này");
    await app.press("Ctrl+Shift+z");
    await app.until("and done again", async () => (await note()) === "chưa rời ô này");
    const shown = await app.spans();
    expect(shown).toHaveLength(1);
    await app.quit();
    app = await App.start({ data: app.data });
    await app.waitForArticle(titles.plain);
    await app.waitForSpans(shown);
    await app.press("Ctrl+Home", "Tab");
    await app.until("the note is there", () =>
      (app as App).evaluate(() => document.querySelector("textarea")?.value === "chưa rời ô này"),
    );
  });

  test("an article whose import is undone leaves the screen", async () => {
    app = await firstStart();
    await newProject(app);
    await importFolder(app, writeTexts(app.data), 3);
    await openArticle(app, titles.plain);
    await app.press("Ctrl+z");
    await app.until("the text is gone", async () => !(await app?.has("application")));
    await app.press("Ctrl+y");
    await openArticle(app, titles.plain);
  });

  test("kill -9 in the middle of work: all that was shown as saved is there", async () => {
    app = await firstStart();
    await newProject(app);
    await importFolder(app, writeTexts(app.data), 3);
    for (const moment of [0, 15, 40]) {
      await openArticle(app, titles.emoji);
      await app.press("Ctrl+Home", "c", "1", "c", "2", "n", "3");
      // Spans and save state in one look: what stands there as saved must survive.
      const shown = await app.until("the window shows all as saved", async () => {
        const saved = (await app?.saveState()) === "saved";
        const spans = await app?.spans();
        return saved && (spans?.length ?? 0) >= 3 ? spans : null;
      });
      await app.press("c", "1"); // on its way when the program is killed
      await new Promise((resolve) => setTimeout(resolve, moment));
      await app.kill();

      app = await App.start({ data: app.data });
      await openArticle(app, titles.emoji);
      const found = await app.spans();
      expect(found).toEqual(expect.arrayContaining(shown));
      expect(found.length).toBeLessThanOrEqual(shown.length + 1);
      expect(await app.saveState()).toBe("saved"); // and nobody is said to be writing
      // Undo is intact, back to the import.
      for (let steps = found.length; steps > 0; steps -= 1) await app.press("Ctrl+z");
      await app.waitForSpans([]);
      await app.saved();
    }
  });

  test("a file that cannot be opened leaves the open project as it is", async () => {
    app = await firstStart();
    await newProject(app);
    await importFolder(app, writeTexts(app.data), 3);
    const other = join(app.data, "van-ban.nhan");
    writeFileSync(other, "Đây là một tệp văn bản, không phải dự án.");
    app.willPick(other);
    const refusal = app.word("error_not_a_project");
    await app.click("button", "thu");
    await app.click("menuitem", app.word("menu_open"));
    await app.until("it is refused", async () => (await app?.notices())?.includes(refusal));
    await openArticle(app, titles.plain);
    await app.press("Ctrl+Home", "c", "1");
    await app.until("there is a span", async () => (await app?.spans())?.length === 1);
    await app.saved();
  });
});

/** A disk of few megabytes, where mounting one is allowed. */
function smallDisk(): string | null {
  const place = join(scratch("disk"), "small");
  mkdirSync(place);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE}`, "tmpfs", place], {
      stdio: "ignore",
    });
    return place;
  } catch {
    return null;
  }
}

/** Writes until nothing more goes in. */
function fill(disk: string): string {
  const path = join(disk, "filler");
  const file = openSync(path, "w");
  try {
    for (const size of [65_536, 4_096, 512]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch {
        // Full, for pieces of this size.
      }
    }
  } finally {
    closeSync(file);
  }
  return path;
}
