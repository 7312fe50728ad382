// The text as it is drawn: what a label looks like, and what the mouse and the arrow keys do with lines.
import { Key, Origin } from "selenium-webdriver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "./harness/app";
import * as page from "./harness/page";
import { story } from "./harness/steps";
import { openArticle, projectOf } from "./harness/story";

const TITLE = "Cột chữ";
const LONG = "Một dòng";
const NEST = "Phó Chủ tịch kiêm Tổng thư ký Phòng Thương mại Việt Nam Trần Quốc Khải";
const HEAD = "Thứ trưởng";
const TAIL = "Kế hoạch Đầu tư";
const FAR = "Hoàng Văn Sơn";
const filler =
  "Câu này không có nhãn nào, chỉ để đọc cho quen mắt, và dài thêm một chút cho đủ dòng. ";

const texts: Record<string, string> = {
  "1.txt": [
    TITLE,
    `${NEST} dự lễ.`,
    `Các ${HEAD} Ngoại giao, Công Thương, Khoa học Công nghệ, Nội vụ, Tài chính và ${TAIL} cùng đi.`,
    ...Array.from({ length: 8 }, () => filler.repeat(5).trim()),
    `Cuối cùng, ${FAR} phát biểu.`,
    "",
  ].join("\n\n"),
  // One line, of which only what is near the screen is drawn.
  "2.txt": `${LONG}\n${filler.repeat(600)}\n`,
};

