// Closing a window as its cross does. WebDriver ends the program the hard way, and there is no window manager here:
// so the message that a window manager would send is sent from here.
import { atom, children, connect, message, property } from "./display";

/** Sends the message to every window that understands it. */
export async function closeWindows(group: number): Promise<void> {
  const client = await connect(group);
  try {
    const protocols = await atom(client, "WM_PROTOCOLS");
    const remove = await atom(client, "WM_DELETE_WINDOW");
    for (const window of await children(client)) {
      const known = await property(client, window, protocols);
      if (known.some((each) => each === remove)) {
        client.X.SendEvent(window, false, 0, message(window, protocols, remove));
      }
    }
    await children(client); // answered after the messages went out
  } finally {
    client.X.terminate();
  }
}
