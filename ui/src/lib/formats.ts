// Names of file formats and encodings, and what a format cannot hold, in the user's language.
import type { LossDto } from "./ipc/bindings";
import { formatNumber } from "./i18n/format";
import { m } from "./paraglide/messages";

const formats: { [name: string]: () => string } = {
  text: m.format_text,
  markdown: m.format_markdown,
  html: m.format_html,
  "nhan-jsonl": m.format_nhan_jsonl,
  conll: m.format_conll,
  conllu: m.format_conllu,
  "spacy-jsonl": m.format_spacy_jsonl,
  doccano: m.format_doccano,
  csv: m.format_csv,
  brat: m.format_brat,
  phoner: m.format_phoner,
  vimq: m.format_vimq,
  vlsp2016: m.format_vlsp2016,
  vlsp2018: m.format_vlsp2018,
  "webanno-tsv3": m.format_webanno_tsv3,
  "cas-xmi": m.format_cas_xmi,
  "cas-json": m.format_cas_json,
  prodigy: m.format_prodigy,
  "label-studio": m.format_label_studio,
  pubannotation: m.format_pubannotation,
  w3c: m.format_w3c,
};

/** Every format that can be read. */
export const READ = Object.keys(formats);

/** Those that are only written. */
const written: { [name: string]: () => string } = {
  "figures-csv": m.format_figures_csv,
  "figures-parquet": m.format_figures_parquet,
  "roles-csv": m.format_roles_csv,
  "roles-parquet": m.format_roles_parquet,
  huggingface: m.format_huggingface,
  spacy: m.format_spacy,
  tei: m.format_tei,
};

export function formatName(name: string): string {
  return (formats[name] ?? written[name])?.() ?? name;
}

const encodings: { [name: string]: () => string } = {
  "utf-8": m.encoding_utf_8,
  "utf-16le": m.encoding_utf_16le,
  "utf-16be": m.encoding_utf_16be,
  "windows-1258": m.encoding_windows_1258,
  viscii: m.encoding_viscii,
  "tcvn5712-1": m.encoding_tcvn5712_1,
  tcvn3: m.encoding_tcvn3,
  vni: m.encoding_vni,
};

export const ENCODINGS = Object.keys(encodings);

export function encodingName(name: string): string {
  return encodings[name]?.() ?? name;
}

const losses: { [reason: string]: (inputs: { n: string }) => string } = {
  out_of_scope: m.export_loss_zone,
  normal_form: m.export_loss_normal_form,
  discontinuous: m.export_loss_discontinuous,
  token_boundary: m.export_loss_token_boundary,
  line_end: m.export_loss_line_end,
  overlap: m.export_loss_overlap,
  duplicate: m.export_loss_duplicate,
  old_revision: m.export_loss_old_revision,
  not_in_table: m.export_loss_not_in_table,
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
  character: m.export_loss_character,
  not_segmented: m.export_loss_not_segmented,
};

export function lossText({ reason, count }: LossDto): string {
  const n = formatNumber(count);
  return losses[reason]?.({ n }) ?? m.export_loss_other({ n, reason });
}