describe("the text column", () => {
  let app: App;
  story(() => app);

  beforeAll(async () => {
    app = await projectOf(texts);
    await openArticle(app, TITLE);
  });
  afterAll(async () => {
    await app.end();
  });

  /** The text of the span that is selected, once it is the one. */
  const selected = async (text: string): Promise<void> => {
    let seen = "";
    await app
      .until(`the span “${text}” is selected`, async () => {
        seen = await app.evaluate(page.selectedSpan);
        return seen === text;
      })
      .catch((error: unknown) => {
        throw new Error(`${String(error)}; it is “${seen}”`);
      });
  };

  test("a drag that leaves the text goes on to the edge of the line, or of the text", async () => {
    const beyond = async (dx: number, dy: number): Promise<[number, number]> => {
      await app.press("Escape");
      await app.dragFrom("Ngoại giao", { dx, dy });
      await app.settled();
      const drawn = await app.evaluate(page.selection);
      const all = await app.evaluate(page.wholeText);
      const at = all.indexOf(drawn);
      expect(drawn).not.toBe("");
      return [at, at + drawn.length];
    };
    const all = await app.evaluate(page.wholeText);
    const from = all.indexOf("Ngoại giao");
    const line = all.indexOf(`Các ${HEAD}`);
    const title = all.indexOf(NEST);
    for (const dx of [900, -900]) {
      const [start, end] = await beyond(dx, 0);
      // Never further than the paragraph; the drag began at the edge of its syllable.
      expect(start).toBeGreaterThanOrEqual(line);
      expect(start).toBeLessThanOrEqual(from);
      expect(end).toBeGreaterThanOrEqual(from - 1);
      expect(end).toBeLessThan(all.indexOf("cùng đi.") + 8);
      if (dx > 0) expect(start).toBe(from);
    }
    expect(title).toBeLessThan(line);
    await app.press("Escape");
  });

  test("a chip at the end of a line stands within the column", async () => {
    const points = await app.evaluate(lastWords);
    expect(points.length).toBeGreaterThan(4);
    for (const [x = 0, y = 0] of points) {
      await app.driver
        .actions({ async: true })
        .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 })
        .doubleClick()
        .perform();
      await app.press("3");
    }
    await app.saved();
    await app.settled();
    const chips = await app.evaluate(chipEdges);
    expect(chips).toHaveLength(points.length);
    for (const { text, right, column } of chips) {
      expect(text).toBe("Số liệu thương mại");
      expect(right).toBeLessThanOrEqual(column + 1);
    }
    // Some had to be moved, or this would prove nothing.
    expect(chips.some(({ moved }) => moved)).toBe(true);
    await app.screenshot("text-chips");
    await app.press(...points.map(() => "Ctrl+z"));
    await app.waitForSpans([]);
  });

  test("seven spans over one another are all seen, and each is selected by its line", async () => {
    const words = NEST.split(" ");
    const nested = [0, 1, 2, 3, 4, 5, 6].map((k) => words.slice(k, words.length - k - 1).join(" "));
    const before = await app.evaluate(lineHeight);
    for (const [k, text] of nested.entries()) {
      await app.dragOver(text);
      await app.press(String((k % 3) + 1));
      await selected(text);
    }
    await app.saved();
    expect(await app.evaluate(lineHeight)).toBeGreaterThan(before);
    // The innermost has the upper line, and each other one the next below.
    for (const [k, text] of [...nested].reverse().entries()) {
      const [x = 0, bottom = 0] = await app.evaluate(innermost);
      await app.clickAt(x, bottom - (nested.length - 1 - k) * 3 - 1);
      await selected(text);
    }
    await app.screenshot("text-nested");
  });

  test("the fragments of a span are joined through the gap, over the end of a line", async () => {
    await app.dragOver(HEAD);
    await app.press("2");
    await selected(HEAD);
    await dragWithControl(app, TAIL);
    await selected(HEAD + TAIL);
    const gap = await app.evaluate(gaps);
    const text = texts["1.txt"] ?? "";
    const start = text.indexOf(HEAD) + HEAD.length;
    expect(gap.text).toBe(text.slice(start, text.indexOf(TAIL)));
    expect(gap.lines).toBeGreaterThan(1);
    expect(gap.dotted).toBe(true);
    await app.screenshot("text-gap");
  });

  test("a link to what is not on the screen is named at the edge, and leads there", async () => {
    await app.press("Ctrl+End");
    await app.dragOver(FAR);
    await app.press("1", "r");
    await app.get("button", app.word("annotate_link_confirm"), false);
    await app.press("Enter");
    await app.saved();
    const role = `Chức vụ: ${HEAD} … ${TAIL}`;
    const name = app.word("annotate_jump_to", { span: role });
    const pill = (): Promise<boolean> =>
      app.evaluate(
        (wanted: string) =>
          [...document.querySelectorAll(".edge.above button")].some(
            (each) => each.getAttribute("aria-label") === wanted,
          ),
        name,
      );
    await app.press("Ctrl+End", "Shift+Tab");
    await selected(FAR);
    await app.until("the role is named above", pill);
    await app.screenshot("text-link-beyond");
    const [x = 0, y = 0] = await app.evaluate(() => {
      const box = document.querySelector(".edge.above button")?.getBoundingClientRect();
      return box ? [box.left + box.width / 2, box.top + box.height / 2] : [];
    });
    await app.clickAt(x, y);
    await app.until("it is on the screen and no longer named", async () => !(await pill()));
    expect(await app.evaluate(() => document.activeElement?.hasAttribute("data-text-region"))).toBe(
      true,
    );
    await app.until("the way back is named below", () =>
      app.evaluate(() => document.querySelector(".edge.below button") !== null),
    );
  });

  test("down and up go by lines in one column, and take whole syllables with Shift", async () => {
    await app.clickText("quen mắt");
    await app.settled();
    const from = await app.evaluate(caret);
    await app.press("ArrowDown");
    await app.settled();
    const below = await app.evaluate(caret);
    expect(below.top - from.top).toBeCloseTo(38, 0);
    expect(Math.abs(below.left - from.left)).toBeLessThan(8);
    await app.press("ArrowUp");
    await app.settled();
    expect(await app.evaluate(caret)).toEqual(from);

    await app.clickText("uen mắt");
    await app.press("Shift+ArrowDown");
    await app.settled();
    const text = await app.evaluate(page.selection);
    expect(text.startsWith("quen mắt")).toBe(true);
    expect(text).not.toMatch(/\n/);
    expect(filler.repeat(3).includes(text)).toBe(true);
    expect(filler.repeat(3).split(/[\s,.]+/)).toContain(text.split(/[\s,.]+/).at(-1));
    await app.press("Shift+ArrowUp");
    await app.settled();
    expect(await app.evaluate(page.selection)).not.toBe(text);

    await app.clickText("quen mắt");
    await app.press("Ctrl+ArrowDown", "Shift+ArrowRight");
    await app.selects("Câu");
  });

  test("in a text on one line, down and up again lead back to the same letter", async () => {
    await openArticle(app, LONG);
    await app.press("Ctrl+Home", "ArrowDown");
    await app.settled();
    const from = await app.evaluate(caret);
    await app.press(...Array.from({ length: 60 }, () => "ArrowDown"));
    await app.settled();
    const below = await app.evaluate(caret);
    expect(below.height - from.height).toBeGreaterThan(55 * 38);
    expect(below.inView).toBe(true);
    expect(await app.evaluate(() => document.querySelectorAll("[data-chunk]").length)).toBeLessThan(
      20,
    );
    await app.press(...Array.from({ length: 60 }, () => "ArrowUp"));
    await app.settled();
    const back = await app.evaluate(caret);
    expect([back.left, Math.round(back.height)]).toEqual([from.left, Math.round(from.height)]);

    // Scrolled far away by hand, the caret is where it was, and the text goes back to it.
    await app.evaluate(() => document.querySelector("[data-text-region]")?.scrollTo(0, 9000));
    await app.settled();
    await app.press("ArrowDown");
    await app.until("the caret is on the screen", async () => (await app.evaluate(caret)).inView);
    expect(Math.round((await app.evaluate(caret)).height)).toBe(Math.round(from.height) + 38);
  });
});

