// What stands below fake.ts: its articles and journal, its events, its refusals and its slowness.
import { schema } from "./fake.data";
import * as store from "./fake.store";
import type * as b from "./bindings";

type Handlers = {
  changed: (changes: b.ChangeDto[]) => void;
  progress: (progress: b.TaskDto) => void;
  drop: (drop: { paths: string[]; hovering: boolean }) => void;
  menu: (item: string) => void;
  warning: (error: b.ErrorDto) => void;
  closing: (nothing: null) => void;
};

export type FakeOptions = { articles?: number; annotator?: string | null; recent?: b.RecentDto[] };

export class FakeBase {
  /** While set, everything that writes is refused with it. */
  refuseWith: b.ErrorDto | null = null;
  /** Milliseconds before any answer. */
  latency = 0;
  /** What the pickers answer. */
  picks: string[] = ["/du-an/lan/bai-bao.txt"];
  readonly calls: { name: string; args: unknown[] }[] = [];
  articleList: store.FakeArticle[];
  settings: b.SettingsDto;
  recent: b.RecentDto[];
  openPath: string | null = null;
  /** The project at openPath is open before anybody asks. */
  early = true;
  /** Someone else writes to the project. */
  readOnly: b.WriterDto | null = null;
  /** The layers an export can choose, where not those of the articles. */
  exportable: b.ExportLayerDto[] | null = null;
  /** What is to be known of the place of the project's file. */
  warnings: b.ErrorDto[] = [];
  project: b.ProjectDto | null = null;

