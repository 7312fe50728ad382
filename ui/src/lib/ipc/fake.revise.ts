// How the fake backend mends a text: labels go along where their words are still there.
import { schema } from "./fake.data";
import { copy, layout, refuse, type FakeArticle } from "./fake.store";
import type { ArticleDto, MendingDto, ReadingsDto, RevisedDto } from "./bindings";

/** Every text was read as Windows-1258, and is the same as TCVN3 but for one letter. */
export function sampleReadings({ revision, text }: ArticleDto): ReadingsDto {
  return {
    revision,
    text,
    guess: { current: "windows-1258", likeliest: "tcvn3", certainty: "likely" },
    others: ["tcvn3", "vni"].map((encoding) => ({
      encoding,
      beginning: read(text, encoding).slice(0, 1000),
    })),
  };
}

function read(text: string, encoding: string): string {
  return text.replaceAll("ệ", encoding === "tcvn3" ? "Ö" : "eä");
}

export function revised(
  article: FakeArticle,
  mending: MendingDto,
): { after: FakeArticle; report: RevisedDto } {
  const old = layout(article.sample).text;
  const text = mending.type === "text" ? mending.text : read(old, mending.encoding);
  if (text === "") refuse("text_empty");
  if (text === old) refuse("revision_same");
  const after = copy(article);
  const paragraphs = text.replace(/\n$/, "").split("\n");
  after.sample = { ...article.sample, paragraphs: paragraphs.map((each) => ["body", each]) };
  const rows: RevisedDto["rows"] = [];
  after.spans = after.spans.flatMap((span) => {
    const [start = 0, end = 0] = span.ends;
    const before = old.slice(start, end);
    const at = text.indexOf(before);
    if (at >= 0) return [{ ...span, ends: [at, at + before.length] }];
    const { id, layer } = span;
    const label = schema.labels.find((known) => known.id === span.label)?.name ?? "";
    rows.push({ id, layer, label, before, after: null });
    return [];
  });
  const isLeft = (id: string): boolean => after.spans.some((span) => span.id === id);
  after.relations = after.relations.filter(({ from, to }) => isLeft(from) && isLeft(to));
  return {
    after,
    report: {
      kept: after.spans.length,
      changed: 0,
      lost: rows.length,
      relationsLost: article.relations.length - after.relations.length,
      rows,
      outcome: null,
    },
  };
}
