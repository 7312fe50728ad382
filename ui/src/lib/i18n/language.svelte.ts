// The interface language at run time. Every message function asks getLocale(), which reads a
// rune here, so that a change of language changes each string on the screen at once.
import { overwriteGetLocale } from "../paraglide/runtime";
import type { Language } from "../ipc/bindings";

let current = $state<Language>("vi");
overwriteGetLocale(() => current);

export function language(): Language {
  return current;
}

export function setLanguage(to: Language): void {
  current = to;
  document.documentElement.lang = to;
}
