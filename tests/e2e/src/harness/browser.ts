// A display and a WebDriver of its own for each session: sessions that share a display lose key events.
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Capabilities, WebDriver } from "selenium-webdriver";
import { Executor, HttpClient } from "selenium-webdriver/http";
import { APP, LOGS } from "./env";
import { onLeave } from "./leave";

const SCREEN = "-screen 0 1400x900x24";
const START_WITHIN = 30_000;

let sessions = 0;
const running = new Set<number>();

// A test that fails or is interrupted must not leave a window running.
onLeave(() => running.forEach((group) => endGroup(group, "SIGKILL")));

export interface Browser {
  readonly driver: WebDriver;
  /** The process group of display, driver and application. */
  readonly group: number;
  end(): Promise<void>;
}

export async function startBrowser(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  binary: string = APP,
): Promise<Browser> {
  const port = await freePort();
  sessions += 1;
  const log = openSync(join(LOGS, `${process.pid}-${sessions}.log`), "w");
  const server = spawn(
    "xvfb-run",
    ["-a", `--server-args=${SCREEN}`, "WebKitWebDriver", `--port=${port}`],
    { env, detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  const group = server.pid;
  if (group === undefined) throw new Error("xvfb-run could not be started");
  running.add(group);
  const end = async (): Promise<void> => {
    endGroup(group, "SIGTERM");
    await ended(server, 5_000);
    endGroup(group, "SIGKILL");
    running.delete(group);
  };
  try {
    await listening(port, server);
    const capabilities = new Capabilities({
      "webkitgtk:browserOptions": { binary, args: [...args] },
    });
    const executor = new Executor(new HttpClient(`http://127.0.0.1:${port}`));
    const driver = WebDriver.createSession(executor, capabilities);
    await driver.getSession();
    return { driver, group, end };
  } catch (error) {
    await end();
    throw error;
  }
}

function endGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // It has ended already.
  }
}

async function ended(child: ChildProcess, within: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await Promise.race([
    new Promise((resolve) => child.once("exit", resolve)),
    sleep(within, undefined, { ref: false }),
  ]);
}

async function listening(port: number, server: ChildProcess): Promise<void> {
  const until = Date.now() + START_WITHIN;
  for (;;) {
    if (server.exitCode !== null) throw new Error("WebKitWebDriver ended; see target/e2e-logs");
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/status`);
      if (answer.ok) return;
    } catch {
      // Not yet.
    }
    if (Date.now() > until) throw new Error("WebKitWebDriver does not answer");
    await sleep(50);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
