// What a new label takes from a span: links that it cannot be an end of, attributes that it has no place for.
import { backend } from "../ipc/current";
import type { OpDto, OutcomeDto } from "../ipc/bindings";
import { formatNumber } from "../i18n/format";
import { m } from "../paraglide/messages";

/** The attributes that each span has a value for. */
type Attributes = ReadonlyMap<string, readonly string[]>;

export function relabelled(ops: readonly OpDto[]): string[] {
  return ops.flatMap((op) => (op.type === "setLabel" ? [op.span] : []));
}

/** Neither the screen nor a change of a span holds attributes: they are asked for. */
export async function attributesOf(spans: readonly string[]): Promise<Attributes> {
  const found = new Map<string, readonly string[]>();
  for (const span of spans) {
    try {
      const { attributes } = await backend().spanDetail(span);
      found.set(span, Object.keys(attributes));
    } catch {
      // Counting must not keep the label from being set; if the span is gone, that step says so.
    }
  }
  return found;
}

/** How many of these attributes are no longer there. */
export async function lostSince(before: Attributes): Promise<number> {
  const after = await attributesOf([...before].flatMap(([span, had]) => (had.length ? span : [])));
  let lost = 0;
  for (const [span, has] of after) {
    lost += before.get(span)?.filter((name) => !has.includes(name)).length ?? 0;
  }
  return lost;
}

export function linksLost({ changes }: OutcomeDto): number {
  return changes.filter((change) => change.type === "relation" && change.relation === null).length;
}

/** None, where nothing was lost. */
export function lostText(links: number, attributes: number): (() => string) | null {
  if (links > 0 && attributes > 0) {
    return () =>
      m.annotate_links_and_attributes_removed({
        links,
        attributes,
        nLinks: formatNumber(links),
        nAttributes: formatNumber(attributes),
      });
  }
  if (links > 0) return () => m.annotate_links_removed({ count: links, n: formatNumber(links) });
  if (attributes > 0) {
    return () => m.annotate_attributes_removed({ count: attributes, n: formatNumber(attributes) });
  }
  return null;
}
