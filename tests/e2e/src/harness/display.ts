// What the tests say to the X server themselves, as a window manager or another program would.
import x11, { type Client } from "x11";
import { displayOf } from "./processes";

/** Speaks to the display of a session. */
export function connect(group: number): Promise<Client> {
  const { name: display, authority } = displayOf(group);
  process.env["XAUTHORITY"] = authority;
  return new Promise((resolve, reject) => {
    const connection = x11.createClient({ display }, (error, client) =>
      error ? reject(error) : resolve({ X: client.client, root: client.screen[0]?.root ?? 0 }),
    );
    connection.on("error", () => undefined);
  });
}

export function atom({ X }: Client, name: string): Promise<number> {
  return new Promise((resolve, reject) =>
    X.InternAtom(false, name, (error, id) => (error ? reject(error) : resolve(id))),
  );
}

/** The windows of the screen. */
export function children({ X, root }: Client): Promise<number[]> {
  return new Promise((resolve, reject) =>
    X.QueryTree(root, (error, tree) => (error ? reject(error) : resolve(tree.children))),
  );
}

/** A property as words of 32 bits; empty where the window has none. */
export function property({ X }: Client, window: number, name: number): Promise<number[]> {
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

/** A ClientMessage with words of 32 bits. */
export function message(window: number, type: number, ...words: number[]): Buffer {
  const event = Buffer.alloc(32);
  event.writeUInt8(33, 0); // ClientMessage
  event.writeUInt8(32, 1); // of words of 32 bits
  event.writeUInt32LE(window, 4);
  event.writeUInt32LE(type, 8);
  words.forEach((word, place) => event.writeUInt32LE(word, 12 + 4 * place));
  return event;
}
