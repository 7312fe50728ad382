// Events of the native side, each to the stores that it concerns.
import { backend } from "../ipc/current";
import { notices } from "./notices.svelte";
import { receive } from "./ops.svelte";
import { errorText } from "../errors";

type Listeners = {
  closing: () => void;
  menu: (item: string) => void;
  drop: (drop: { paths: string[]; hovering: boolean }) => void;
};

/** Returns what ends it all. */
export async function wire({ closing, menu, drop }: Listeners): Promise<() => void> {
  const native = backend();
  const ends = await Promise.all([
    native.onChanged(receive),
    native.onWarning((error) => notices.show("warning", () => errorText(error))),
    native.onClosing(closing),
    native.onMenu(menu),
    native.onDrop(drop),
  ]);
  return () => {
    for (const end of ends) end();
  };
}
