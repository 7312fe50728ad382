import type { LabelDto, RelationDto, RelationTypeDto, SchemaDto } from "../../../lib/ipc/bindings";
import type { Span, SpanIndex } from "./spans";

/** A way to link a span: by which relation, and which end of it the span is. */
export interface LinkWay {
  readonly relation: RelationTypeDto;
  readonly end: "from" | "to";
}

/** How many spans to look at on each side: a link to something further away is made with the mouse. */
const REACH = 200;

export function labelName(schema: SchemaDto, id: string): string {
  return schema.labels.find((label: LabelDto) => label.id === id)?.name ?? "";
}

/** No name at all lets every label be this end. */
function accepts(names: readonly string[], label: string): boolean {
  return names.length === 0 || names.includes(label);
}

/** The ways the schema lets a span with this label be linked. */
export function linkWays(schema: SchemaDto, span: Span): LinkWay[] {
  const name = labelName(schema, span.label);
  const ways: LinkWay[] = [];
  for (const relation of schema.relations) {
    if (accepts(relation.from, name)) ways.push({ relation, end: "from" });
    else if (accepts(relation.to, name)) ways.push({ relation, end: "to" });
  }
  return ways;
}

/** Whether the schema lets the way lead from `span` to `other`. */
export function fits(schema: SchemaDto, way: LinkWay, span: Span, other: Span): boolean {
  if (span.id === other.id) return false;
  const accepted = way.end === "from" ? way.relation.to : way.relation.from;
  return accepts(accepted, labelName(schema, other.label));
}

export function isLinked(
  relations: Iterable<RelationDto>,
  way: LinkWay,
  span: Span,
  other: Span,
): boolean {
  const [from, to] = way.end === "from" ? [span.id, other.id] : [other.id, span.id];
  for (const r of relations) {
    if (r.kind === way.relation.id && r.from === from && r.to === to) return true;
  }
  return false;
}

/** The spans a span can be linked to, nearest first; of two as near the one that stands before. */
export function candidates(
  schema: SchemaDto,
  index: SpanIndex,
  way: LinkWay,
  span: Span,
  relations: readonly RelationDto[],
): Span[] {
  const centre = index.position(span);
  return index.sorted
    .slice(Math.max(0, centre - REACH), centre + REACH)
    .filter((other) => fits(schema, way, span, other) && !isLinked(relations, way, span, other))
    .sort((a, b) => gap(span, a) - gap(span, b) || a.start - b.start);
}

function gap(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
