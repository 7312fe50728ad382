// A story told in steps: when one fails, those that build on it are left out, and the window is photographed as it was.
import { join } from "node:path";
import { beforeEach } from "vitest";
import type { App } from "./app";
import { LOGS } from "./env";

export function story(window: () => App | undefined): void {
  let failed = false;
  beforeEach((context) => {
    if (failed) context.skip("an earlier step failed");
    context.onTestFailed(async () => {
      failed = true;
      const name = context.task.name.replaceAll(/[^\p{L}\d]+/gu, "-");
      await window()
        ?.photograph(join(LOGS, `failed-${name}.png`))
        .catch(() => undefined);
    });
  });
}
