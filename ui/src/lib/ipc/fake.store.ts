// The bookkeeping behind fake.ts: articles in memory, operations on them, and a journal.
import { layOut, samples, schema, scope, type Laid, type Sample } from "./fake.data";
import type {
  ArticleRow,
  ChangeDto,
  ErrorDto,
  LayerKind,
  OpDto,
  PresenceKind,
  RelationDto,
  SpanDto,
  StatusKind,
  ZoneDto,
} from "./bindings";

export type FakeSpan = {
  id: string;
  layer: string;
  label: string;
  ends: number[];
  attributes: { [name: string]: unknown };
  entity: string | null;
  note: string;
};
export type FakeRelation = RelationDto & { layer: string; attributes: { [name: string]: unknown } };
export type FakeLayer = { id: string; kind: LayerKind; name: string; annotator: string | null };
export type FakeArticle = {
  id: string;
  sample: Sample;
  title: string;
  sourceId: string;
  status: StatusKind;
  statusNote: string;
  presence: PresenceKind;
  layers: FakeLayer[];
  spans: FakeSpan[];
  relations: FakeRelation[];
  zones: ZoneDto[];
};
export type Entry = { op: string; article: string; before: FakeArticle; after: FakeArticle };

export function fakeError(code: string, args: { [name: string]: string } = {}): ErrorDto {
  return { code, args, detail: null };
}

/** Errors cross the border as plain objects, so that is how the fake throws them, too. */
export function refuse(code: string, args: { [name: string]: string } = {}): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- see above
  throw fakeError(code, args);
}

