// Names of file formats, and what a format cannot hold, in the user's language.
import type { LossDto } from "./ipc/bindings";
import { formatNumber } from "./i18n/format";
import { m } from "./paraglide/messages";

const formats: { [name: string]: () => string } = {
  text: m.export_format_text,
  "nhan-jsonl": m.export_format_nhan_jsonl,
  conll: m.export_format_conll,
  "spacy-jsonl": m.export_format_spacy_jsonl,
  doccano: m.export_format_doccano,
  csv: m.export_format_csv,
};

export function formatName(name: string): string {
  return formats[name]?.() ?? name;
}

const losses: { [reason: string]: (inputs: { n: string }) => string } = {
  overlap: m.export_loss_overlap,
  discontinuous: m.export_loss_discontinuous,
  relation: m.export_loss_relation,
  relation_attribute: m.export_loss_relation_attribute,
  attribute: m.export_loss_attribute,
  entity: m.export_loss_entity,
  note: m.export_loss_note,
  zone: m.export_loss_zone,
  out_of_scope: m.export_loss_zone,
  token_boundary: m.export_loss_token_boundary,
  misaligned: m.export_loss_token_boundary,
  sentence_boundary: m.export_loss_sentence_boundary,
  duplicate: m.export_loss_duplicate,
  normal_form: m.export_loss_normal_form,
};

export function lossText({ reason, count }: LossDto): string {
  const n = formatNumber(count);
  return losses[reason]?.({ n }) ?? m.export_loss_other({ n, reason });
}
