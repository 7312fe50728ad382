// What the fake backend says about files to read and files to write.
import { layout, type FakeArticle } from "./fake.store";
import type {
  AlikeGroupsDto,
  ExportLayerDto,
  ExportPreview,
  ExportRequest,
  ImportReport,
  ImportRequest,
} from "./bindings";

/**
 * Paths that hold "hong" are bad, those that hold "trung" are duplicates; the rest are one article each,
 * and nearly the same as one in the project where they hold "giong".
 */
export function sampleImport(request: ImportRequest): Omit<ImportReport, "undo"> {
  const bad = request.paths.filter((path) => path.includes("hong"));
  const twice = request.paths.filter((path) => path.includes("trung"));
  const articles = request.paths.length - bad.length - twice.length;
  return {
    articles,
    layers: 0,
    spans: 0,
    relations: 0,
    formats: articles > 0 ? { text: articles } : {},
    duplicates: twice.map((file) => ({ file, sameAs: "mau/nghe-ca" })),
    alike: alikeGroups(request.paths.filter((path) => path.includes("giong"))),
    problems: bad.map((file) => ({
      file,
      line: 12,
      column: 7,
      error: { code: "not_utf8", args: { file, line: "12", column: "7" }, detail: null },
    })),
    stored: false,
    cancelled: false,
  };
}

function alikeGroups(paths: string[]): AlikeGroupsDto {
  if (paths.length === 0) return { articles: 0, groups: 0, shown: [] };
  const known = { article: "mau/nghe-ca", title: "Chợ cá sớm", likeness: 100, new: false };
  const brought = paths.map((article, i) => ({
    article,
    title: `Tin đăng lại ${i + 1}`,
    likeness: i === 0 ? 100 : 86,
    new: true,
  }));
  const articles = [known, ...brought];
  const count = articles.length;
  return { articles: count, groups: 1, shown: [{ count, articles: articles.slice(0, 20) }] };
}

/** Layers of one name together, as the native side gives them. */
export function exportLayers(articles: FakeArticle[]): ExportLayerDto[] {
  const found = new Map<string, ExportLayerDto>();
  for (const { layers, spans } of articles) {
    for (const { id, kind, name } of layers) {
      const layer = found.get(name) ?? { name, kinds: [kind], rounds: [1], spans: 0 };
      layer.spans += spans.filter((span) => span.layer === id).length;
      found.set(name, layer);
    }
  }
  return [...found.values()];
}

export function exportLines(request: ExportRequest, articles: FakeArticle[]): ExportPreview {
  const chosen = articles.filter(
    (a) => a.presence === "in" && (request.articles === "all" || a.status === "done"),
  );
  const spans = chosen.reduce((sum, a) => sum + a.spans.length, 0);
  const relations = chosen.reduce((sum, a) => sum + a.relations.length, 0);
  const holdsRelations = request.format === "nhan-jsonl" || request.format === "doccano";
  const lines = chosen.slice(0, 2).map(({ id, sample, sourceId, spans: all }) => {
    const { text, tokens } = layout(sample);
    if (request.format === "conll") {
      return tokens
        .slice(0, 36)
        .flatMap((start, i) => (i % 3 === 0 ? [`${text.slice(start, tokens[i + 1])}\tO`] : []))
        .join("\n");
    }
    return JSON.stringify({ id: sourceId || id, text, spans: all.map((s) => s.ends) });
  });
  return {
    lines: lines.join("\n"),
    report: {
      articles: chosen.length,
      spans,
      written: spans,
      losses: holdsRelations || relations === 0 ? [] : [{ reason: "relation", count: relations }],
      files: [],
    },
  };
}
