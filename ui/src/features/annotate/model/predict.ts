import type {
  ChangeDto,
  OpDto,
  RelationDto,
  SpanDto,
  StatusKind,
  ZoneDto,
} from "../../../lib/ipc/bindings";
import type { RelationIndex } from "./relations";
import type { SpanIndex } from "./spans";
import { cut, isInScope, type ZoneIndex } from "./zones";

/** What is on the screen now, as far as operations can change it. */
export interface Screen {
  readonly article: string;
  readonly text: string;
  readonly layer: string | null;
  readonly index: SpanIndex;
  readonly relations: RelationIndex;
  readonly zones: ZoneIndex;
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
    case "setZone":
      return op.article === article ? zoneSet(screen, op) : NOTHING;
    case "deleteZone": {
      const was = screen.zones.get(op.zone);
      if (!was) return NOTHING;
      const gone: ChangeDto = { type: "zone", article, id: was.id, zone: null };
      return { forward: [gone], back: [{ ...gone, zone: was }] };
    }
    default:
      return NOTHING;
  }
}

/** What core does with the zones that lie below: they are cut, parted or go. */
function zoneSet(
  { article, text, zones }: Screen,
  { id, rest, kind, start, end }: Extract<OpDto, { type: "setZone" }>,
): Prediction {
  const forward: ChangeDto[] = [];
  const back: ChangeDto[] = [];
  const change = (of: string, zone: ZoneDto | null): void => {
    forward.push({ type: "zone", article, id: of, zone });
    back.unshift({ type: "zone", article, id: of, zone: zones.get(of) ?? null });
  };
  for (const zone of zones.overlapping({ start, end })) {
    if (zone.id === id) continue;
    const [kept, behind] = cut(text, zone, { start, end });
    change(zone.id, kept ? { ...zone, ...kept } : null);
    if (behind) change(rest, { ...zone, ...behind, id: rest });
  }
  change(id, { id, kind, start, end, inScope: isInScope(kind), origin: "hand", reason: "" });
  return { forward, back };
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
    case "setZone":
      return [op.id, op.rest];
    case "deleteZone":
      return [op.zone];
    default:
      return [op.span];
  }
}

/** What a prediction changes, by id. */
export function idsShownBy({ forward }: Prediction): string[] {
  return forward.flatMap((change) => ("id" in change ? [change.id] : []));
}

/** The ids that do not exist when an operation was refused. A zone can be set whether or not it is there. */
export function idsMadeBy(op: OpDto): string[] {
  return op.type === "addSpan" || op.type === "addRelation" ? [op.id] : [];
}

function plainSpan({ id, label, ends, entity, noted }: SpanDto): SpanDto {
  return { id, label, ends, entity, noted };
}
