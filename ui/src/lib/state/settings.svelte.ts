// What belongs to the machine and not to the project: language, theme, widths, recent projects.
import { backend } from "../ipc/current";
import type { AppDto, Language, SettingsDto, ThemeKind } from "../ipc/bindings";
import { setLanguage } from "../i18n/language.svelte";
import { notices } from "./notices.svelte";

const SAVE_AFTER = 400;

class Settings {
  value = $state<SettingsDto>({
    language: null,
    theme: "system",
    annotator: null,
    recent: [],
    leftPane: 300,
    rightPane: 320,
  });
  systemLanguage = $state<Language>("vi");
  version = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dark: MediaQueryList | undefined;

  language = $derived<Language>(this.value.language ?? this.systemLanguage);

  load(app: AppDto): void {
    this.value = app.settings;
    this.systemLanguage = app.systemLanguage;
    this.version = app.version;
    this.#dark ??= this.#followSystem();
    this.#apply();
  }

  update(change: Partial<SettingsDto>): void {
    Object.assign(this.value, change);
    this.#apply();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER);
  }

  setLanguage(language: Language): void {
    this.update({ language });
  }

  setTheme(theme: ThemeKind): void {
    this.update({ theme });
  }

  /** The native side adds to the list of recent projects when it opens one. */
  async reload(): Promise<void> {
    const app = await backend().app();
    this.value.recent = app.settings.recent;
  }

  async forget(path: string): Promise<void> {
    this.value.recent = this.value.recent.filter((recent) => recent.path !== path);
    await this.flush();
  }

  /** Nothing is on its way any more: a list of recent projects that is older than an opening must not be written after it. */
  async settled(): Promise<void> {
    if (this.#timer !== undefined) await this.flush();
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await backend().saveSettings($state.snapshot(this.value));
    } catch (error) {
      notices.error(error);
    }
  }

  #followSystem(): MediaQueryList {
    const query = window.matchMedia("(prefers-color-scheme: dark)");
    query.addEventListener("change", () => this.#apply());
    return query;
  }

  #apply(): void {
    setLanguage(this.language);
    const { theme } = this.value;
    const system = this.#dark?.matches === true ? "dark" : "light";
    document.documentElement.dataset["theme"] = theme === "system" ? system : theme;
  }
}

export const settings = new Settings();
