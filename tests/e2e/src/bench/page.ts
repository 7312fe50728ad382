// What is measured inside of a page. Each function is sent there as its source and sees nothing from outside of itself.
// The clock of a page counts whole milliseconds.

interface Measuring {
  figures: number[] | null;
}

export interface Scrolled {
  /** Milliseconds from each frame to the next. */
  frames: number[];
  /** Where it ended. */
  top: number;
}

/**
 * From the click to the painted article, where the click comes next: starts with the first handler of the click, and
 * ends when the second frame begins after the text of the new article is in the document, which is when the first one
 * has been drawn. `figures` is then the time to the text in the document, and the time to painted.
 */
export function watchOpening(title: string): void {
  const page = window as unknown as Measuring;
  page.figures = null;
  let clicked = 0;
  window.addEventListener("click", () => (clicked = performance.now()), {
    capture: true,
    once: true,
  });
  const observer = new MutationObserver(() => {
    if (clicked === 0) return;
    if (!document.querySelector("[data-chunk]")?.textContent?.startsWith(title)) return;
    observer.disconnect();
    const there = performance.now();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        page.figures = [there - clicked, performance.now() - clicked];
      }),
    );
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Whether the row of an article is on the screen; if not, the list turns to its next page, of the last to the first. */
export function bringRow(title: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[role='list'] [data-index]")];
  const row = rows.find((each) => each.textContent?.includes(title));
  let list: Element | null = rows[0] ?? null;
  while (list && list.scrollHeight <= list.clientHeight) list = list.parentElement;
  if (!list) return row !== undefined;
  const view = list.getBoundingClientRect();
  const place = row?.getBoundingClientRect();
  if (place && place.top >= view.top && place.bottom <= view.bottom) return true;
  if (row) row.scrollIntoView({ block: "center" });
  else if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) list.scrollTop = 0;
  else list.scrollTop += list.clientHeight - 80;
  return false;
}

/**
 * From a key press to the painted span, where the key comes next. `figures` is then: milliseconds of script from the
 * first handler of the key to the mark in the document; milliseconds from there until a frame with the mark has been
 * drawn; and the frames that began until then.
 */
export function watchLabel(): void {
  const page = window as unknown as Measuring;
  page.figures = null;
  const region = document.querySelector("[data-text-region]");
  if (!region) throw new Error("no article is open");
  let pressed = 0;
  let frames = 0;
  let counting = true;
  const count = () => {
    frames += 1;
    if (counting) requestAnimationFrame(count);
  };
  window.addEventListener(
    "keydown",
    () => {
      pressed = performance.now();
      requestAnimationFrame(count);
    },
    { capture: true, once: true },
  );
  const observer = new MutationObserver(() => {
    if (pressed === 0 || !region.querySelector(".mark.selected")) return;
    observer.disconnect();
    const script = performance.now() - pressed;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        counting = false;
        page.figures = [script, performance.now() - pressed, frames];
      }),
    );
  });
  observer.observe(region, { childList: true, subtree: true });
}

/** From a key press that changes nothing, the next one, to the beginning of the second frame after it: the least there is. */
export function watchKey(): void {
  const page = window as unknown as Measuring;
  page.figures = null;
  window.addEventListener(
    "keydown",
    () => {
      const pressed = performance.now();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => (page.figures = [performance.now() - pressed])),
      );
    },
    { capture: true, once: true },
  );
}

export function figures(): number[] | null {
  return (window as unknown as Measuring).figures;
}

/** Scrolls by the same step in every frame, from where it is. */
export async function scroll(
  selector: string,
  count: number,
  step: number,
  from: number | null,
): Promise<Scrolled> {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  if (from !== null) found.scrollTop = from;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  // The first frames after a pause are no scrolling yet.
  for (let k = 0; k < 5; k += 1) await frame();
  const frames: number[] = [];
  await new Promise<void>((resolve) => {
    let before = performance.now();
    const next = () => {
      const now = performance.now();
      frames.push(now - before);
      before = now;
      if (frames.length > count) return resolve();
      found.scrollTop += step;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  frames.shift(); // the way to the first frame
  return { frames, top: found.scrollTop };
}

/** Shows a plain text, an element for each paragraph; from the first element made to painted, as in `watchOpening`. */
export async function paint(texts: string[] | null, lean = false): Promise<number> {
  const page = window as unknown as { texts: string[] };
  const sheet = document.querySelector("#sheet");
  if (!sheet) throw new Error("not the reference");
  // It was brought in before, so that its way into the page is not measured.
  if (texts) {
    page.texts = texts;
    return 0;
  }
  sheet.replaceChildren();
  sheet.classList.toggle("lean", lean);
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const start = performance.now();
  const made = page.texts.map((text) => {
    const paragraph = document.createElement("div");
    paragraph.className = "chunk";
    paragraph.textContent = text;
    return paragraph;
  });
  sheet.replaceChildren(...made);
  await frame();
  await frame();
  return performance.now() - start;
}

export interface Dress {
  /** Of the box that scrolls: left, top, width, height. */
  box: number[];
  /** How wide the lines are. */
  measure: number;
  /** How the text is written, as style declarations. */
  text: string;
  paper: string;
}

/** How the application dresses a paragraph, and where: the reference shows the same text in the same dress. */
export function dress(): Dress {
  const region = document.querySelector("[data-text-region]");
  const chunks = [...document.querySelectorAll("[data-chunk]")];
  const chunk = chunks.find((each) => each.classList.contains("paragraph")) ?? chunks[0];
  if (!region || !chunk) throw new Error("no article is open");
  const style = getComputedStyle(chunk);
  const names = [
    "color",
    "font-family",
    "font-size",
    "line-height",
    "overflow-wrap",
    "padding-top",
    "padding-bottom",
    "tab-size",
  ];
  let paper = "white";
  for (let box: Element | null = chunk; box; box = box.parentElement) {
    const colour = getComputedStyle(box).backgroundColor;
    if (colour !== "rgba(0, 0, 0, 0)") {
      paper = colour;
      break;
    }
  }
  const box = region.getBoundingClientRect();
  return {
    box: [box.left, box.top, box.width, box.height],
    measure: chunk.getBoundingClientRect().width,
    text: names.map((name) => `${name}: ${style.getPropertyValue(name)};`).join(" "),
    paper,
  };
}

/** From now on the time from each frame to the next is kept. */
export function beginFrames(): void {
  const page = window as unknown as Measuring;
  const kept: number[] = [];
  page.figures = kept;
  let before = 0;
  const next = (now: number) => {
    if (page.figures !== kept) return;
    if (before > 0) kept.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

export function endFrames(): number[] {
  const page = window as unknown as Measuring;
  const kept = page.figures ?? [];
  page.figures = null;
  return kept;
}
