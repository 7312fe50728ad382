import { language } from "../../lib/i18n/language.svelte";
import { doc } from "../../lib/state/document.svelte";
import type { LabelDto, RelationTypeDto } from "../../lib/ipc/bindings";
import type { Span } from "./model/spans";

/** The name of a label or relation type in the language of the interface. */
export function nameOf(thing: LabelDto | RelationTypeDto | undefined): string {
  if (!thing) return "";
  return (language() === "vi" ? thing.nameVi : thing.nameEn) || thing.name;
}

export function labelOf(id: string): LabelDto | undefined {
  return doc.schema.labels.find((label) => label.id === id);
}

export function relationTypeOf(id: string): RelationTypeDto | undefined {
  return doc.schema.relations.find((type) => type.id === id);
}

/** A span's text for lists and sentences: underscores read as blanks, and long ones are cut in the middle. */
export function quote(span: Pick<Span, "ends">, longest = 120): string {
  const pieces: string[] = [];
  for (let k = 0; k + 1 < span.ends.length; k += 2) {
    pieces.push(
      doc.model.text.slice(
        span.ends[k],
        Math.min(span.ends[k + 1] ?? 0, (span.ends[k] ?? 0) + longest),
      ),
    );
  }
  const whole = pieces.join(" … ");
  const shown = whole.length > longest ? `${whole.slice(0, longest - 1)}…` : whole;
  return doc.article?.segmented ? shown.replaceAll("_", " ") : shown;
}

/** `Chức vụ: Thứ trưởng`. */
export function describe(span: Span): string {
  return `${nameOf(labelOf(span.label))}: ${quote(span)}`;
}
