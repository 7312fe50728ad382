// Files dragged from a file manager onto the window, by the XDND protocol that every one on X11 speaks.
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import type { Event } from "x11";
import { atom, children, connect, message, property } from "./display";

const VERSION = 5;
const PATIENCE = 10_000;
/** Where on the screen: somewhere in the middle of the window. */
const PLACE = { x: 700, y: 450 };
const CURRENT_TIME = 0;
const REPLACE = 0;
const INPUT_ONLY = 2;
const [NOT_MANAGED, OFF_SCREEN] = [{ overrideRedirect: 1 }, -10];

/** Drags the files over the window, does `meanwhile` there, and drops them. */
export async function dragFiles(
  group: number,
  paths: readonly string[],
  meanwhile: () => Promise<void>,
): Promise<void> {
  const client = await connect(group);
  const { X, root } = client;
  try {
    const names = [
      ...["XdndAware", "XdndEnter", "XdndPosition", "XdndStatus", "XdndDrop", "XdndFinished"],
      ...["XdndSelection", "XdndActionCopy", "text/uri-list", "TARGETS", "ATOM"],
    ] as const;
    const ids = await Promise.all(names.map((name) => atom(client, name)));
    const id = (name: (typeof names)[number]): number => ids[names.indexOf(name)] ?? 0;

    const source = X.AllocID();
    X.CreateWindow(source, root, OFF_SCREEN, OFF_SCREEN, 1, 1, 0, 0, INPUT_ONLY, 0, NOT_MANAGED);
    const uris = Buffer.from(paths.map((path) => `${pathToFileURL(path).href}\r\n`).join(""));
    let accepted = false;
    let finished = false;
    X.on("event", (event: Event) => {
      if (event.name === "ClientMessage" && event.message_type === id("XdndStatus")) {
        accepted = ((event.data?.[1] ?? 0) & 1) === 1;
      } else if (event.name === "ClientMessage" && event.message_type === id("XdndFinished")) {
        finished = true;
      } else if (event.name === "SelectionRequest") {
        const { requestor, target, property: place } = event;
        if (target === id("text/uri-list"))
          X.ChangeProperty(REPLACE, requestor, place, target, 8, uris);
        else if (target === id("TARGETS")) {
          X.ChangeProperty(REPLACE, requestor, place, id("ATOM"), 32, [id("text/uri-list")]);
        }
        const known = target === id("text/uri-list") || target === id("TARGETS");
        X.SendEvent(requestor, false, 0, notify(event, known ? place : 0));
      }
    });
    X.SetSelectionOwner(source, id("XdndSelection"), CURRENT_TIME);

    const windows = await children(client);
    const aware = await Promise.all(windows.map((one) => property(client, one, id("XdndAware"))));
    const window = windows.find((_, place) => (aware[place]?.length ?? 0) > 0);
    if (window === undefined) throw new Error("no window takes what is dragged onto it");
    const say = (type: (typeof names)[number], ...words: number[]) =>
      X.SendEvent(window, false, 0, message(window, id(type), source, ...words));

    say("XdndEnter", VERSION << 24, id("text/uri-list"));
    const move = () =>
      say("XdndPosition", 0, (PLACE.x << 16) | PLACE.y, CURRENT_TIME, id("XdndActionCopy"));
    await repeat("the window accepts the files", move, () => accepted);
    await meanwhile();
    say("XdndDrop", 0, CURRENT_TIME);
    await repeat(
      "the window takes the files",
      () => undefined,
      () => finished,
    );
  } finally {
    X.terminate();
  }
}

async function repeat(what: string, act: () => void, done: () => boolean): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (!done()) {
    if (Date.now() > until) throw new Error(`waited in vain: ${what}`);
    act();
    await sleep(50);
  }
}

/** The answer to a request: in which property the data stands; none: there is none. */
function notify(request: Event, property: number): Buffer {
  const event = Buffer.alloc(32);
  event.writeUInt8(31, 0); // SelectionNotify
  const words = [CURRENT_TIME, request.requestor, request.selection, request.target, property];
  words.forEach((word, place) => event.writeUInt32LE(word, 4 + 4 * place));
  return event;
}
