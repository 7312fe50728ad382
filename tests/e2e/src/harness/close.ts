// Closing a window as its cross does. WebDriver ends the program the hard way, and there is no window manager here:
// so the message that a window manager would send is sent from here.
import x11, { type Client } from "x11";
import { displayOf } from "./processes";

/** Sends the message to every window that understands it. */
export async function closeWindows(group: number): Promise<void> {
  const { name, authority } = displayOf(group);
  process.env["XAUTHORITY"] = authority;
  const client = await connect(name);
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

function connect(display: string): Promise<Client> {
  return new Promise((resolve, reject) => {
    const connection = x11.createClient({ display }, (error, client) =>
      error ? reject(error) : resolve({ X: client.client, root: client.screen[0]?.root ?? 0 }),
    );
    connection.on("error", () => undefined);
  });
}

function atom({ X }: Client, name: string): Promise<number> {
  return new Promise((resolve, reject) =>
    X.InternAtom(false, name, (error, id) => (error ? reject(error) : resolve(id))),
  );
}

function children({ X, root }: Client): Promise<number[]> {
  return new Promise((resolve, reject) =>
    X.QueryTree(root, (error, tree) => (error ? reject(error) : resolve(tree.children))),
  );
}

function property({ X }: Client, window: number, name: number): Promise<number[]> {
  return new Promise((resolve) =>
    X.GetProperty(0, window, name, 0, 0, 64, (error, answer) => {
      // A window may have gone in the meantime.
      const data = error ? Buffer.alloc(0) : answer.data;
      const atoms: number[] = [];
      for (let at = 0; at + 4 <= data.length; at += 4) atoms.push(data.readUInt32LE(at));
      resolve(atoms);
    }),
  );
}

function message(window: number, type: number, first: number): Buffer {
  const event = Buffer.alloc(32);
  event.writeUInt8(33, 0); // ClientMessage
  event.writeUInt8(32, 1); // of words of 32 bits
  event.writeUInt32LE(window, 4);
  event.writeUInt32LE(type, 8);
  event.writeUInt32LE(first, 12);
  return event;
}
