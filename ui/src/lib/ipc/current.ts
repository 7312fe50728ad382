import type { Backend } from "./backend";

let current: Backend | null = null;

export function setBackend(to: Backend): void {
  current = to;
}

export function backend(): Backend {
  if (!current) throw new Error("no backend has been set");
  return current;
}
