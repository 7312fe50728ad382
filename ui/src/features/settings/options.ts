import type { Language, ThemeKind } from "../../lib/ipc/bindings";
import { m } from "../../lib/paraglide/messages";

/** Each language is named in itself. */
export function languages(): { value: Language; label: string; lang: string }[] {
  return [
    { value: "vi", label: m.app_language_vi(), lang: "vi" },
    { value: "en", label: m.app_language_en(), lang: "en" },
  ];
}

export function themes(): { value: ThemeKind; label: string }[] {
  return [
    { value: "system", label: m.app_theme_system() },
    { value: "light", label: m.app_theme_light() },
    { value: "dark", label: m.app_theme_dark() },
  ];
}
