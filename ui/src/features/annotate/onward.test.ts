// Going on to the next article, and what is said where there is none.
import { render, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { setBackend } from "../../lib/ipc/current";
import { FakeBackend } from "../../lib/ipc/fake";
import { articles } from "../../lib/state/articles.svelte";
import { doc } from "../../lib/state/document.svelte";
import { settled } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";
import { actionFor } from "../../shared/keyboard/registry";
import Annotate from "./Annotate.svelte";
import { announcement, untell } from "./announce.svelte";

const NONE_LEFT = "Không còn bài nào chưa xong.";
const NONE_LISTED =
  "Trong danh sách đang lọc không còn bài nào khác. Nhấn Esc để bỏ lọc và làm tiếp.";
let fake: FakeBackend;

beforeEach(async () => {
  fake = new FakeBackend();
  setBackend(fake);
  untell();
  project.articleId = null;
  await project.open("/du-an/lan/mau.nhan");
  render(Annotate);
  await waitFor(() => expect(doc.article).not.toBeNull());
  // As if it had been looked at: a key that is pressed twice does not finish two.
  doc.setSelection({ anchor: 1, focus: 1 });
});

const key = (stroke: string) => actionFor(stroke)?.run(false);

describe("that no article is left unfinished", () => {
  it("is said no longer when undo has made one unfinished", async () => {
    for (const article of fake.articleList.slice(1)) article.status = "done";
    key("KeyF");
    await waitFor(() => expect(announcement.shown).toBe(NONE_LEFT));
    key("Ctrl+KeyZ");
    expect(announcement.shown).toBe("");
    await settled();
    expect(fake.articleList[0]?.status).toBe("new");
  });
});

describe("at the end of a list that is filtered", () => {
  beforeEach(async () => {
    articles.filter.text = "nghề cá";
    await articles.restart();
    key("KeyF");
    await waitFor(() => expect(announcement.shown).toBe(NONE_LISTED));
  });

  it("Escape clears the filter and goes on", async () => {
    const first = doc.id;
    expect(key("Escape")).toBe(true);
    expect(announcement.shown).toBe("");
    expect(articles.filtered).toBe(false);
    await waitFor(() => expect(doc.id).not.toBe(first));
  });

  it("Escape is what it always is as soon as something else was done", async () => {
    key("Ctrl+KeyZ");
    await settled();
    key("Escape");
    expect(articles.filtered).toBe(true);
    await articles.reset();
  });
});
