// The processes of a session: all are in the process group of its display.
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { APP } from "./env";

/** The processes of a group. */
export function members(group: number): number[] {
  const listing = execFileSync("ps", ["-e", "-o", "pid=,pgid="], { encoding: "utf8" });
  return listing
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, owner]) => owner === group)
    .map(([pid]) => pid ?? 0);
}

/** The process that started another. */
export function parentOf(pid: number): number {
  // What stands in brackets is the program's name, and may hold anything.
  const [, after] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
  return Number(after?.split(" ")[1] ?? 0);
}

/** The application among them; none when it has ended. */
export function applicationOf(group: number, binary: string = APP): number | undefined {
  return members(group).find((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, "") === binary;
    } catch {
      return false; // it has just ended
    }
  });
}

export async function applicationEnded(group: number, within: number): Promise<boolean> {
  const until = Date.now() + within;
  while (applicationOf(group) !== undefined) {
    if (Date.now() > until) return false;
    await sleep(30);
  }
  return true;
}

/** Where the windows of the group are drawn. */
export function displayOf(group: number): { name: string; authority: string } {
  const pid = applicationOf(group);
  const pairs = readFileSync(`/proc/${pid ?? 0}/environ`, "utf8").split("\0");
  const value = (name: string) =>
    pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  return { name: value("DISPLAY"), authority: value("XAUTHORITY") };
}
