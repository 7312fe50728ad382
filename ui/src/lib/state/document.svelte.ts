// The open article. Its text and spans are plain data, so that a key press costs no more than the work of one chunk;
// what the screen watches are small signals: the selection, the selected span, and a version per chunk and list.
import { backend } from "../ipc/current";
import type {
  ArticleDto,
  ChangeDto,
  LayerDto,
  OpDto,
  SchemaDto,
  StatusKind,
  ZoneDto,
} from "../ipc/bindings";
import { caretAt, high, low, type Selection } from "../../features/annotate/model/motions";
import type { LinkWay } from "../../features/annotate/model/links";
import { predict, type Prediction } from "../../features/annotate/model/predict";
import { RelationIndex } from "../../features/annotate/model/relations";
import { Runs } from "../../features/annotate/model/runs";
import { SpanIndex, type Span } from "../../features/annotate/model/spans";
import { textModel, type TextModel } from "../../features/annotate/model/text";
import { units, type Units } from "../../features/annotate/model/units";
import { ZoneIndex } from "../../features/annotate/model/zones";

export interface Linking {
  readonly way: LinkWay;
  readonly span: string;
  /** Ids of the spans it can lead to, nearest first. */
  readonly candidates: readonly string[];
  readonly at: number;
}

class Version {
  value = $state(0);
}

const NO_TEXT = { text: "", tokens: [], sentences: [], chunks: [] };

export class OpenDocument {
  /** As it came; of its spans, relations and zones the indexes know better. */
  article = $state.raw<ArticleDto | null>(null);
  loading = $state(false);
  schema = $state.raw<SchemaDto>({ name: "", labels: [], relations: [] });
  layers = $state.raw<readonly LayerDto[]>([]);
  layer = $state<string | null>(null);
  editable = $state(false);
  status = $state<StatusKind>("new");
  statusNote = $state("");

  selection = $state.raw<Selection>(caretAt(0));
  /** The selected span's id. */
  selected = $state<string | null>(null);
  linking = $state.raw<Linking | null>(null);
  /** Grows when any span or relation changed: for the list and the counts. */
  spansVersion = $state(0);
  /** Grows when a zone changed. */
  zonesVersion = $state(0);
  /** Grows when what the inspector shows may have changed. */
  detailVersion = $state(0);
  /** Grows when the open article is no longer there: the screen leaves it. */
  gone = $state(0);
  /** A place the text is to scroll to; the view takes it. */
  reveal = $state.raw<{ offset: number } | null>(null);

  model: TextModel = textModel(NO_TEXT);
  units: Units = units(this.model);
  runs = new Runs(this.model);
  index = new SpanIndex(this.model.chunks);
  relations = new RelationIndex();
  zones = new ZoneIndex();

  /** Resolves when a text that took the place of the open one is on the screen. */
  reopened: Promise<void> = Promise.resolve();
  /** Set by ops: opening waits until everything on its way has been answered. */
  settled: () => Promise<void> = () => Promise.resolve();

  // Made before anything reads them: an effect does not depend on a signal that it made itself.
  #versions: Version[] = [];
  #carets = new Map<string, number>();
  #serial = 0;
  #entered: Selection | null = null;

  get id(): string | null {
    return this.article?.id ?? null;
  }

  /** Nothing was done in the article since it is shown. */
  get untouched(): boolean {
    return this.selection === this.#entered;
  }

  /** Read where a chunk is drawn: draws it again when its spans or zones change. */
  chunkVersion(chunk: number): number {
    return this.#versions[chunk]?.value ?? 0;
  }

  /** The selected span itself; reads both signals it depends on. */
  get selectedSpan(): Span | null {
    return this.spansVersion >= 0 && this.selected ? (this.index.get(this.selected) ?? null) : null;
  }

  get range(): { start: number; end: number } {
    return { start: low(this.selection), end: high(this.selection) };
  }

