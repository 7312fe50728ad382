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
  out_of_scope: m.export_loss_zone,
  normal_form: m.export_loss_normal_form,
  discontinuous: m.export_loss_discontinuous,
  token_boundary: m.export_loss_token_boundary,
  overlap: m.export_loss_overlap,
  duplicate: m.export_loss_duplicate,
  old_revision: m.export_loss_old_revision,
  relation: m.export_loss_relation,
  relation_attribute: m.export_loss_relation_attribute,
  attribute: m.export_loss_attribute,
  entity: m.export_loss_entity,
  note: m.export_loss_note,
  status: m.export_loss_status,
  comment: m.export_loss_comment,
  tag: m.export_loss_tag,
  zones: m.export_loss_zones,
  metadata: m.export_loss_metadata,
  not_segmented: m.export_loss_not_segmented,
};

export function lossText({ reason, count }: LossDto): string {
  const n = formatNumber(count);
  return losses[reason]?.({ n }) ?? m.export_loss_other({ n, reason });
}
