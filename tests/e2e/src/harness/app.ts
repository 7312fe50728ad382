// The real application in a window of its own, and what a person does with it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Origin, type WebDriver, type WebElement } from "selenium-webdriver";
import { startBrowser, type Browser } from "./browser";
import { closeWindows } from "./close";
import { dragFiles } from "./drag";
import { environment, SCREENSHOTS, WINDOW, scratch } from "./env";
import { press, type } from "./keys";
import * as page from "./page";
import { applicationEnded, applicationOf } from "./processes";
import { word, type Language } from "./words";

export interface Options {
  language?: Language;
  /** The folder of a former session, to go on with. */
  data?: string;
  /** The project file to open, as a double click on it would. */
  file?: string;
  /** What to start in place of the application; it must become the application. */
  binary?: string;
}

const PATIENCE = 15_000;

export class App {
  private constructor(
    readonly data: string,
    private readonly browser: Browser,
    public language: Language,
  ) {}

  static async start(options: Options = {}): Promise<App> {
    const app = await App.launch(options);
    try {
      await app.until("the window is drawn", () => app.evaluate(page.isWhole));
      return app;
    } catch (error) {
      await app.end();
      throw error;
    }
  }

  /** Starts the application and asks it nothing. */
  static async launch(options: Options = {}): Promise<App> {
    const language = options.language ?? "vi";
    const data = options.data ?? scratch("data");
    if (WINDOW !== null && options.data === undefined) rememberSize(data, WINDOW);
    const args = options.file === undefined ? [] : [options.file];
    const env = { ...environment(language, data), NHAN_PICK: join(data, "pick.txt") };
    return new App(data, await startBrowser(args, env, options.binary), language);
  }

  get driver(): WebDriver {
    return this.browser.driver;
  }

  /** The process group of all that was started. */
  get group(): number {
    return this.browser.group;
  }

  /** Closes the window, as its cross does: the program ends by itself. */
  async quit(): Promise<void> {
    const { group } = this.browser;
    await closeWindows(group);
    const ended = await applicationEnded(group, PATIENCE);
    await this.browser.end();
    if (!ended) throw new Error("the window was closed, and the program did not end");
  }

  /** Ends the program as it stands, without a word. */
  async kill(): Promise<void> {
    const application = applicationOf(this.browser.group);
    if (application !== undefined) process.kill(application, "SIGKILL");
    await this.end();
  }

  /** Ends all that was started, whatever state it is in. */
  async end(): Promise<void> {
    await this.browser.end();
  }

  word(key: string, inputs: Record<string, string | number> = {}): string {
    return word(this.language, key, inputs);
  }

  /** What the next native dialog answers. */
  willPick(...paths: string[]): void {
    writeFileSync(join(this.data, "pick.txt"), paths.map((path) => `${path}\n`).join(""));
  }

  /** Drags files from outside over the window, and drops them after `meanwhile`. */
  async dropFiles(paths: readonly string[], meanwhile: () => Promise<void>): Promise<void> {
    await dragFiles(this.browser.group, paths, meanwhile);
  }

  async press(...strokes: string[]): Promise<void> {
    await press(this.driver, ...strokes);
  }

  async type(text: string): Promise<void> {
    await type(this.driver, text);
  }

  /** Runs a function in the page; it sees nothing but its arguments. */
  evaluate<A extends unknown[], R>(run: (...args: A) => R, ...args: A): Promise<R> {
    return this.driver.executeScript(`return (${run.toString()}).apply(null, arguments)`, ...args);
  }

  /** Waits for something to become true, and says what it was that did not. */
  async until<T>(
    what: string,
    check: () => Promise<T>,
    within = PATIENCE,
  ): Promise<NonNullable<T> & Exclude<T, false>> {
    let last: unknown;
    const found = await this.driver
      .wait(
        async () => {
          try {
            return (await check()) || null;
          } catch (error) {
            last = error; // an element that was drawn anew in the meantime
            return null;
          }
        },
        within,
        `waited in vain until ${what}`,
        30,
      )
      .catch((error: unknown) => {
        throw last === undefined ? error : new Error(`${String(error)}; last: ${String(last)}`);
      });
    return found as NonNullable<T> & Exclude<T, false>;
  }

