// An in-memory backend for tests and for the page in a browser. It keeps real books: operations
// change it, undo and redo work, and it can be told to refuse or to be slow.
import type { Backend } from "./backend";
import { FakeBase, pause } from "./fake.base";
import { exportLayers, exportLines, sampleImport } from "./fake.files";
import { revised, sampleReadings } from "./fake.revise";
import * as store from "./fake.store";
import type * as b from "./bindings";

export type { FakeOptions } from "./fake.base";

export class FakeBackend extends FakeBase implements Backend {
  start(): Promise<b.StartDto> {
    const { settings, recent, openPath } = this;
    return this.answer("start", [], () => ({
      app: {
        version: "0.1.0",
        platform: "linux",
        systemLanguage: "vi",
        settings,
        recent,
        openPath,
      },
      opened: this.early && openPath !== null ? this.opened(openPath) : null,
    }));
  }
  saveSettings(settings: b.SettingsDto): Promise<void> {
    return this.answer(
      "saveSettings",
      [settings],
      () => void (this.settings = structuredClone(settings)),
    );
  }
  recentProjects(): Promise<b.RecentDto[]> {
    return this.answer("recentProjects", [], () => this.recent);
  }
  forgetRecent(path: string): Promise<b.RecentDto[]> {
    return this.answer(
      "forgetRecent",
      [path],
      () => (this.recent = this.recent.filter((recent) => recent.path !== path)),
    );
  }
  pickNewProject(): Promise<string | null> {
    return this.answer("pickNewProject", [], () => "/du-an/lan/moi.nhan");
  }
  pickProject(): Promise<string | null> {
    return this.answer("pickProject", [], () => "/du-an/lan/thoi-su.nhan");
  }
  pickImport(kind: "files" | "folder"): Promise<string[]> {
    return this.answer("pickImport", [kind], () => this.picks);
  }
  pickExport(format: string, name: string, folder: boolean): Promise<string | null> {
    return this.answer("pickExport", [format, name, folder], () => `/du-an/lan/${name}`);
  }
  pickCopy(): Promise<string | null> {
    return this.answer("pickCopy", [], () => "/du-an/lan/ban-sao.nhan");
  }
  projectNew(path: string): Promise<b.OpenedDto> {
    return this.write("projectNew", [path], () => {
      this.articleList = [];
      return this.opened(path);
    });
  }
  projectOpen(path: string): Promise<b.OpenedDto> {
    return this.answer("projectOpen", [path], () => this.opened(path));
  }
  projectSample(): Promise<b.OpenedDto> {
    return this.answer("projectSample", [], () => this.opened("/du-an/lan/mau.nhan"));
  }
  projectClose(): Promise<void> {
    return this.answer("projectClose", [], () => void (this.project = null));
  }
  projectSaveCopy(path: string): Promise<void> {
    return this.write("projectSaveCopy", [path], () => undefined);
  }
  setAnnotator(name: string): Promise<b.ProjectDto> {
    return this.write("setAnnotator", [name], () => {
      if (name.trim() === "") store.refuse("annotator_name_empty");
      this.settings.annotator = name;
      return this.openAs(this.project?.path ?? "");
    });
  }

