// What belongs to the machine and not to the project: language, theme, widths, recent projects.
import { backend } from "../ipc/current";
import type {
  AppDto,
  Language,
  RecentDto,
  SettingsDto,
  ThemeKind,
  UnderscoresKind,
} from "../ipc/bindings";
import { setLanguage } from "../i18n/language.svelte";
import { notices } from "./notices.svelte";

/** A pane that is dragged changes its width with every frame. */
const SAVE_AFTER = 400;

class Settings {
  value = $state<SettingsDto>({
    language: null,
    theme: "system",
    underscores: "faint",
    annotator: null,
    leftPane: 300,
    rightPane: 320,
    exports: [],
  });
  /** The projects opened before, newest first: the native side keeps the list. */
  recent = $state.raw<RecentDto[]>([]);
  systemLanguage = $state<Language>("vi");
  version = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dark: MediaQueryList | undefined;

  language = $derived<Language>(this.value.language ?? this.systemLanguage);

  load(app: AppDto): void {
    this.value = app.settings;
    this.recent = app.recent;
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
    void this.flush();
  }

  setTheme(theme: ThemeKind): void {
    this.update({ theme });
    void this.flush();
  }

  setUnderscores(underscores: UnderscoresKind): void {
    this.update({ underscores });
    void this.flush();
  }

  /** Opening a project has changed the list. */
  async loadRecent(): Promise<void> {
    this.recent = await backend().recentProjects();
  }

  async forget(path: string): Promise<void> {
    try {
      this.recent = await backend().forgetRecent(path);
    } catch (error) {
      notices.error(error);
    }
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
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
    const { theme, underscores } = this.value;
    const system = this.#dark?.matches === true ? "dark" : "light";
    const { dataset } = document.documentElement;
    dataset["theme"] = theme === "system" ? system : theme;
    dataset["underscores"] = underscores;
  }
}

export const settings = new Settings();
