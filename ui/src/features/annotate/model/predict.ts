import type { ChangeDto, OpDto, RelationDto, SpanDto, StatusKind } from "../../../lib/ipc/bindings";
import type { RelationIndex } from "./relations";
import type { SpanIndex } from "./spans";

/** What is on the screen now, as far as operations can change it. */
export interface Screen {
  readonly article: string;
  readonly layer: string | null;
  readonly index: SpanIndex;
  readonly relations: RelationIndex;
  readonly status: StatusKind;
  readonly statusNote: string;
}

/** What an operation will do to the screen, and how to take it back. */
export interface Prediction {
  readonly forward: ChangeDto[];
  readonly back: ChangeDto[];
}

const NOTHING: Prediction = { forward: [], back: [] };

/** Attributes are not on the screen but in the inspector, which asks again: they predict nothing. */
export function predict(screen: Screen, op: OpDto): Prediction {
  const { article, index, relations } = screen;
  const layer = screen.layer ?? "";
  const spanChange = (id: string, span: SpanDto | null): ChangeDto => ({
    type: "span",
    article,
    layer,
    id,
    span,
  });
  const relationChange = (id: string, relation: RelationDto | null): ChangeDto => ({
    type: "relation",
    article,
    layer,
    id,
    relation,
  });
  const alter = (id: string, part: Partial<SpanDto>): Prediction => {
    const was = index.get(id);
    if (!was) return NOTHING;
    return {
      forward: [spanChange(id, { ...plainSpan(was), ...part })],
      back: [spanChange(id, plainSpan(was))],
    };
  };
  switch (op.type) {
    case "addSpan": {
      if (op.article !== article) return NOTHING;
      const span = { id: op.id, label: op.label, ends: op.ends, entity: null, noted: false };
      return { forward: [spanChange(op.id, span)], back: [spanChange(op.id, null)] };
    }
    case "setLabel":
      return alter(op.span, { label: op.label });
    case "setFragments":
      return alter(op.span, { ends: op.ends });
    case "setEntity":
      return alter(op.span, { entity: op.name });
    case "setNote":
      return alter(op.span, { noted: op.note !== "" });
    case "deleteSpan": {
      const was = index.get(op.span);
      if (!was) return NOTHING;
      const links = relations.of(op.span);
      return {
        forward: [...links.map((r) => relationChange(r.id, null)), spanChange(op.span, null)],
        back: [spanChange(op.span, plainSpan(was)), ...links.map((r) => relationChange(r.id, r))],
      };
    }
    case "addRelation": {
      if (!index.get(op.from) || !index.get(op.to)) return NOTHING;
      const relation = { id: op.id, kind: op.kind, from: op.from, to: op.to };
      return { forward: [relationChange(op.id, relation)], back: [relationChange(op.id, null)] };
    }
    case "deleteRelation": {
      const was = relations.get(op.relation);
      if (!was) return NOTHING;
      return {
        forward: [relationChange(op.relation, null)],
        back: [relationChange(op.relation, was)],
      };
    }
    case "setStatus": {
      if (op.article !== article) return NOTHING;
      const { status, statusNote: note } = screen;
      return {
        forward: [{ type: "status", article, status: op.status, note: op.note }],
        back: [{ type: "status", article, status, note }],
      };
    }
    default:
      return NOTHING;
  }
}

/** The ids an operation refers to or makes: what another one can depend on. */
export function idsOf(op: OpDto): string[] {
  switch (op.type) {
    case "addSpan":
      return [op.id];
    case "addRelation":
      return [op.id, op.from, op.to];
    case "setRelationAttribute":
    case "deleteRelation":
      return [op.relation];
    case "setStatus":
    case "setPresence":
      return [];
    default:
      return [op.span];
  }
}

/** The ids that do not exist when an operation was refused. */
export function idsMadeBy(op: OpDto): string[] {
  return op.type === "addSpan" || op.type === "addRelation" ? [op.id] : [];
}

function plainSpan({ id, label, ends, entity, noted }: SpanDto): SpanDto {
  return { id, label, ends, entity, noted };
}
