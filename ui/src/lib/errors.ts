// One table from an error's code to a sentence in the user's language. Nothing matches on text.
import type { ErrorDto, ProblemDto } from "./ipc/bindings";
import { formatDateTime } from "./i18n/format";
import { m } from "./paraglide/messages";

type Arg = (name: string) => string;

const sentences: { [code: string]: (arg: Arg, has: (name: string) => boolean) => string } = {
  not_a_project: () => m.error_not_a_project(),
  newer_file: () => m.error_newer_file(),
  damaged_file: (arg, has) => {
    const set_aside = arg("set_aside");
    if (has("backup")) return m.error_damaged_file_backup({ set_aside, backup: arg("backup") });
    return has("set_aside") ? m.error_damaged_file_aside({ set_aside }) : m.error_damaged_file();
  },
  migration_failed: () => m.error_migration_failed(),
  busy_writer: (arg, has) =>
    has("annotator")
      ? m.error_busy_writer({
          annotator: arg("annotator"),
          host: arg("host"),
          since: formatDateTime(arg("since")),
        })
      : m.error_busy_writer_unknown(),
  read_only: () => m.error_read_only(),
  disk_full: () => m.error_disk_full(),
  disk_error: () => m.error_disk_error(),
  network_share: () => m.error_network_share(),
  synced_folder: () => m.error_synced_folder(),
  no_annotator: () => m.error_no_annotator(),
  annotator_name_empty: () => m.error_annotator_name_empty(),
  path_not_granted: () => m.error_path_not_granted(),
  file_not_found: (arg) => m.error_file_not_found({ file: arg("file") }),
  file_exists: (arg) => m.error_file_exists({ file: arg("file") }),
  permission_denied: (arg) => m.error_permission_denied({ file: arg("file") }),
  not_utf8: (arg) => m.error_not_utf8({ line: arg("line"), column: arg("column") }),
  broken_bytes: (arg) =>
    m.error_broken_bytes({
      line: arg("line"),
      column: arg("column"),
      encoding: arg("encoding"),
      count: arg("count"),
    }),
  encoding_unknown: (arg) =>
    m.error_encoding_unknown({ encoding: arg("encoding"), known: arg("known") }),
  encoding_unsure: (arg) => m.error_encoding_unsure({ encoding: arg("encoding") }),
  encoding_of_fonts: (arg) => m.error_encoding_of_fonts({ encoding: arg("encoding") }),
  encoding_not_json: (arg) => m.error_encoding_not_json({ encoding: arg("encoding") }),
  file_empty: () => m.error_file_empty(),
  page_empty: () => m.error_page_empty(),
  file_too_large: () => m.error_file_too_large(),
  format_unknown: () => m.error_format_unknown(),
  bad_json: (arg) => m.error_bad_json({ line: arg("line"), column: arg("column") }),
  bad_record: (arg) => m.error_bad_record({ what: arg("what") }),
  bad_columns: (arg) =>
    m.error_bad_columns({ line: arg("line"), expected: arg("expected"), found: arg("found") }),
  bad_tag: (arg) => m.error_bad_tag({ line: arg("line"), column: arg("column"), tag: arg("tag") }),
  bad_line: (arg) =>
    m.error_bad_line({ line: arg("line"), column: arg("column"), expected: arg("expected") }),
  bad_markup: (arg) =>
    m.error_bad_markup({ line: arg("line"), column: arg("column"), tag: arg("tag") }),
  bad_xml: (arg) => m.error_bad_xml({ line: arg("line"), column: arg("column") }),
  reference_unknown: (arg) => m.error_reference_unknown({ id: arg("id") }),
  id_twice: (arg) => m.error_id_twice({ id: arg("id") }),
  text_missing: (arg) => m.error_text_missing({ expected: arg("expected"), source: arg("source") }),
  offset_unit_unclear: (arg) =>
    m.error_offset_unit_unclear({ first: arg("first"), second: arg("second") }),
  zones_overlap: (arg) => m.error_zones_overlap({ start: arg("start"), end: arg("end") }),
  columns_unknown: (arg) => m.error_columns_unknown({ columns: arg("columns") }),
  text_not_found: (arg) => m.error_text_not_found({ expected: arg("expected"), file: arg("file") }),
  archive_broken: (arg) => m.error_archive_broken({ file: arg("file") }),
  archive_encrypted: (arg) => m.error_archive_encrypted({ file: arg("file") }),
  archive_method: (arg) => m.error_archive_method({ file: arg("file") }),
  archive_nested: (arg) => m.error_archive_nested({ file: arg("file") }),
  archive_too_large: (arg) => m.error_archive_too_large({ file: arg("file") }),
  archive_entry: (arg) => m.error_archive_entry({ file: arg("file") }),
  source_id_collision: (arg) =>
    m.error_source_id_collision({ first: arg("first"), second: arg("second") }),
  text_has_nul: () => m.error_text_has_nul(),
  offset_out_of_range: () => m.error_offset_out_of_range(),
  offset_mid_grapheme: () => m.error_offset_mid_grapheme(),
  quote_mismatch: (arg) =>
    m.error_quote_mismatch({ expected: arg("expected"), found: arg("found") }),
  label_unknown: (arg) => m.error_label_unknown({ label: arg("label") }),
  relation_ends: (arg) =>
    m.error_relation_ends({ kind: arg("kind"), from: arg("from"), to: arg("to") }),
  relation_exists: () => m.error_relation_exists(),
  span_empty: () => m.error_span_empty(),
  span_exists: () => m.error_span_exists(),
  article_unknown: () => m.error_article_unknown(),
  span_unknown: () => m.error_span_unknown(),
  relation_unknown: () => m.error_relation_unknown(),
  layer_not_editable: () => m.error_layer_not_editable(),
  attribute_unknown: () => m.error_attribute_unknown(),
  attribute_value: () => m.error_attribute_value(),
  annotator_unknown: (arg) => m.error_annotator_unknown({ annotator: arg("annotator") }),
  format_not_read: (arg) => m.error_format_not_read({ format: arg("format") }),
  format_not_written: (arg) => m.error_format_not_written({ format: arg("format") }),
  relation_type_unknown: (arg) => m.error_relation_type_unknown({ kind: arg("kind") }),
  layer_unknown: (arg) => m.error_layer_unknown({ layer: arg("layer") }),
  entity_unknown: () => m.error_entity_unknown(),
  id_taken: (arg) => m.error_id_taken({ id: arg("id") }),
  in_use: () => m.error_in_use(),
  nothing_to_undo: () => m.error_nothing_to_undo(),
  nothing_to_redo: () => m.error_nothing_to_redo(),
  undo_conflict: (arg) => m.error_undo_conflict({ annotator: arg("annotator") || m.app_someone() }),
  text_empty: () => m.error_text_empty(),
  revision_same: () => m.error_revision_same(),
  revision_stale: () => m.error_revision_stale(),
  bytes_lost: (arg) => m.error_bytes_lost({ encoding: arg("encoding") }),
  import_running: () => m.error_import_running(),
  cancelled: () => m.error_cancelled(),
  backup_failed: () => m.error_backup_failed(),
  export_nothing: () => m.error_export_nothing(),
  bad_split: (arg) => m.error_bad_split({ split: arg("split") }),
  internal: () => m.error_internal(),
};

