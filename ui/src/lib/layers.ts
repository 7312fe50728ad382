// How layers are named: what is a word of the program's own is told in the user's language.
import type { ExportLayerDto, LayerDto, LayerKind } from "./ipc/bindings";
import { formatList, formatNumber } from "./i18n/format";
import { m } from "./paraglide/messages";

const kinds: { [kind in LayerKind]: () => string } = {
  annotator: m.layer_kind_annotator,
  gold: m.layer_kind_gold,
  imported: m.layer_kind_imported,
  model: m.layer_kind_model,
};

/** `An · người gán nhãn · vòng 1 · 120 nhãn`. */
export function layerText({ name, kinds: of, rounds, spans }: ExportLayerDto): string {
  return [
    name,
    formatList(of.map((kind) => kinds[kind]())),
    m.layer_round({ round: formatList(rounds.map((round) => formatNumber(round))) }),
    m.articles_labels({ count: spans, n: formatNumber(spans) }),
  ].join(" · ");
}

/** Of one article: an annotator's by the name, any other with what it is. */
export function layerName({ name, kind, round, own }: LayerDto): string {
  const nameless = name === "" || name === kind;
  const known = nameless ? capitalised(kinds[kind]()) : name;
  const parts = [own ? m.annotate_layer_mine({ name: known }) : known];
  if (!nameless && kind !== "annotator") parts.push(kinds[kind]());
  if (round > 1) parts.push(m.layer_round({ round: formatNumber(round) }));
  return parts.join(" · ");
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