  async open(id: string, layer: string | null = null): Promise<void> {
    const serial = ++this.#serial;
    this.loading = true;
    try {
      await this.settled();
      const article = await backend().article(id, layer);
      if (serial === this.#serial) this.show(article);
    } finally {
      if (serial === this.#serial) this.loading = false;
    }
  }

  close(): void {
    this.#serial += 1;
    this.loading = false;
    this.#rememberCaret();
    this.article = null;
    this.editable = false;
    this.#load(NO_TEXT, [], [], []);
    this.#reset(0);
  }

  show(article: ArticleDto): void {
    const again = this.id === article.id && this.layer === article.layer;
    this.#rememberCaret();
    const keep = again ? this.selected : null;
    this.#load(article, article.spans, article.relations, article.zones);
    this.article = article;
    this.layers = article.layers;
    this.layer = article.layer;
    this.editable = article.editable;
    this.status = article.status;
    this.statusNote = article.statusNote;
    this.#reset(Math.min(this.#carets.get(article.id) ?? 0, article.text.length));
    if (keep && this.index.get(keep)) this.select(keep, false);
    if (!article.segmented) void this.#findWords(article.revision);
  }

  select(id: string | null, reveal = true): void {
    if (id === this.selected) {
      if (id && reveal) this.#revealSpan(id);
      return;
    }
    const before = this.selected;
    this.selected = id;
    if (before) this.#touchSpan(before);
    if (!id) return;
    this.#touchSpan(id);
    const span = this.index.get(id);
    if (span) this.selection = caretAt(span.end);
    if (reveal) this.#revealSpan(id);
  }

  /** Moves the caret or the selection: a span is then no longer selected. */
  setSelection(selection: Selection, reveal = true): void {
    this.selection = selection;
    this.select(null);
    if (reveal) this.reveal = { offset: selection.focus };
  }

  setLinking(linking: Linking | null): void {
    const touched = [this.linking, linking].flatMap((l) => (l ? [...l.candidates] : []));
    this.linking = linking;
    touched.forEach((id) => this.#touchSpan(id));
    const current = linking?.candidates[linking.at];
    if (current) this.#revealSpan(current);
  }

  predict(op: OpDto): Prediction {
    const { id, layer, index, relations, zones, status, statusNote } = this;
    if (!id) return { forward: [], back: [] };
    const { text } = this.model;
    return predict({ article: id, text, layer, index, relations, zones, status, statusNote }, op);
  }

  apply(changes: readonly ChangeDto[]): void {
    const touched = new Set<number>();
    for (const change of changes) {
      if (change.type === "status") {
        if (change.article !== this.id) continue;
        this.status = change.status;
        this.statusNote = change.note;
      } else if (change.type === "span" || change.type === "relation") {
        if (change.article !== this.id || !this.#isShown(change.layer)) continue;
        this.#applyOne(change, touched);
      } else if (change.type === "zone") {
        if (change.article === this.id) this.#applyZone(change.id, change.zone, touched);
      } else if (change.type === "text") {
        if (change.article === this.id) this.reopened = this.#reopen();
      } else if (change.type === "layer" && change.article === this.id) {
        void this.#askForLayers();
      } else if (
        change.type === "articles" ||
        (change.type === "article" && change.id === this.id)
      ) {
        void this.#askForLayers();
      }
    }
    for (const chunk of touched) this.#touchChunk(chunk);
  }

  #applyOne(change: Extract<ChangeDto, { type: "span" | "relation" }>, touched: Set<number>): void {
    this.spansVersion += 1;
    if (change.type === "span") {
      const chunks = change.span ? this.index.upsert(change.span) : this.index.remove(change.id);
      chunks.forEach((chunk) => touched.add(chunk));
      if (change.id !== this.selected) return;
      this.detailVersion += 1;
      if (!change.span) this.selected = null;
    } else {
      if (change.relation) this.relations.upsert(change.relation);
      else this.relations.remove(change.id);
      this.detailVersion += 1;
    }
  }

  #applyZone(id: string, zone: ZoneDto | null, touched: Set<number>): void {
    const was = this.zones.get(id);
    if (zone) this.zones.upsert(zone);
    else this.zones.remove(id);
    this.zonesVersion += 1;
    const { chunks } = this.model;
    for (const place of [was, zone]) {
      if (!place) continue;
      const last = chunks.of(place.end - 1);
      for (let chunk = chunks.of(place.start); chunk <= last; chunk += 1) touched.add(chunk);
    }
  }

  /** The first label makes the annotator's own layer: what was predicted for "no layer yet" is then in that one. */
  #isShown(layer: string): boolean {
    if (this.layer === null) return !this.layers.some((known) => known.id === layer);
    return layer === this.layer || layer === "";
  }

  /** Its text is another: until that is here, nothing is done to the old one. */
  async #reopen(): Promise<void> {
    const { id, layer } = this;
    if (!id) return;
    this.editable = false;
    this.setLinking(null);
    try {
      await this.open(id, layer ?? "own");
    } catch {
      if (this.id === id) this.gone += 1;
    }
  }

  async #askForLayers(): Promise<void> {
    const id = this.id;
    if (!id) return;
    const serial = this.#serial;
    const fresh = await this.#fresh(id);
    if (!fresh || serial !== this.#serial || this.id !== id) return;
    this.layers = fresh.layers;
    this.layer = fresh.layer;
    this.editable = fresh.editable;
  }

  /** None when the article is gone, with the import that brought it. */
  async #fresh(id: string): Promise<ArticleDto | null> {
    try {
      return await backend().article(id, this.layer ?? "own");
    } catch {
      if (this.id === id) this.gone += 1;
      return null;
    }
  }

  #load(
    text: Parameters<typeof textModel>[0],
    spans: ArticleDto["spans"],
    relations: ArticleDto["relations"],
    zones: readonly ZoneDto[],
  ): void {
    this.model = textModel(text);
    this.units = units(this.model);
    this.runs = new Runs(this.model);
    this.index = new SpanIndex(this.model.chunks, spans);
    this.relations = new RelationIndex(relations);
    this.zones = new ZoneIndex(zones);
    this.#versions = Array.from({ length: this.model.chunks.length }, () => new Version());
    this.spansVersion += 1;
    this.zonesVersion += 1;
    this.detailVersion += 1;
  }

  /** Words are found after the text is shown, which never waits for them. */
  async #findWords(revision: string): Promise<void> {
    const { tokens } = this.model;
    try {
      tokens.join(await backend().joinedTokens(revision));
    } catch {
      // Without them words are syllables.
    }
  }

  #reset(caret: number): void {
    this.linking = null;
    this.selected = null;
    this.selection = caretAt(caret);
    this.#entered = this.selection;
    this.reveal = { offset: caret };
  }

  #rememberCaret(): void {
    if (this.article) this.#carets.set(this.article.id, this.selection.focus);
  }

  #revealSpan(id: string): void {
    const span = this.index.get(id);
    if (span) this.reveal = { offset: span.start };
  }

  #touchSpan(id: string): void {
    const span = this.index.get(id);
    if (span) this.index.chunksOf(span).forEach((chunk) => this.#touchChunk(chunk));
  }

  #touchChunk(chunk: number): void {
    const version = this.#versions[chunk];
    if (version) version.value += 1;
  }
}

export const doc = new OpenDocument();
