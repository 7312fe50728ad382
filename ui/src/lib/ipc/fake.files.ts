// What the fake backend says about files to read and files to write.
import { layout, type FakeArticle } from "./fake.store";
import type {
  AlikeGroupsDto,
  ExportLayerDto,
  ExportPreview,
  ExportRequest,
  ImportReport,
  ImportRequest,
  KindDto,
  ProblemDto,
} from "./bindings";

/**
 * Paths that hold "hong" are bad, those that hold "trung" are duplicates, "abc" is typed in a font of TCVN3, "bang" is
 * a table that nobody knows, "nhan" brings labels, "giong" is nearly the same as one in the project; the rest are one article each.
 */
export function sampleImport(request: ImportRequest): Omit<ImportReport, "undo"> {
  const having = (word: string): string[] => request.paths.filter((path) => path.includes(word));
  const twice = having("trung");
  const problems = [
    ...having("hong").map((file) => problem(file, "not_utf8", { line: "12", column: "7" })),
    ...(request.encodings.tcvn3 === undefined ? having("abc") : []).map((file) =>
      problem(file, "encoding_of_fonts", { encoding: "tcvn3", others: "utf-8" }),
    ),
    ...(request.columns?.text === undefined ? having("bang") : []).map((file) =>
      problem(file, "columns_unknown", { columns: "mô tả, điểm" }),
    ),
  ];
  const articles = request.paths.length - problems.length - twice.length;
  const labelled = having("nhan");
  const label = { name: "TITLE", count: 2, to: request.map.TITLE ?? "TITLE", added: true };
  return {
    articles,
    layers: labelled.length,
    spans: labelled.length * 2,
    relations: 0,
    kinds: articles > 0 ? [kind(request, articles)] : [],
    table: having("bang").length > 0 ? { names: ["mô tả", "điểm"], guess: {} } : null,
    labels: labelled.length > 0 ? [label] : [],
    relationTypes: [],
    notes: labelled.map((file) => ({
      file,
      line: null,
      code: "offsets_converted",
      args: { unit: "utf16" },
    })),
    duplicates: twice.map((file) => ({ file, sameAs: "mau/nghe-ca" })),
    alike: alikeGroups(having("giong")),
    problems,
    stored: false,
    cancelled: false,
  };
}

function problem(file: string, code: string, args: { [name: string]: string }): ProblemDto {
  const place = (name: string): number | null => (args[name] ? Number(args[name]) : null);
  return {
    file,
    line: place("line"),
    column: place("column"),
    error: { code, args: { file, ...args }, detail: null },
  };
}

function kind(request: ImportRequest, articles: number): KindDto {
  const { text: format = "text" } = request.formats;
  const { "utf-8": encoding = "utf-8" } = request.encodings;
  const [file = ""] = request.paths;
  return { format, encoding, articles, file, sample: "Bộ Ngoại giao họp báo." };
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
