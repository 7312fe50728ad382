import type { Language, ThemeKind, UnderscoresKind } from "../../lib/ipc/bindings";
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

/** How the underscores of segmented articles are drawn. */
export function underscores(): { value: UnderscoresKind; label: string }[] {
  return [
    { value: "faint", label: m.settings_underscores_faint() },
    { value: "plain", label: m.settings_underscores_plain() },
  ];
}