async function dragWithControl(app: App, text: string): Promise<void> {
  const place = await app.until(`“${text}” is on the screen`, () =>
    app.evaluate(page.placeOf, text, 0),
  );
  const at = ([x = 0, y = 0]: number[]) => ({
    x: Math.round(x),
    y: Math.round(y),
    origin: Origin.VIEWPORT,
    duration: 20,
  });
  // One after the other: the key stays down while the mouse moves.
  await app.driver
    .actions()
    .keyDown(Key.CONTROL)
    .move(at(place.from))
    .press()
    .move(at(place.to))
    .release()
    .keyUp(Key.CONTROL)
    .perform();
}

/** Within the last syllable of each line of one paragraph. */
function lastWords(): number[][] {
  const chunk = document.querySelectorAll("[data-chunk]")[3];
  const node = chunk?.firstChild;
  if (!(node instanceof Text)) return [];
  const rectOf = (at: number): DOMRect => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return [...range.getClientRects()].find(({ width }) => width > 0) ?? new DOMRect();
  };
  const points: number[][] = [];
  for (let at = 0; at + 1 < node.length; at += 1) {
    const [here, next] = [rectOf(at), rectOf(at + 1)];
    if (next.top <= here.top + 5) continue;
    // The blank at the end of the line, and a mark before it, stand aside.
    let letter = at;
    while (/[\s,.]/.test(node.data[letter] ?? "")) letter -= 1;
    const last = rectOf(letter);
    points.push([last.left + last.width / 2, last.top + last.height / 2]);
  }
  return points;
}

interface ChipEdge {
  text: string;
  right: number;
  column: number;
  moved: boolean;
}

function chipEdges(): ChipEdge[] {
  const pen = document.createElement("canvas").getContext("2d");
  return [...document.querySelectorAll<HTMLElement>("[data-chip]")].map((mark) => {
    const style = getComputedStyle(mark, "::before");
    const text = mark.dataset["chip"] ?? "";
    if (pen) pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const left = mark.getBoundingClientRect().left + parseFloat(style.left);
    return {
      text,
      right: left + (pen?.measureText(text).width ?? 0),
      column: mark.closest("[data-chunk]")?.getBoundingClientRect().right ?? 0,
      moved: parseFloat(style.left) < 0,
    };
  });
}

function lineHeight(): number {
  const chunk = document.querySelectorAll("[data-chunk]")[1];
  return chunk ? parseFloat(getComputedStyle(chunk).lineHeight) : 0;
}

/** The middle of the mark that most spans cover, and its lower edge. */
function innermost(): number[] {
  const marks = [...document.querySelectorAll<HTMLElement>("[data-chunk] [data-spans]")];
  const count = (mark: HTMLElement) => (mark.dataset["spans"] ?? "").split(" ").length;
  const [mark] = marks.sort((a, b) => count(b) - count(a));
  const box = mark?.getClientRects()[0];
  return box ? [box.left + box.width / 2, box.bottom] : [];
}

function gaps(): { text: string; lines: number; dotted: boolean } {
  const list = [...document.querySelectorAll<HTMLElement>("[data-chunk] .gap")];
  const tops = list.flatMap((gap) => [...gap.getClientRects()].map((box) => Math.round(box.top)));
  return {
    text: list.map((gap) => gap.textContent).join(""),
    lines: new Set(tops).size,
    dotted: list.every((gap) =>
      getComputedStyle(gap).backgroundImage.includes("repeating-linear-gradient"),
    ),
  };
}

/** Where the caret is: on the screen, and how far down in the text. */
function caret(): { left: number; top: number; height: number; inView: boolean } {
  const box = document.querySelector(".caret")?.getBoundingClientRect() ?? new DOMRect();
  const view = document.querySelector("[data-text-region]")?.getBoundingClientRect();
  const sheet = document.querySelector(".sheet")?.getBoundingClientRect();
  return {
    left: box.left,
    top: box.top,
    height: box.top - (sheet?.top ?? 0),
    inView: view !== undefined && box.top >= view.top && box.bottom <= view.bottom,
  };
}