export function codePoints(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

const laid = new Map<Sample, Laid>();

export function layout(sample: Sample): Laid {
  let found = laid.get(sample);
  if (!found) laid.set(sample, (found = layOut(sample)));
  return found;
}

export function makeArticles(count: number): FakeArticle[] {
  return Array.from({ length: count }, (_, i) => {
    const sample = samples[i % samples.length] as Sample;
    const again = Math.floor(i / samples.length);
    return {
      id: `article-${i + 1}`,
      sample,
      title:
        (sample.paragraphs[0]?.[1] ?? "").replaceAll("_", " ") + (again ? ` (${again + 1})` : ""),
      sourceId: sample.sourceId + (again ? `-${again + 1}` : ""),
      status: "new",
      statusNote: "",
      presence: "in",
      layers: [],
      spans: [],
      relations: [],
      zones: layout(sample).zones.map((zone, k) => ({ ...zone, id: `zone-${i + 1}-${k + 1}` })),
    };
  });
}

export function row(article: FakeArticle): ArticleRow {
  return {
    id: article.id,
    sourceId: article.sourceId,
    title: article.title,
    date: article.sample.date,
    characters: codePoints(layout(article.sample).text),
    presence: article.presence,
    status: article.status,
    statusNote: article.statusNote,
    spans: article.spans.length,
  };
}

export function spanDto(span: FakeSpan): SpanDto {
  return {
    id: span.id,
    label: span.label,
    ends: span.ends,
    entity: span.entity,
    noted: span.note !== "",
  };
}

/** The person, too, is an attribute to the native side. */
export function attributes({ attributes: rest, entity }: FakeSpan): FakeSpan["attributes"] {
  return entity === null ? rest : { ...rest, entity };
}

export function relationDto({ id, kind, from, to }: FakeRelation): RelationDto {
  return { id, kind, from, to };
}

export function copy(article: FakeArticle): FakeArticle {
  const { sample, ...rest } = article;
  return { ...structuredClone(rest), sample };
}

/** What the views are told when an article went from one state to another. */
export function difference(before: FakeArticle, after: FakeArticle): ChangeDto[] {
  const changes: ChangeDto[] = [];
  const article = after.id;
  // With the text everything on it is read again.
  if (before.sample !== after.sample) {
    return [
      { type: "text", article },
      { type: "article", id: article },
    ];
  }
  const layers = new Set([...before.layers, ...after.layers].map((layer) => layer.id));
  for (const id of layers) {
    const had = before.layers.some((layer) => layer.id === id);
    if (had !== after.layers.some((layer) => layer.id === id)) {
      changes.push({ type: "layer", article, id });
    }
  }
  for (const was of before.spans) {
    if (!after.spans.some((span) => span.id === was.id)) {
      changes.push({ type: "span", article, layer: was.layer, id: was.id, span: null });
    }
  }
  for (const span of after.spans) {
    const was = before.spans.find((other) => other.id === span.id);
    if (JSON.stringify(was) !== JSON.stringify(span)) {
      changes.push({ type: "span", article, layer: span.layer, id: span.id, span: spanDto(span) });
    }
    if (was?.entity !== span.entity) changes.push({ type: "entities" });
  }
  for (const was of before.relations) {
    if (!after.relations.some((relation) => relation.id === was.id)) {
      changes.push({ type: "relation", article, layer: was.layer, id: was.id, relation: null });
    }
  }
  for (const relation of after.relations) {
    const was = before.relations.find((other) => other.id === relation.id);
    if (JSON.stringify(was) !== JSON.stringify(relation)) {
      const dto = relationDto(relation);
      changes.push({
        type: "relation",
        article,
        layer: relation.layer,
        id: relation.id,
        relation: dto,
      });
    }
  }
  const zoneIds = new Set([...before.zones, ...after.zones].map((zone) => zone.id));
  for (const id of zoneIds) {
    const was = before.zones.find((zone) => zone.id === id);
    const zone = after.zones.find((each) => each.id === id) ?? null;
    if (JSON.stringify(was ?? null) !== JSON.stringify(zone)) {
      changes.push({ type: "zone", article, id, zone });
    }
  }
  if (before.status !== after.status || before.statusNote !== after.statusNote) {
    changes.push({ type: "status", article, status: after.status, note: after.statusNote });
  }
  if (before.presence !== after.presence) changes.push({ type: "article", id: article });
  return changes;
}

/** Does one operation to the article it concerns, or refuses as the native side would. */
export function perform(article: FakeArticle, op: OpDto, annotator: string): void {
  const span = (id: string): FakeSpan =>
    article.spans.find((s) => s.id === id) ?? refuse("span_unknown", { span: id });
  const relation = (id: string): FakeRelation =>
    article.relations.find((r) => r.id === id) ?? refuse("relation_unknown", { relation: id });
  const set = (to: { [name: string]: unknown }, name: string, value: unknown): void => {
    if (value === null) Reflect.deleteProperty(to, name);
    else to[name] = value;
  };
  switch (op.type) {
    case "addSpan": {
      checkSpan(article, op.label, op.ends);
      const layer = op.layer ?? ownLayer(article, annotator);
      const { id, label, ends } = op;
      article.spans.push({ id, layer, label, ends, attributes: {}, entity: null, note: "" });
      if (article.status === "new") article.status = "started";
      return;
    }
    case "setLabel":
      checkSpan(article, op.label, span(op.span).ends, op.span);
      span(op.span).label = op.label;
      dropAttributes(span(op.span));
      article.relations = article.relations.filter(
        (r) => (r.from !== op.span && r.to !== op.span) || fits(r.kind, span(r.from), span(r.to)),
      );
      return;
    case "setFragments":
      checkSpan(article, span(op.span).label, op.ends, op.span);
      span(op.span).ends = op.ends;
      return;
    case "setAttribute":
      set(span(op.span).attributes, op.name, op.value);
      return;
    case "setEntity":
      span(op.span).entity = op.name;
      return;
    case "setNote":
      span(op.span).note = op.note;
      return;
    case "deleteSpan":
      span(op.span);
      article.spans = article.spans.filter((s) => s.id !== op.span);
      article.relations = article.relations.filter((r) => r.from !== op.span && r.to !== op.span);
      return;
    case "addRelation": {
      checkRelation(article, op.kind, span(op.from), span(op.to));
      const { id, kind, from, to } = op;
      article.relations.push({ id, kind, from, to, layer: span(op.from).layer, attributes: {} });
      return;
    }
    case "setRelationAttribute":
      set(relation(op.relation).attributes, op.name, op.value);
      return;
    case "deleteRelation":
      relation(op.relation);
      article.relations = article.relations.filter((r) => r.id !== op.relation);
      return;
    case "setStatus":
      article.status = op.status;
      article.statusNote = op.note;
      return;
    case "setPresence":
      article.presence = op.presence;
      return;
    case "setZone":
      setZone(article, op);
      return;
    case "deleteZone":
      article.zones = article.zones.filter((zone) => zone.id !== op.zone);
      return;
  }
}

function setZone(article: FakeArticle, op: Extract<OpDto, { type: "setZone" }>): void {
  const { text } = layout(article.sample);
  const { id, kind, start, end } = op;
  if (start < 0 || end > text.length) refuse("offset_out_of_range");
  if (start >= end) refuse("span_empty");
  const part = (zone: ZoneDto, from: number, to: number): ZoneDto[] => {
    const piece = text.slice(from, Math.max(from, to));
    const shown = piece.trim();
    const at = from + piece.length - piece.trimStart().length;
    return shown === "" ? [] : [{ ...zone, start: at, end: at + shown.length }];
  };
  const others = article.zones.flatMap((zone) => {
    if (zone.id === id) return [];
    if (zone.end <= start || end <= zone.start) return [zone];
    const left = [...part(zone, zone.start, start), ...part(zone, end, zone.end)];
    return left.map((each, i) => (i === 0 ? each : { ...each, id: op.rest }));
  });
  const inScope = scope.has(kind);
  const zone: ZoneDto = { id, kind, start, end, inScope, origin: "hand", reason: "" };
  article.zones = [...others, zone].sort((a, b) => a.start - b.start);
}

export function ownLayer(article: FakeArticle, annotator: string): string {
  const own = article.layers.find((l) => l.kind === "annotator" && l.annotator === annotator);
  if (own) return own.id;
  const id = `layer-${article.id}-${annotator}`;
  article.layers.push({ id, kind: "annotator", name: annotator, annotator });
  return id;
}

function checkSpan(article: FakeArticle, label: string, ends: number[], self?: string): void {
  if (!schema.labels.some((l) => l.id === label)) refuse("label_unknown", { label });
  const { text } = layout(article.sample);
  for (let i = 0; i < ends.length; i += 2) {
    const [start, end] = [ends[i] ?? -1, ends[i + 1] ?? -1];
    if (start < 0 || end > text.length) refuse("offset_out_of_range");
    if (start >= end) refuse("span_empty");
  }
  const same = (other: FakeSpan): boolean =>
    other.id !== self && other.label === label && other.ends.join() === ends.join();
  if (article.spans.some(same)) refuse("span_exists");
}

function labelName(span: FakeSpan): string {
  return schema.labels.find((label) => label.id === span.label)?.name ?? "";
}

function fits(kind: string, from: FakeSpan, to: FakeSpan): boolean {
  const type = schema.relations.find((relation) => relation.id === kind);
  return type?.from.includes(labelName(from)) === true && type.to.includes(labelName(to));
}

/** Those that the label does not have, as the native side does. */
function dropAttributes(span: FakeSpan): void {
  const known = schema.labels.find((label) => label.id === span.label)?.attributes ?? [];
  const has = (name: string): boolean => known.some((attribute) => attribute.name === name);
  span.attributes = Object.fromEntries(Object.entries(span.attributes).filter(([n]) => has(n)));
  if (!has("entity")) span.entity = null;
}

function checkRelation(article: FakeArticle, kind: string, from: FakeSpan, to: FakeSpan): void {
  const type = schema.relations.find((r) => r.id === kind) ?? refuse("relation_unknown");
  if (!fits(kind, from, to)) {
    refuse("relation_ends", { kind: type.name, from: labelName(from), to: labelName(to) });
  }
  const same = (r: FakeRelation): boolean =>
    r.kind === kind && r.from === from.id && r.to === to.id;
  if (article.relations.some(same)) refuse("relation_exists");
}
