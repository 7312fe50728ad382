// How a session begins: settings, then events, then the project that was asked for or open last.
import { backend } from "../ipc/current";
import { command } from "./commands";
import { dialogs } from "./dialogs.svelte";
import { leave } from "./leaving";
import { notices } from "./notices.svelte";
import { project } from "./project.svelte";
import { settings } from "./settings.svelte";
import { wire } from "./wiring";

/** Returns what ends it. */
export async function start(): Promise<() => void> {
  try {
    const { app, opened } = await backend().start();
    settings.load(app);
    const wired = wire({
      closing: () => void leave(),
      menu: (item) => void command(item),
      drop: ({ paths, hovering }) => {
        dialogs.drop(paths, hovering, project.current !== null && project.readOnly === null);
      },
    });
    if (app.openPath !== null) await project.begin(app.openPath, opened);
    return await wired;
  } catch (error) {
    notices.error(error);
    return () => undefined;
  }
}