  articles(filter: b.ArticleFilter, offset: number, limit: number): Promise<b.ArticlePage> {
    return this.answer("articles", [filter, offset, limit], () => {
      const found = this.matching(filter);
      return {
        total: found.length,
        offset,
        rows: found.slice(offset, offset + limit).map(store.row),
      };
    });
  }
  articlePosition(filter: b.ArticleFilter, article: string): Promise<number | null> {
    return this.answer("articlePosition", [filter, article], () => {
      const at = this.matching(filter).findIndex(({ id }) => id === article);
      return at < 0 ? null : at;
    });
  }
  /** Words as they stand: the search itself is core's. */
  foundIn(article: string, text: string): Promise<number[]> {
    return this.answer("foundIn", [article, text], () => {
      const whole = this.articleAs(article, null).text;
      const places: number[] = [];
      for (let at = whole.indexOf(text); text && at >= 0; at = whole.indexOf(text, at + 1))
        places.push(at, at + text.length);
      return places;
    });
  }
  progress(): Promise<b.ProgressDto> {
    return this.answer("progress", [], () => {
      const counts = { total: 0, new: 0, started: 0, done: 0, skipped: 0, question: 0 };
      for (const { presence, status } of this.articleList) {
        if (presence !== "in") continue;
        counts.total += 1;
        counts[status] += 1;
      }
      return counts;
    });
  }
  unfinished(
    filter: b.ArticleFilter,
    from: string | null,
    direction: "next" | "previous",
  ): Promise<string | null> {
    return this.answer("unfinished", [filter, from, direction], () => {
      const list = [...this.articleList];
      if (direction === "previous") list.reverse();
      const rest = list.slice(list.findIndex((a) => a.id === from) + 1);
      const fits = new Set(this.matching(filter));
      const finished = (a: store.FakeArticle) => a.status === "done" || a.status === "skipped";
      return rest.find((a) => fits.has(a) && (filter.status !== null || !finished(a)))?.id ?? null;
    });
  }
  article(id: string, layer: string | null): Promise<b.ArticleDto> {
    return this.answer("article", [id, layer], () => this.articleAs(id, layer));
  }
  joinedTokens(revision: string): Promise<number[]> {
    return this.answer("joinedTokens", [revision], () => []);
  }
  readings(id: string): Promise<b.ReadingsDto> {
    return this.answer("readings", [id], () => sampleReadings(this.articleAs(id, null)));
  }
  revise(id: string, from: string, mending: b.MendingDto, dryRun: boolean): Promise<b.RevisedDto> {
    return this.write("revise", [id, from, mending, dryRun], () => {
      const before = store.copy(this.find(id));
      const { after, report } = revised(before, mending);
      if (dryRun) return report;
      this.journal.push({ op: "revise", article: id, before, after });
      this.undone = [];
      return { ...report, outcome: this.replace("revise", before, after) };
    });
  }
  spanDetail(id: string): Promise<b.SpanDetailDto> {
    return this.answer("spanDetail", [id], () => {
      const article = this.findBySpan(id);
      const span = article.spans.find((s) => s.id === id) ?? store.refuse("span_unknown");
      const { text } = store.layout(article.sample);
      const [first = 0] = span.ends;
      const last = span.ends.at(-1) ?? first;
      const fragments = span.ends.flatMap((end, i) =>
        i % 2 === 1 ? [text.slice(span.ends[i - 1], end)] : [],
      );
      return {
        id,
        label: span.label,
        text: fragments,
        start: store.codePoints(text.slice(0, first)),
        end: store.codePoints(text.slice(0, last)),
        attributes: store.attributes(span),
        entity: span.entity === null ? null : { id: span.entity, name: span.entity, mentions: 1 },
        note: span.note,
        relations: article.relations.filter((r) => r.from === id || r.to === id),
        history: this.journal
          .filter((e) => e.after.spans.some((s) => s.id === id))
          .map((e) => ({
            at: "2024-05-01T08:30:00Z",
            annotator: this.settings.annotator ?? "",
            op: e.op,
            kind: "do" as const,
            before: null,
            after: null,
          })),
      };
    });
  }
  entities(prefix: string, limit: number): Promise<b.EntityDto[]> {
    return this.answer("entities", [prefix, limit], () => {
      const mentions = new Map<string, number>();
      for (const { entity } of this.articleList.flatMap((a) => a.spans)) {
        if (entity?.toLowerCase().startsWith(prefix.toLowerCase()))
          mentions.set(entity, (mentions.get(entity) ?? 0) + 1);
      }
      return [...mentions]
        .slice(0, limit)
        .map(([name, count]) => ({ id: name, name, mentions: count }));
    });
  }

