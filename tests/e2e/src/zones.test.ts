// Zones corrected by keyboard: what rules took for one thing is made another, and stays so.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { App } from "./harness/app";
import { story } from "./harness/steps";
import { openArticle, projectOf } from "./harness/story";

const TITLE = "Chợ nổi đón khách trở lại";
const FIRST = "Sáng sớm, hàng chục ghe thuyền đã kín một khúc sông, chở đầy trái cây và rau xanh.";
const SECOND = "Bà Lê Thị Mận, chủ một vựa trái cây, nói khách năm nay đông gấp đôi năm ngoái.";
const LINKS = "Tin liên quan:";

describe("zones", () => {
  let app: App;
  story(() => app);

  beforeAll(async () => {
    app = await projectOf({ "1.txt": [TITLE, FIRST, SECOND, LINKS, ""].join("\n\n") });
    await openArticle(app, TITLE);
  });
  afterAll(async () => {
    await app.end();
  });

  const dimmed = () =>
    app.evaluate(() =>
      [...document.querySelectorAll(".dim")].map((one) => one.textContent.trim()).join("|"),
    );
  const line = () =>
    app.evaluate(
      () => document.querySelector("section.zone p")?.textContent.replace(/\s+/g, " ").trim() ?? "",
    );
  const isDim = (text: string) =>
    app.until(`this alone is dimmed: ${text}`, async () => (await dimmed()) === text);
  const isNamed = (...words: string[]) =>
    app.until(`the zone is named ${words.join()}`, async () => {
      const said = await line();
      return words.every((word) => said.includes(app.word(word)));
    });

  test("what is outside the article is dimmed, and named with its reason at the caret", async () => {
    await isDim(LINKS);
    await app.clickText("liên quan");
    await isNamed("zone_kind_related_links", "zone_reason_link_heading");
  });

  test("Z makes the paragraph at the caret a caption: it is no longer dimmed", async () => {
    await app.press("z");
    await app.get("listbox", app.word("annotate_zone_choose"));
    await app.press("c", "Enter");
    await app.gone("listbox");
    await isDim("");
    await isNamed("zone_kind_caption", "zone_by_hand");
    await app.saved();
  });

  test("a paragraph of the article becomes a footer by the arrows, and undo takes it back", async () => {
    await app.clickText("vựa trái cây");
    await app.press("z", "ArrowUp", "ArrowDown", "f", "Enter");
    await isDim(SECOND);
    await app.saved();
    await app.press("Ctrl+z");
    await isDim("");
    await app.press("Ctrl+y");
    await isDim(SECOND);
    await app.saved();
  });

  test("labels in a dimmed zone are possible", async () => {
    await app.dragOver("Lê Thị Mận");
    await app.press("1");
    await app.waitForSpans(["Người: Lê Thị Mận"]);
    await app.saved();
    await isDim(
      ["Bà ", "Lê Thị Mận", ", chủ một vựa trái cây, nói khách năm nay đông gấp đôi năm ngoái."]
        .map((part) => part.trim())
        .join("|"),
    );
  });

  test("Escape leaves everything as it was", async () => {
    await app.press("Escape");
    await app.clickText("khúc sông");
    await app.press("z", "m", "Escape");
    await app.gone("listbox");
    expect(await dimmed()).not.toContain("khúc sông");
  });

  test("a restart brings it all back, and undo goes on", async () => {
    await app.quit();
    app = await App.start({ data: app.data });
    await app.waitForArticle(TITLE);
    await app.until("the footer is dimmed", async () => (await dimmed()).includes("chủ một vựa"));
    await app.clickText("vựa trái cây");
    await isNamed("zone_kind_footer", "zone_by_hand");
    await app.press("Ctrl+z", "Ctrl+z"); // the label, and the footer
    await isDim("");
    await app.press("Ctrl+z"); // the caption
    await isDim(LINKS);
  });
});
