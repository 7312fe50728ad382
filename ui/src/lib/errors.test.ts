import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { asError, errorCodes, errorText, problemText } from "./errors";
import { setLanguage } from "./i18n/language.svelte";
import en from "../../messages/en.json";
import vi from "../../messages/vi.json";

// What core can say. A code that is missing here or there is found by this list.
const codes = `
  not_a_project newer_file damaged_file migration_failed busy_writer read_only disk_full disk_error
  network_share synced_folder no_annotator annotator_name_empty path_not_granted file_not_found
  file_exists permission_denied not_utf8 file_empty page_empty file_too_large format_unknown bad_json
  bad_record source_id_collision text_has_nul offset_out_of_range offset_mid_grapheme
  quote_mismatch label_unknown relation_ends relation_exists span_empty span_exists
  article_unknown span_unknown relation_unknown layer_not_editable attribute_unknown
  attribute_value nothing_to_undo nothing_to_redo undo_conflict cancelled backup_failed
  export_nothing bad_split internal annotator_unknown format_not_read format_not_written
  relation_type_unknown layer_unknown entity_unknown id_taken in_use broken_bytes encoding_unknown
  encoding_unsure encoding_of_fonts encoding_not_json bad_columns bad_tag bad_line
  bad_markup bad_xml reference_unknown id_twice text_missing offset_unit_unclear
  columns_unknown text_not_found archive_broken archive_encrypted archive_method
  archive_nested archive_too_large archive_entry zones_overlap
  text_empty revision_same revision_stale bytes_lost import_running
`
  .trim()
  .split(/\s+/);

/** Sentences for when more, or less, is known. */
const variants = ["damaged_file_aside", "damaged_file_backup", "busy_writer_unknown"];

describe("errors", () => {
  it("has a sentence for every code, in both languages", () => {
    expect([...errorCodes].sort()).toEqual([...codes].sort());
    for (const code of codes) {
      expect(vi, code).toHaveProperty(`error_${code}`);
      expect(en, code).toHaveProperty(`error_${code}`);
    }
  });

  it("knows each code that core has", () => {
    const source = "../src-tauri/core/src/error.rs";
    if (!existsSync(source)) return;
    const [, body = ""] = /pub enum Code \{([^}]*)\}/.exec(readFileSync(source, "utf8")) ?? [];
    const names = [...body.matchAll(/^\s+([A-Z]\w+),/gm)].map(([, name = ""]) => name);
    const inCore = names.map((name) => name.replace(/\B[A-Z]/g, "_$&").toLowerCase());
    expect(inCore.length).toBeGreaterThan(20);
    expect(inCore.filter((code) => !errorCodes.includes(code))).toEqual([]);
  });

  it("has no sentence without a code", () => {
    const written = Object.keys(vi).filter((key) => key.startsWith("error_"));
    const all = [...codes, ...variants, "unknown"].map((code) => `error_${code}`);
    expect(written.sort()).toEqual(all.sort());
  });

  it("puts the arguments into the sentence", () => {
    const error = { code: "label_unknown", args: { label: "ORG" }, detail: null };
    expect(errorText(error)).toContain("“ORG”");
    setLanguage("en");
    expect(errorText(error)).toBe(
      "The project’s schema has no label “ORG”. Add it to the schema, or rename it in the file.",
    );
  });

  it("names the file, but not where a list names it already", () => {
    const args = { file: "a/b.txt", line: "3", column: "9" };
    const error = { code: "not_utf8", args, detail: null };
    expect(errorText(error)).toMatch(/^a\/b\.txt: Dòng 3, cột 9: /);
    expect(problemText({ file: "a/b.txt", line: 3, column: 9, error })).toMatch(/^Dòng 3, cột 9: /);
  });

  it("says where a damaged file is and which backup to open, as far as it is known", () => {
    const damaged = (args: { [name: string]: string }): string =>
      errorText({ code: "damaged_file", args, detail: null });
    const set_aside = "/du-an/a.damaged-20240501.nhan";
    const backup = "/du-an/a.nhan-backups/20240430.nhan";
    expect(damaged({ set_aside, backup })).toContain(set_aside);
    // What happened, where it is now, and what to open.
    expect(damaged({ set_aside, backup })).toMatch(
      /^Tệp dự án bị hỏng.*\. Tệp hỏng được giữ lại ở .+\.nhan\. Hãy mở bản sao lưu gần nhất, /,
    );
    expect(damaged({ set_aside, backup })).toContain(`gần nhất, ${backup}, rồi dùng`);
    expect(damaged({ set_aside, backup: "" })).toContain(set_aside);
    expect(damaged({ set_aside, backup: "" })).not.toContain("?");
    expect(damaged({})).not.toContain("?");
    expect(errorText({ code: "busy_writer", args: {}, detail: null })).not.toContain("?");
  });

  it("tells of a code that it does not know", () => {
    const text = errorText({ code: "brand_new", args: {}, detail: "the detail" });
    expect(text).toContain("brand_new");
    expect(text).toContain("the detail");
  });

  it("takes anything that was thrown", () => {
    expect(asError(new Error("x"))).toMatchObject({ code: "internal", detail: "Error: x" });
    expect(asError({ code: "disk_full", args: {}, detail: null }).code).toBe("disk_full");
  });
});