  transact(ops: b.OpDto[], coalesce: string | null): Promise<b.OutcomeDto> {
    return this.write("transact", [ops, coalesce], () => {
      const [first] = ops;
      if (!first) return store.refuse("internal");
      if (this.settings.annotator === null) return store.refuse("no_annotator");
      const article = this.findByOp(first);
      const before = store.copy(article);
      const after = store.copy(article);
      for (const op of ops) store.perform(after, op, this.settings.annotator);
      const op = first.type.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
      this.journal.push({ op, article: article.id, before, after });
      this.undone = [];
      return this.replace(op, before, after);
    });
  }
  undo(): Promise<b.OutcomeDto> {
    return this.write("undo", [], () => {
      const entry = this.journal.pop() ?? store.refuse("nothing_to_undo");
      this.undone.push(entry);
      return this.replace(entry.op, entry.after, entry.before);
    });
  }
  redo(): Promise<b.OutcomeDto> {
    return this.write("redo", [], () => {
      const entry = this.undone.pop() ?? store.refuse("nothing_to_redo");
      this.journal.push(entry);
      return this.replace(entry.op, entry.before, entry.after);
    });
  }
  purge(id: string): Promise<b.OutcomeDto> {
    return this.write("purge", [id], () => {
      this.find(id);
      this.articleList = this.articleList.filter((a) => a.id !== id);
      this.journal = this.journal.filter((e) => e.article !== id);
      this.undone = this.undone.filter((e) => e.article !== id);
      return this.outcome("purge", id, [{ type: "articles" }]);
    });
  }

  importFiles(request: b.ImportRequest): Promise<b.ImportReport> {
    return this.write("importFiles", [request], async () => {
      this.cancelled = false;
      const report = { ...sampleImport(request), undo: this.undoDto() };
      if (request.dryRun || (report.problems.length > 0 && !request.skipBad)) return report;
      for (let done = 0; done <= 20; done += 1) {
        this.emit("progress", { phase: "import", done, total: null, share: done / 20 });
        if (this.latency > 0) await pause(this.latency);
        if (this.isCancelled()) return { ...report, articles: 0, cancelled: true };
      }
      const added = store.makeArticles(this.articleList.length + report.articles);
      this.articleList = [...this.articleList, ...added.slice(this.articleList.length)];
      this.emit("changed", [{ type: "articles" }]);
      return { ...report, stored: true, undo: { undo: "import", redo: null } };
    });
  }
  closeWindow(): Promise<void> {
    return this.answer("closeWindow", [], () => undefined);
  }
  keepOpen(): Promise<void> {
    return this.answer("keepOpen", [], () => undefined);
  }
  cancelTask(): Promise<void> {
    this.cancelled = true;
    return this.answer("cancelTask", [], () => undefined);
  }
  formats(): Promise<b.FormatDto[]> {
    const format = (
      name: string,
      extension: string,
      reads: boolean,
      writes: boolean,
    ): b.FormatDto => ({
      name,
      extension,
      reads,
      writes,
      folder: false,
      whole: name === "nhan-jsonl",
    });
    return this.answer("formats", [], () => [
      format("text", "txt", true, false),
      format("nhan-jsonl", "jsonl", true, true),
      format("conll", "conll", false, true),
      format("spacy-jsonl", "jsonl", false, true),
      format("doccano", "jsonl", true, true),
      format("csv", "csv", false, true),
    ]);
  }
  exportLayers(): Promise<b.ExportLayerDto[]> {
    return this.answer("exportLayers", [], () => this.exportable ?? exportLayers(this.articleList));
  }
  exportPreview(request: b.ExportRequest): Promise<b.ExportPreview> {
    return this.answer("exportPreview", [request], () => exportLines(request, this.articleList));
  }
  exportRun(request: b.ExportRequest, path: string): Promise<b.ExportReport> {
    return this.write("exportRun", [request, path], () => {
      const { report } = exportLines(request, this.articleList);
      if (report.articles === 0) store.refuse("export_nothing");
      return { ...report, files: [{ path, bytes: 1_234_567 }] };
    });
  }
}