export const errorCodes = Object.keys(sentences);

/** Sentences that do not name the file, because a list of problems names it already. */
const aboutFile = new Set([
  "not_utf8",
  "broken_bytes",
  "encoding_unsure",
  "encoding_of_fonts",
  "encoding_not_json",
  "file_empty",
  "page_empty",
  "file_too_large",
  "format_unknown",
]);

export function errorText(error: ErrorDto): string {
  const sentence = sentences[error.code];
  if (!sentence) return m.error_unknown({ code: error.code, detail: error.detail ?? "" }).trim();
  const has = (name: string): boolean => (error.args[name] ?? "") !== "";
  const text = sentence((name) => error.args[name] ?? "?", has);
  const file = error.args["file"];
  return file !== undefined && aboutFile.has(error.code) ? `${file}: ${text}` : text;
}

/** The sentence alone, where file, line and column stand beside it. */
export function problemText({ error, file }: ProblemDto): string {
  const { file: named, ...args } = error.args;
  return errorText({ ...error, args: aboutFile.has(error.code) ? args : { file, ...error.args } });
}

/** What the project itself does not allow, or has nothing of: saving works. */
const refusals = new Set([
  "nothing_to_undo",
  "nothing_to_redo",
  "undo_conflict",
  "in_use",
  "layer_not_editable",
  "no_annotator",
  "label_unknown",
  "span_empty",
  "span_exists",
  "span_unknown",
  "relation_ends",
  "relation_exists",
  "relation_type_unknown",
  "relation_unknown",
  "attribute_unknown",
  "attribute_value",
  "offset_mid_grapheme",
  "offset_out_of_range",
]);

export function isRefusal(error: ErrorDto): boolean {
  return refusals.has(error.code);
}

/** What was thrown, as an error with a code: commands throw one, anything else is a fault of ours. */
export function asError(thrown: unknown): ErrorDto {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "args" in thrown) {
    return thrown as ErrorDto;
  }
  return { code: "internal", args: {}, detail: String(thrown) };
}
