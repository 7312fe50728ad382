// What xtask tells the tests, with defaults for running them by hand.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { onLeave } from "./leave";

export const ROOT = resolve(fileURLToPath(import.meta.url), "../../../../..");

export const APP = process.env["NHAN_APP"] ?? join(ROOT, "target/debug/nhan-desktop");
export const CLI = process.env["NHAN_CLI"] ?? join(ROOT, "target/debug/nhan");
export const SCREENSHOTS = process.env["NHAN_SCREENSHOTS"] ?? join(ROOT, "target/screenshots");
export const LOGS = join(ROOT, "target/e2e-logs");

/** The size of the window, its menu included, where `NHAN_WINDOW` says one, e.g. `1000x677`. */
const size = /^(\d+)x(\d+)$/.exec(process.env["NHAN_WINDOW"] ?? "");
export const WINDOW = size ? ([Number(size[1]), Number(size[2])] as const) : null;

/** The five real articles, where NHAN_DATA names them. */
export const REAL_ARTICLES = process.env["NHAN_DATA"]
  ? join(process.env["NHAN_DATA"], "articles")
  : null;

if (!existsSync(APP)) {
  throw new Error(`${APP} is missing: build it with \`npx tauri build --debug --no-bundle\``);
}
mkdirSync(LOGS, { recursive: true });
mkdirSync(SCREENSHOTS, { recursive: true });

/** A fresh folder, outside of the repository, which is gone when the tests have ended. */
export function scratch(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `nhan-e2e-${name}-`));
  onLeave(() => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Something still writes there.
    }
  });
  return folder;
}

/** What a window is started with: a language, and a folder of its own for all that it writes. */
export function environment(language: "vi" | "en", data: string): NodeJS.ProcessEnv {
  const { LC_ALL, LC_MESSAGES, LANGUAGE, DISPLAY, WAYLAND_DISPLAY, ...env } = process.env;
  void [LC_ALL, LC_MESSAGES, LANGUAGE, DISPLAY, WAYLAND_DISPLAY];
  return {
    ...env,
    LANG: language === "vi" ? "vi_VN.UTF-8" : "en_GB.UTF-8",
    TAURI_WEBVIEW_AUTOMATION: "true",
    NHAN_DATA_DIR: data,
    XDG_DATA_HOME: join(data, "share"),
    XDG_CONFIG_HOME: join(data, "config"),
  };
}
