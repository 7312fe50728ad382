// The one door to the native side. Everything else in ui/ sees this interface only;
// fake.ts implements it in memory for tests.
import { isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { commands } from "./bindings";
import type {
  ArticleDto,
  ArticleFilter,
  ArticlePage,
  ExportPreview,
  ExportReport,
  ExportRequest,
  FormatDto,
  ImportReport,
  ImportRequest,
  MendingDto,
  OpDto,
  OpenedDto,
  OutcomeDto,
  ProgressDto,
  ProjectDto,
  ReadingsDto,
  RecentDto,
  RevisedDto,
  SettingsDto,
  SpanDetailDto,
  StartDto,
  TaskDto,
  EntityDto,
  ChangeDto,
  ErrorDto,
  ExportLayerDto,
} from "./bindings";

export interface Backend {
  start(): Promise<StartDto>;
  saveSettings(settings: SettingsDto): Promise<void>;
  /** The projects opened before, newest first. */
  recentProjects(): Promise<RecentDto[]>;
  /** Takes one off that list; its file is not touched. */
  forgetRecent(path: string): Promise<RecentDto[]>;
  /** Native pickers: the paths they return are the only ones that other commands accept. null: cancelled. */
  pickNewProject(): Promise<string | null>;
  pickProject(): Promise<string | null>;
  pickImport(kind: "files" | "folder"): Promise<string[]>;
  pickExport(format: string, name: string, folder: boolean): Promise<string | null>;
  pickCopy(): Promise<string | null>;
  projectNew(path: string): Promise<OpenedDto>;
  projectOpen(path: string): Promise<OpenedDto>;
  projectSample(): Promise<OpenedDto>;
  projectClose(): Promise<void>;
  projectSaveCopy(path: string): Promise<void>;
  /** Makes the annotator if there is none of that name, and lets them write from now on. */
  setAnnotator(name: string): Promise<ProjectDto>;
  articles(filter: ArticleFilter, offset: number, limit: number): Promise<ArticlePage>;
  /** Where an article stands in the list as it is filtered; null where the filter leaves it out. */
  articlePosition(filter: ArticleFilter, article: string): Promise<number | null>;
  /** Where the words of a search stand in an article: start and end of each place, flat. */
  foundIn(article: string, text: string): Promise<number[]>;
  progress(): Promise<ProgressDto>;
  /**
   * The nearest article in list order that the filter lets pass and that is new or started (question, too), or has the
   * status that the filter names; null when there is none.
   */
  unfinished(
    filter: ArticleFilter,
    from: string | null,
    direction: "next" | "previous",
  ): Promise<string | null>;
  article(id: string, layer: string | null): Promise<ArticleDto>;
  /** Tokens of a raw text that belong to the word of the token before, by their places. */
  joinedTokens(revision: string): Promise<number[]>;
  /** The text of an article, and in which encodings it can be read. */
  readings(article: string): Promise<ReadingsDto>;
  /** Another text in place of the revision `from`; a dry run only says what becomes of the labels. */
  revise(article: string, from: string, mending: MendingDto, dryRun: boolean): Promise<RevisedDto>;
  spanDetail(id: string): Promise<SpanDetailDto>;
  entities(prefix: string, limit: number): Promise<EntityDto[]>;
  transact(ops: OpDto[], coalesce: string | null): Promise<OutcomeDto>;
  undo(): Promise<OutcomeDto>;
  redo(): Promise<OutcomeDto>;
  purge(article: string): Promise<OutcomeDto>;
  importFiles(request: ImportRequest): Promise<ImportReport>;
  cancelTask(): Promise<void>;
  /** Everything is saved: the window may go. */
  closeWindow(): Promise<void>;
  /** The window was asked to close, and stays: the user is asked about what still runs. */
  keepOpen(): Promise<void>;
  formats(): Promise<FormatDto[]>;
  /** What an export can choose its spans from. */
  exportLayers(): Promise<ExportLayerDto[]>;
  exportPreview(request: ExportRequest): Promise<ExportPreview>;
  exportRun(request: ExportRequest, path: string): Promise<ExportReport>;
  onChanged(handler: (changes: ChangeDto[]) => void): Promise<() => void>;
  onProgress(handler: (progress: TaskDto) => void): Promise<() => void>;
  /** Files dropped on the window; their paths count as picked. hovering: files are over the window. */
  onDrop(handler: (drop: { paths: string[]; hovering: boolean }) => void): Promise<() => void>;
  /** The window is to be closed: to be answered by closeWindow or keepOpen within three seconds. */
  onClosing(handler: () => void): Promise<() => void>;
  /** A native menu item was chosen: "new" | "open" | "close" | "save_copy" | "import" | "export" | "undo" | "redo" | "help" */
  onMenu(handler: (item: string) => void): Promise<() => void>;
  /** A warning that arises by itself, e.g. a backup failed. */
  onWarning(handler: (error: ErrorDto) => void): Promise<() => void>;
}

export function insideTauri(): boolean {
  return isTauri();
}

/** The real thing. What a command throws is an ErrorDto. */
export function tauriBackend(): Backend {
  const on = (event: string, handler: (payload: never) => void): Promise<() => void> =>
    listen<never>(event, ({ payload }) => handler(payload));
  return {
    ...commands,
    // What answers nothing comes as null.
    saveSettings: async (settings) => {
      await commands.saveSettings(settings);
    },
    projectClose: async () => {
      await commands.projectClose();
    },
    projectSaveCopy: async (path) => {
      await commands.projectSaveCopy(path);
    },
    closeWindow: async () => {
      await commands.closeWindow();
    },
    keepOpen: async () => {
      await commands.keepOpen();
    },
    cancelTask: async () => {
      await commands.cancelTask();
    },
    onChanged: (handler) => on("changed", handler),
    onProgress: (handler) => on("progress", handler),
    onDrop: (handler) => on("dropped", handler),
    onClosing: (handler) => on("closing", handler),
    onMenu: (handler) => on("menu", handler),
    onWarning: (handler) => on("warning", handler),
  };
}
