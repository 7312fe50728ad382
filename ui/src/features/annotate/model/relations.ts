import type { RelationDto } from "../../../lib/ipc/bindings";

/** The links of the open layer, found by id and by either end. */
export class RelationIndex {
  private readonly byId = new Map<string, RelationDto>();
  private readonly bySpan = new Map<string, Set<RelationDto>>();

  constructor(relations: readonly RelationDto[] = []) {
    for (const relation of relations) this.upsert(relation);
  }

  get(id: string): RelationDto | undefined {
    return this.byId.get(id);
  }

  of(span: string): RelationDto[] {
    return [...(this.bySpan.get(span) ?? [])];
  }

  upsert(relation: RelationDto): void {
    this.remove(relation.id);
    this.byId.set(relation.id, relation);
    for (const span of [relation.from, relation.to]) {
      const set = this.bySpan.get(span) ?? new Set();
      this.bySpan.set(span, set.add(relation));
    }
  }

  remove(id: string): void {
    const relation = this.byId.get(id);
    if (!relation) return;
    this.byId.delete(id);
    for (const span of [relation.from, relation.to]) this.bySpan.get(span)?.delete(relation);
  }
}
