// The window that the application is held against: the same webview, empty or with a plain page.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startBrowser, type Browser } from "../harness/browser";
import { environment, ROOT, scratch } from "../harness/env";
import type { Dress } from "./page";
import type { Window } from "./window";

export const REFERENCE =
  process.env["NHAN_REFERENCE"] ?? join(ROOT, "target/release/examples/reference_window");

if (!existsSync(REFERENCE)) {
  throw new Error(`${REFERENCE} is missing: \`cargo xtask bench --only window\` builds it`);
}

const FONTS = join(ROOT, "ui/src/fonts");
const FONT_RULES = join(ROOT, "ui/src/styles/fonts.css");

export class Reference implements Window {
  private constructor(private readonly browser: Browser) {}

  static async start(page: string, binary = REFERENCE): Promise<Reference> {
    return new Reference(await startBrowser([page], environment("vi", scratch("data")), binary));
  }

  get driver() {
    return this.browser.driver;
  }

  get group(): number {
    return this.browser.group;
  }

  async end(): Promise<void> {
    await this.browser.end();
  }
}

/** A page with nothing on it, which says when it was there as the application does. */
export function emptyPage(): string {
  return written(
    `<script>
       document.fonts.ready.then(() =>
         requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("usable"))));
     </script>`,
  );
}

/**
 * A page for plain text, where the application has its own and in the same letters. It keeps every blank, as a browser
 * does that shows a text file; `lean` takes blanks that follow each other for one, which WebKit lays out several times
 * faster.
 */
export function plainPage({
  box: [left, top, width, height],
  measure,
  text,
  paper,
}: Dress): string {
  return written(
    `<style>
       ${readFileSync(FONT_RULES, "utf8").replaceAll("../fonts/", "")}
       body { margin: 0; overflow: hidden; background: ${paper}; }
       #scroller { position: absolute; left: ${left}px; top: ${top}px; width: ${width}px;
         height: ${height}px; overflow-y: auto; overflow-anchor: none; }
       #sheet { width: ${measure}px; margin: 0 auto; }
       .chunk { ${text} white-space: pre-wrap; }
       .lean .chunk { white-space: pre-line; }
     </style>
     <div id="scroller"><div id="sheet"><div class="chunk">Chữ</div></div></div>`,
  );
}

function written(body: string): string {
  const folder = scratch("page");
  for (const [name] of readFileSync(FONT_RULES, "utf8").matchAll(/[\w-]+\.woff2/g)) {
    copyFileSync(join(FONTS, name), join(folder, name));
  }
  const file = join(folder, "index.html");
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>Reference</title>${body}`);
  return file;
}