  protected journal: store.Entry[] = [];
  protected undone: store.Entry[] = [];
  #handlers: { [K in keyof Handlers]: Set<Handlers[K]> } = {
    changed: new Set(),
    progress: new Set(),
    drop: new Set(),
    menu: new Set(),
    warning: new Set(),
    closing: new Set(),
  };
  protected cancelled = false;

  constructor({ articles = 3, annotator = "Lan", recent = [] }: FakeOptions = {}) {
    this.articleList = store.makeArticles(articles);
    this.recent = recent;
    this.settings = {
      language: "vi",
      theme: "system",
      underscores: "faint",
      exports: [],
      annotator,
      leftPane: 300,
      rightPane: 320,
    };
  }

  emit<K extends keyof Handlers>(name: K, payload: Parameters<Handlers[K]>[0]): void {
    for (const handler of this.#handlers[name]) (handler as (p: typeof payload) => void)(payload);
  }

  onChanged(handler: Handlers["changed"]): Promise<() => void> {
    return this.#on("changed", handler);
  }
  onProgress(handler: Handlers["progress"]): Promise<() => void> {
    return this.#on("progress", handler);
  }
  onDrop(handler: Handlers["drop"]): Promise<() => void> {
    return this.#on("drop", handler);
  }
  onClosing(handler: Handlers["closing"]): Promise<() => void> {
    return this.#on("closing", handler);
  }
  onMenu(handler: Handlers["menu"]): Promise<() => void> {
    return this.#on("menu", handler);
  }
  onWarning(handler: Handlers["warning"]): Promise<() => void> {
    return this.#on("warning", handler);
  }

  protected isCancelled(): boolean {
    return this.cancelled;
  }
  #on<K extends keyof Handlers>(name: K, handler: Handlers[K]): Promise<() => void> {
    this.#handlers[name].add(handler);
    return Promise.resolve(() => void this.#handlers[name].delete(handler));
  }
  protected openAs(path: string): b.ProjectDto {
    const name =
      path
        .split("/")
        .at(-1)
        ?.replace(/\.nhan$/, "") ?? path;
    this.project = {
      path,
      name,
      articles: this.articleList.length,
      readOnly: this.readOnly,
      warnings: this.warnings,
      schema,
      annotator: this.settings.annotator,
      annotators: this.settings.annotator ? [{ id: "a1", name: this.settings.annotator }] : [],
      undo: this.undoDto(),
    };
    return structuredClone(this.project);
  }
  protected opened(path: string): b.OpenedDto {
    const project = this.openAs(path);
    const [first] = this.articleList;
    return { project, article: first ? this.articleAs(first.id, null) : null };
  }
  protected articleAs(id: string, layer: string | null): b.ArticleDto {
    const article = this.find(id);
    const laid = store.layout(article.sample);
    const own = article.layers.find((l) => l.annotator === this.settings.annotator);
    const writable = this.readOnly === null && this.settings.annotator !== null;
    const shown = layer === "own" || layer === null ? (own?.id ?? null) : layer;
    const { sourceId, title, presence, status, statusNote } = article;
    return {
      id,
      sourceId,
      title,
      presence,
      date: article.sample.date,
      author: article.sample.author,
      source: null,
      url: null,
      status,
      statusNote,
      revision: `revision-${id}`,
      segmented: article.sample.segmented,
      ...laid,
      zones: article.zones,
      layers: article.layers.map(({ annotator, ...l }) => ({
        ...l,
        round: 1,
        spans: article.spans.filter((s) => s.layer === l.id).length,
        own: annotator === this.settings.annotator,
        editable: writable && annotator === this.settings.annotator,
      })),
      layer: shown,
      editable: writable && (shown === null || shown === own?.id),
      spans: article.spans.filter((s) => s.layer === shown).map(store.spanDto),
      relations: article.relations.filter((r) => r.layer === shown).map(store.relationDto),
    };
  }
  protected undoDto(): b.UndoDto {
    return { undo: this.journal.at(-1)?.op ?? null, redo: this.undone.at(-1)?.op ?? null };
  }
  protected find(id: string): store.FakeArticle {
    return (
      this.articleList.find((a) => a.id === id) ?? store.refuse("article_unknown", { article: id })
    );
  }
  protected matching(filter: b.ArticleFilter): store.FakeArticle[] {
    return this.articleList.filter(
      (a) =>
        a.presence === filter.presence &&
        (filter.status === null || a.status === filter.status) &&
        a.title.toLowerCase().includes(filter.text.toLowerCase()),
    );
  }
  protected findBySpan(span: string): store.FakeArticle {
    return (
      this.articleList.find((a) => a.spans.some((s) => s.id === span)) ??
      store.refuse("span_unknown", { span })
    );
  }
  protected findByZone(zone: string): store.FakeArticle {
    return (
      this.articleList.find((a) => a.zones.some((z) => z.id === zone)) ?? store.refuse("internal")
    );
  }
  protected findByOp(op: b.OpDto): store.FakeArticle {
    if ("article" in op) return this.find(op.article);
    if ("span" in op) return this.findBySpan(op.span);
    if (op.type === "deleteZone") return this.findByZone(op.zone);
    if ("from" in op) return this.findBySpan(op.from);
    return (
      this.articleList.find((a) => a.relations.some((r) => r.id === op.relation)) ??
      store.refuse("relation_unknown")
    );
  }
  protected replace(op: string, before: store.FakeArticle, after: store.FakeArticle): b.OutcomeDto {
    const next = store.copy(after);
    this.articleList = this.articleList.map((a) => (a.id === next.id ? next : a));
    return this.outcome(op, next.id, store.difference(before, next));
  }
  protected outcome(op: string, article: string, changes: b.ChangeDto[]): b.OutcomeDto {
    setTimeout(() => this.emit("changed", changes));
    return { op, article, changes, undo: this.undoDto() };
  }
  protected async answer<T>(name: string, args: unknown[], give: () => T | Promise<T>): Promise<T> {
    this.calls.push({ name, args });
    if (this.latency > 0) await pause(this.latency);
    return give();
  }
  protected write<T>(name: string, args: unknown[], give: () => T | Promise<T>): Promise<T> {
    return this.answer(name, args, () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- as the native side does
      if (this.refuseWith) throw this.refuseWith;
      return give();
    });
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
