// Linking two spans: with one selected, the other end is chosen among what the schema accepts.
import type { RelationTypeDto } from "../../../lib/ipc/bindings";
import { m } from "../../../lib/paraglide/messages";
import { doc } from "../../../lib/state/document.svelte";
import { run } from "../../../lib/state/ops.svelte";
import { say, tell } from "../announce.svelte";
import { candidates, fits, isLinked, linkWays, type LinkWay } from "../model/links";
import type { Direction } from "../model/motions";
import type { Span } from "../model/spans";
import { uuid7 } from "../model/uuid";
import { describe, nameOf } from "../names";
import { mayEdit } from "./spans";

/** Starts linking the selected span, by a relation type or by the first one that the schema allows it. */
export function startLink(type?: RelationTypeDto): void {
  const span = doc.selectedSpan;
  if (!span) {
    tell(m.annotate_link_select_first());
    return;
  }
  if (!mayEdit()) return;
  const way = linkWays(doc.schema, span).find((each) => !type || each.relation.id === type.id);
  if (!way) {
    tell(m.annotate_link_not_allowed({ label: labelName(span) }));
    return;
  }
  const found = candidates(doc.schema, doc.index, way, span, doc.relations.of(span.id));
  if (found.length === 0) {
    tell(m.annotate_link_none());
    return;
  }
  doc.setLinking({ way, span: span.id, candidates: found.map((each) => each.id), at: 0 });
  sayCandidate();
}

export function walkCandidates(direction: Direction): void {
  const { linking } = doc;
  if (!linking) return;
  const { length } = linking.candidates;
  doc.setLinking({ ...linking, at: (linking.at + direction + length) % length });
  sayCandidate();
}

/** Links to the candidate that is shown, or to one that was chosen by number or by the mouse. */
export function confirmLink(to?: Span): void {
  const { linking } = doc;
  const span = linking && doc.index.get(linking.span);
  const other = to ?? (linking ? doc.index.get(linking.candidates[linking.at] ?? "") : undefined);
  if (!linking || !span || !other) return;
  if (!fits(doc.schema, linking.way, span, other)) {
    tell(
      m.annotate_link_wrong_end({
        label: labelName(other),
        relation: nameOf(linking.way.relation),
      }),
    );
    return;
  }
  doc.setLinking(null);
  if (isLinked(doc.relations.of(span.id), linking.way, span, other)) return;
  run([
    {
      type: "addRelation",
      id: uuid7(),
      kind: linking.way.relation.id,
      ...ends(linking.way, span, other),
    },
  ]);
  doc.reveal = { offset: span.start };
  say(m.annotate_linked({ from: describe(span), to: describe(other) }));
}

export function confirmCandidate(number: number): void {
  const id = doc.linking?.candidates[number - 1];
  const span = id === undefined ? undefined : doc.index.get(id);
  if (span) confirmLink(span);
}

export function cancelLink(): void {
  const span = doc.linking && doc.index.get(doc.linking.span);
  doc.setLinking(null);
  if (span) doc.reveal = { offset: span.start };
}

export function removeLink(id: string): void {
  if (mayEdit()) run([{ type: "deleteRelation", relation: id }]);
}

function ends(way: LinkWay, span: Span, other: Span): { from: string; to: string } {
  return way.end === "from" ? { from: span.id, to: other.id } : { from: other.id, to: span.id };
}

function sayCandidate(): void {
  const { linking } = doc;
  const other = linking && doc.index.get(linking.candidates[linking.at] ?? "");
  if (!other) return;
  const place = { at: linking.at + 1, of: linking.candidates.length };
  say(m.annotate_link_candidate({ span: describe(other), ...place }));
}

function labelName(span: Span): string {
  return nameOf(doc.schema.labels.find((label) => label.id === span.label));
}