  async all(role: string, name: string | null = null, exact = true): Promise<WebElement[]> {
    return (await this.evaluate(page.byRole, role, name, exact, null)) as unknown as WebElement[];
  }

  /** The one element of a role and name, as soon as it is there. */
  async get(role: string, name: string | null = null, exact = true): Promise<WebElement> {
    const what = `there is a ${role} ${name ?? ""}`;
    return this.until(what, async () => (await this.all(role, name, exact))[0]);
  }

  async has(role: string, name: string | null = null, exact = true): Promise<boolean> {
    return (await this.all(role, name, exact)).length > 0;
  }

  async gone(role: string, name: string | null = null): Promise<void> {
    await this.until(
      `there is no ${role} ${name ?? ""}`,
      async () => !(await this.has(role, name)),
    );
  }

  /** Clicks with the mouse, once the element takes it and stands still; again, if it moved away under the mouse. */
  async click(role: string, name: string | null = null, exact = true): Promise<void> {
    await this.until(`a ${role} ${name ?? ""} can be clicked`, async () => {
      const [found] = await this.all(role, name, exact);
      if (!found || !(await found.isEnabled())) return false;
      const element = found as unknown as Element;
      const place = await this.evaluate(page.clickable, element);
      if (!place) return false;
      await this.mouse()
        .move(at(place[0] ?? 0, place[1] ?? 0))
        .perform();
      await this.frames();
      const now = await this.evaluate(page.clickable, element);
      if (now?.join() !== place.join()) return false;
      await this.evaluate(page.watchPress, element);
      await this.mouse().click().perform();
      return this.evaluate(page.wasPressed);
    });
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.mouse().move(at(x, y)).click().perform();
  }

  /** Fills a text field, as by hand: what it held before is replaced. */
  async fill(role: string, name: string, text: string): Promise<void> {
    const field = await this.get(role, name);
    await field.click();
    await this.press("Ctrl+a", "Delete");
    if (text !== "") await this.type(text);
  }

  /** Chooses an option of a list by its text. */
  async choose(name: string, option: string): Promise<void> {
    const list = await this.get("combobox", name);
    const chosen = await this.until(`${name} offers ${option}`, () =>
      this.evaluate(
        (element: Element, wanted: string) => {
          const select = element as HTMLSelectElement;
          const index = [...select.options].findIndex((each) => each.text.trim() === wanted);
          if (index < 0) return false;
          // A native list cannot be driven; this is what choosing in it does.
          select.selectedIndex = index;
          select.dispatchEvent(new Event("input", { bubbles: true }));
          select.dispatchEvent(new Event("change", { bubbles: true }));
          return true;
        },
        list as unknown as Element,
        option,
      ),
    );
    void chosen;
  }

  /** Drags over a piece of the article's text, from its first letter to its last. */
  async dragOver(text: string, nth = 0): Promise<void> {
    const { from, to } = await this.place(text, nth);
    await this.mouse()
      .move(at(from[0], from[1]))
      .press()
      .move({ ...at((from[0] + to[0]) / 2, to[1]), duration: 40 })
      .move({ ...at(to[0], to[1]), duration: 40 })
      .release()
      .perform();
  }

  /** Drags from the first letter of a piece of text to a place that far away, in several steps as a hand does. */
  async dragFrom(text: string, { dx, dy }: { dx: number; dy: number }): Promise<void> {
    const { from } = await this.place(text, 0);
    const [width, height] = await this.evaluate(() => [innerWidth, innerHeight] as const);
    const inside = (value: number, most: number) => Math.min(Math.max(value, 1), most - 1);
    let actions = this.mouse()
      .move(at(from[0] + 3, from[1]))
      .press();
    for (let step = 1; step <= 5; step += 1) {
      const x = inside(from[0] + (dx * step) / 5, width);
      const y = inside(from[1] + (dy * step) / 5, height);
      actions = actions.move({ ...at(x, y), duration: 20 });
    }
    await actions.release().perform();
  }

  async clickText(text: string, nth = 0): Promise<void> {
    const { from } = await this.place(text, nth);
    await this.clickAt(from[0] + 2, from[1]);
  }

