// Hand-written until `cargo xtask codegen` replaces it with the same names generated from Rust.
// All offsets are UTF-16 code units of the article's text, half-open.

export type LabelDto = {
  id: string; name: string; nameVi: string; nameEn: string; key: string | null; colour: string;
  descriptionVi: string; descriptionEn: string; attributes: AttributeDto[];
};
export type AttributeDto = { name: string; kind: AttributeKind; values: string[]; required: boolean };
export type AttributeKind = "enum" | "text" | "number" | "date" | "entity" | "figure";
export type RelationTypeDto = {
  id: string; name: string; nameVi: string; nameEn: string; key: string | null;
  from: string[]; to: string[]; // label names
  attributes: AttributeDto[];
};
export type SchemaDto = { name: string; labels: LabelDto[]; relations: RelationTypeDto[] };

export type WriterDto = { annotator: string; host: string; pid: number; since: string };
export type ProjectDto = {
  path: string; name: string; articles: number;
  readOnly: WriterDto | null; // someone else writes: this window may only read
  warnings: ErrorDto[]; // e.g. the file lies on a network share
  schema: SchemaDto; annotator: string | null; annotators: AnnotatorDto[];
  undo: UndoDto; lastArticle: string | null;
};
export type AnnotatorDto = { id: string; name: string };
export type UndoDto = { undo: string | null; redo: string | null }; // names of the ops, e.g. "add_span"

export type StatusKind = "new" | "started" | "done" | "skipped" | "question";
export type PresenceKind = "in" | "excluded" | "deleted";
export type ArticleRow = {
  id: string; sourceId: string; title: string; date: string | null; characters: number;
  presence: PresenceKind; status: StatusKind; statusNote: string; spans: number;
};
export type ArticleFilter = { text: string; status: StatusKind | null; presence: PresenceKind };
export type ArticlePage = { total: number; offset: number; rows: ArticleRow[] };
export type ProgressDto = { total: number; new: number; started: number; done: number; skipped: number; question: number };

export type LayerKind = "annotator" | "gold" | "imported" | "model";
export type LayerDto = {
  id: string; kind: LayerKind; name: string; round: number; annotator: string | null; spans: number;
  editable: boolean;
};
export type ZoneDto = { kind: string; start: number; end: number; inScope: boolean };
export type SpanDto = {
  id: string; label: string; // label id
  ends: number[]; // start, end of each fragment in order
  entity: string | null; // name of the linked person, for the list
  noted: boolean;
};
export type RelationDto = { id: string; kind: string; from: string; to: string };
export type ArticleDto = {
  id: string; sourceId: string; title: string; presence: PresenceKind;
  date: string | null; author: string | null; source: string | null; url: string | null;
  status: StatusKind; statusNote: string;
  revision: string; segmented: boolean;
  text: string;
  chunks: number[]; // flat: start, end, 1 where a paragraph begins; the chunks tile the text
  tokens: number[]; // flat: start, end, flags (bits 0-1 kind: 0 syllable 1 number 2 punctuation 3 symbol; 4 capital; 8 glued by an underscore to the token before)
  sentences: number[]; // flat: start, end
  zones: ZoneDto[];
  layers: LayerDto[]; layer: string | null; // null: this annotator's own layer, which the first label will make
  editable: boolean;
  spans: SpanDto[]; relations: RelationDto[];
};
export type HistoryDto = { at: string; annotator: string; op: string; kind: "do" | "undo" | "redo"; before: string | null; after: string | null };
export type RelationDetailDto = { id: string; kind: string; from: string; to: string; attributes: { [name: string]: unknown } };
export type SpanDetailDto = {
  id: string; label: string; text: string[]; // one a fragment
  start: number; end: number; // code points, as files and the command line count
  attributes: { [name: string]: unknown }; entity: EntityDto | null;
  note: string; relations: RelationDetailDto[]; history: HistoryDto[];
};
export type EntityDto = { id: string; name: string; mentions: number };

export type OpDto =
  | { type: "addSpan"; id: string; article: string; layer: string | null; label: string; ends: number[] }
  | { type: "setLabel"; span: string; label: string }
  | { type: "setFragments"; span: string; ends: number[] }
  | { type: "setAttribute"; span: string; name: string; value: unknown } // null removes it
  | { type: "setEntity"; span: string; name: string | null } // found by name, or made
  | { type: "setNote"; span: string; note: string }
  | { type: "deleteSpan"; span: string } // and its relations
  | { type: "addRelation"; id: string; kind: string; from: string; to: string }
  | { type: "setRelationAttribute"; relation: string; name: string; value: unknown }
  | { type: "deleteRelation"; relation: string }
  | { type: "setStatus"; article: string; status: StatusKind; note: string }
  | { type: "setPresence"; article: string; presence: PresenceKind };

export type ChangeDto =
  | { type: "span"; article: string; layer: string; id: string; span: SpanDto | null } // null: gone
  | { type: "relation"; article: string; layer: string; id: string; relation: RelationDto | null }
  | { type: "status"; article: string; status: StatusKind; note: string }
  | { type: "article"; id: string } // its row, presence or metadata changed: ask again
  | { type: "layer"; article: string; id: string } // made or gone: ask for the layers again
  | { type: "entities" }
  | { type: "articles" }; // many: ask for the list again
export type OutcomeDto = { op: string; article: string | null; changes: ChangeDto[]; undo: UndoDto };

export type ErrorDto = { code: string; args: { [name: string]: string }; detail: string | null };
export type ProblemDto = { file: string; line: number | null; column: number | null; error: ErrorDto };

export type ImportRequest = { paths: string[]; layer: string | null; dryRun: boolean; skipBad: boolean };
export type ImportReport = {
  articles: number; layers: number; spans: number; relations: number; formats: { [name: string]: number };
  duplicates: { file: string; sameAs: string }[]; problems: ProblemDto[];
  stored: boolean; cancelled: boolean;
};
export type FormatDto = { name: string; extension: string; reads: boolean; writes: boolean; folder: boolean };
export type ExportRequest = {
  format: string; layer: string; // "mine", "gold", "union" or a layer's name
  articles: "done" | "all"; zones: "scope" | "all"; tokens: "syllable" | "word"; nfc: boolean;
};
export type LossDto = { reason: string; count: number };
export type ExportReport = { articles: number; spans: number; written: number; losses: LossDto[]; files: string[] };
export type ExportPreview = { lines: string; report: ExportReport };

export type Language = "vi" | "en";
export type ThemeKind = "system" | "light" | "dark";
export type SettingsDto = {
  language: Language | null; // null: as the system
  theme: ThemeKind; annotator: string | null; recent: RecentDto[];
  leftPane: number; rightPane: number; // widths in CSS pixels
};
export type RecentDto = { path: string; name: string; opened: string; missing: boolean };
export type AppDto = { version: string; platform: string; systemLanguage: Language; settings: SettingsDto; openPath: string | null };
