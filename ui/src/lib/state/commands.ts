// What the native menu, the project menu and the start screen can do.
import { backend } from "../ipc/current";
import { m } from "../paraglide/messages";
import { dialogs } from "./dialogs.svelte";
import { leaveFields } from "./fields";
import { notices } from "./notices.svelte";
import { redo, settled, undo } from "./ops.svelte";
import { project } from "./project.svelte";

export type CommandName =
  | "new"
  | "open"
  | "sample"
  | "close"
  | "save_copy"
  | "import"
  | "export"
  | "undo"
  | "redo"
  | "help";

const commands: { [name in CommandName]: () => Promise<void> | void } = {
  async new() {
    const path = await backend().pickNewProject();
    if (path !== null) await leaveThen(() => project.create(path));
  },
  async open() {
    const path = await backend().pickProject();
    if (path !== null) await leaveThen(() => project.open(path));
  },
  async sample() {
    await leaveThen(() => project.sample());
  },
  async close() {
    leaveFields();
    await settled();
    if (project.current) await project.close();
  },
  async save_copy() {
    if (!project.current) return;
    await settled();
    const path = await backend().pickCopy();
    if (path === null) return;
    await backend().projectSaveCopy(path);
    notices.show("success", () => m.app_copy_saved({ path }));
  },
  import() {
    if (project.current && project.readOnly === null) dialogs.show("import");
  },
  export() {
    if (project.current) dialogs.show("export");
  },
  undo() {
    if (project.current) undo();
  },
  redo() {
    if (project.current) redo();
  },
  help() {
    dialogs.show("help");
  },
};

/** Nothing of the old project may still be on its way when another one is opened. */
async function leaveThen(enter: () => Promise<boolean>): Promise<void> {
  leaveFields();
  await settled();
  await enter();
}

export async function command(name: string): Promise<void> {
  // Keys of the native menu come through a dialog that is at work, and while a project is being opened.
  if (dialogs.busy || project.opening !== null || !Object.hasOwn(commands, name)) return;
  try {
    await commands[name as CommandName]();
  } catch (error) {
    notices.error(error);
  }
}