  async doubleClick(text: string, nth = 0): Promise<void> {
    const { from } = await this.place(text, nth);
    await this.mouse()
      .move(at(from[0] + 2, from[1]))
      .doubleClick()
      .perform();
  }

  /** The text that is selected in the article; the painter puts it there with the next frame. */
  async selects(text: string): Promise<void> {
    let seen = "";
    await this.until(`“${text}” is selected`, async () => {
      seen = await this.evaluate(page.selection);
      return seen === text;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; it is “${seen}”`);
    });
  }

  saveState(): Promise<string> {
    return this.evaluate(
      () => document.querySelector<HTMLElement>("[data-save-state]")?.dataset["saveState"] ?? "",
    );
  }

  /** Waits until the window says that all is on the disk. */
  async saved(): Promise<void> {
    await this.until("the window says that it is saved", async () => {
      return (await this.saveState()) === "saved";
    });
    // What stands beside the text follows it by two frames.
    await this.frames();
    await this.frames();
  }

  /** The spans beside the text, `label: text`, in text order. */
  async spans(): Promise<string[]> {
    const rows = await this.evaluate(page.listed);
    return rows.map(({ label, text }) => `${label}: ${text}`);
  }

  async waitForSpans(expected: readonly string[]): Promise<void> {
    let seen: string[] = [];
    await this.until(`the spans are ${JSON.stringify(expected)}`, async () => {
      seen = await this.spans();
      return JSON.stringify(seen) === JSON.stringify(expected);
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; they are ${JSON.stringify(seen)}`);
    });
  }

  /** The title over the article's text. */
  title(): Promise<string> {
    return this.evaluate(() => document.querySelector(".header h1")?.textContent ?? "");
  }

  async waitForArticle(title: string): Promise<void> {
    await this.until(`the article “${title}” is open`, async () => {
      const drawn = await this.evaluate(
        () => document.querySelector("[data-chunk]")?.childNodes.length ?? 0,
      );
      return drawn > 0 && (await this.title()) === title;
    });
  }

  /** What the window tells its user, oldest first. */
  notices(): Promise<string[]> {
    return this.evaluate(() =>
      [...document.querySelectorAll("[data-notices] p")].map((p) => p.textContent ?? ""),
    );
  }

  async screenshot(name: string): Promise<void> {
    await this.settled();
    await this.photograph(join(SCREENSHOTS, `${name}.png`));
  }

  /** The window as it is at this moment. */
  async photograph(file: string): Promise<void> {
    const picture = await this.driver.takeScreenshot();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(picture, "base64"));
  }

  /** Fonts are there, nothing moves any more, and two frames were drawn. */
  async settled(): Promise<void> {
    await this.frames();
    await this.until("nothing moves", () =>
      this.evaluate(() =>
        document
          .getAnimations()
          .every(
            (each) =>
              each.playState !== "running" || each.effect?.getTiming().iterations === Infinity,
          ),
      ),
    );
  }

  /** Two frames: what was changed is laid out and drawn. */
  private async frames(): Promise<void> {
    await this.driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       document.fonts.ready.then(() =>
         requestAnimationFrame(() => requestAnimationFrame(() => done(true))));`,
    );
  }

  private mouse() {
    return this.driver.actions({ async: true });
  }

  private async place(text: string, nth: number): Promise<{ from: Point; to: Point }> {
    let last = "";
    // What was scrolled there may move once more, when what is drawn anew is measured.
    const found = await this.until(`“${text}” stands still on the screen`, async () => {
      const now = await this.evaluate(page.placeOf, text, nth);
      const still = JSON.stringify(now) === last;
      last = JSON.stringify(now);
      await this.frames();
      return still && now;
    });
    return found as unknown as { from: Point; to: Point };
  }
}

/** As if the window had had this size when it was closed. */
function rememberSize(data: string, [width, height]: readonly [number, number]): void {
  const place = { x: 0, y: 0, prev_x: 0, prev_y: 0 };
  const state = { maximized: false, visible: true, decorated: true, fullscreen: false };
  const main = { width, height, ...place, ...state };
  writeFileSync(join(data, "window.json"), JSON.stringify({ main }));
}

type Point = [number, number];

function at(x: number, y: number) {
  return { x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT };
}

export function read(path: string): string {
  return readFileSync(path, "utf8");
}
