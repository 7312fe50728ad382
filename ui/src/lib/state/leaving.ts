// How the window closes: at once, or after a question while an import or an export is being written.
import { backend } from "../ipc/current";
import { dialogs } from "./dialogs.svelte";
import { leaveFields } from "./fields";
import { notices } from "./notices.svelte";
import { settled } from "./ops.svelte";
import { settings } from "./settings.svelte";

/** The window was asked to close. */
export async function leave(): Promise<void> {
  if (dialogs.task === null) {
    await close();
    return;
  }
  dialogs.leaving = true;
  try {
    await backend().keepOpen();
  } catch (error) {
    notices.error(error);
  }
}

/** A disk that does not answer must not keep the window open. */
const PATIENCE = 3_000;

/** Closes the window when what is on its way, or still in a field, is on the disk, and what runs has been stopped. */
export async function close(): Promise<void> {
  dialogs.leaving = false;
  leaveFields();
  await Promise.race([saved(), sleep(PATIENCE)]);
  try {
    await backend().closeWindow();
  } catch (error) {
    notices.error(error); // once a window was kept open, nothing else closes it
  }
}

async function saved(): Promise<void> {
  const runs = (): boolean => dialogs.task !== null;
  if (runs()) await backend().cancelTask();
  while (runs()) await sleep(20);
  await settled();
  await settings.flush();
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
