// What can be asked of either window: the application's and the reference's.
import type { WebDriver } from "selenium-webdriver";

export interface Window {
  readonly driver: WebDriver;
  /** The process group of all that was started. */
  readonly group: number;
}

/** Runs a function in the page; it sees nothing but its arguments. */
export function inside<A extends unknown[], R>(
  { driver }: Window,
  run: (...args: A) => R,
  ...args: A
): Promise<R> {
  return driver.executeScript(`return (${run.toString()}).apply(null, arguments)`, ...args);
}

/** The same for one that takes its time. */
export async function insideLater<A extends unknown[], R>(
  { driver }: Window,
  run: (...args: A) => Promise<R>,
  ...args: A
): Promise<R> {
  await driver.manage().setTimeouts({ script: 120_000 });
  return driver.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
     (${run.toString()}).apply(null, [...arguments].slice(0, -1)).then(done, (e) => done(String(e)));`,
    ...args,
  );
}
