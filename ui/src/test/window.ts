// A window over a fresh fake backend, and what tests look for in it.
// Read once for all tests: while one waits for what is on the screen, it is slow to come.
import "../features/frame/beside";
import { firstText } from "../features/annotate";
import axe from "axe-core";
import type { ImportRequest } from "../lib/ipc/bindings";
import { FakeBackend, type FakeOptions } from "../lib/ipc/fake";
import { setBackend } from "../lib/ipc/current";
import { dialogs } from "../lib/state/dialogs.svelte";
import { notices } from "../lib/state/notices.svelte";
import { project } from "../lib/state/project.svelte";
import { settings } from "../lib/state/settings.svelte";

export function freshBackend(options: FakeOptions = {}): FakeBackend {
  const fake = new FakeBackend(options);
  setBackend(fake);
  notices.clear();
  dialogs.close();
  dialogs.task = null;
  dialogs.leaving = false;
  project.current = null;
  project.articleId = null;
  firstText.shown = true;
  return fake;
}

/** As freshBackend, with settings loaded and a project open. */
export async function openProject(options: FakeOptions = {}): Promise<FakeBackend> {
  const fake = freshBackend(options);
  settings.load((await fake.start()).app);
  await project.open("/du-an/lan/mau.nhan");
  return fake;
}

/** Names of the rules that are broken, with what breaks them. Colours need a real window. */
export async function axeProblems(root: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(root, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`);
}

/** An import of these files as they are recognised. */
export function importRequest(...paths: string[]): ImportRequest {
  return {
    paths,
    layer: null,
    dryRun: false,
    skipBad: false,
    map: {},
    formats: {},
    encodings: {},
    columns: null,
  };
}

export function calls(fake: FakeBackend, name: string): unknown[][] {
  return fake.calls.filter((call) => call.name === name).map((call) => call.args);
}

/** A stroke such as `Ctrl+Enter` on what has the focus. True when somebody took it. */
export function press(stroke: string): boolean {
  const parts = stroke.split("+");
  const code = parts.pop() ?? "";
  const held = { ctrlKey: parts.includes("Ctrl"), shiftKey: parts.includes("Shift") };
  const event = new KeyboardEvent("keydown", {
    code,
    key: code,
    bubbles: true,
    cancelable: true,
    ...held,
  });
  return !(document.activeElement ?? document.body).dispatchEvent(event);
}

export function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
