// What `vite dev` shows in a browser. Never part of a build.
import type { Backend } from "./backend";
import { FakeBackend } from "./fake";

export function devBackend(): Backend {
  return new FakeBackend();
}
