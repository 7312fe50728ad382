// Encodings by the names under which people know them.
import type { CertaintyKind } from "../../lib/ipc/bindings";
import { m } from "../../lib/paraglide/messages";

const names: { [encoding: string]: string } = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1258": "Windows-1258",
  viscii: "VISCII",
  "tcvn5712-1": "TCVN 5712-1",
  tcvn3: "TCVN3 (ABC, .VnTime)",
  vni: "VNI",
};

export function encodingName(encoding: string): string {
  return names[encoding] ?? encoding;
}

export const certainties: { [kind in CertaintyKind]: () => string } = {
  sure: m.revise_sure,
  likely: m.revise_likely,
  unsure: m.revise_unsure,
};
