// Accessibility, checked by axe-core in the page itself. Its source comes in through WebDriver: the content security
// policy lets no script element in.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { App } from "./app";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** Fails on what axe calls serious or critical. */
export async function expectAccessible(app: App, where: string): Promise<void> {
  const loaded = await app.evaluate(() => "axe" in window);
  if (!loaded) await app.driver.executeScript(source);
  const violations = (await app.driver.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
     axe.run(document, { resultTypes: ["violations"] }).then(
       (result) => done(result.violations),
       (error) => done(String(error)));`,
  )) as Violation[] | string;
  if (typeof violations === "string") throw new Error(`axe: ${violations}`);
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes
        .slice(0, 5)
        .map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
  expect.soft(serious, `axe on ${where}`).toEqual([]);
}
