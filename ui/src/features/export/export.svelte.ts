// An export: what is asked for, how it would look, and writing it.
import { backend } from "../../lib/ipc/current";
import type {
  ErrorDto,
  ExportLayerDto,
  ExportPresetDto,
  ExportPreview,
  ExportReport,
  ExportRequest,
  FormatDto,
  TaskDto,
} from "../../lib/ipc/bindings";
import { asError } from "../../lib/errors";
import { dialogs } from "../../lib/state/dialogs.svelte";
import { settled } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";
import { settings } from "../../lib/state/settings.svelte";

/** Words that choose layers by what they are; any other is a name. */
const CHOICES = ["mine", "gold", "union"];
const TYPING = 150;
/** Formats of tokens, and those that tag them in columns. */
const TOKENS = ["conll", "conllu", "huggingface", "spacy", "webanno-tsv3"];
const COLUMNS = ["conll"];
const PARTS = "train=0.8,dev=0.1,test=0.1";

export class ExportTask {
  formats = $state.raw<FormatDto[]>([]);
  format = $state("nhan-jsonl");
  /** `mine`, `gold`, `union`, or a layer's name. */
  layer = $state(project.annotator === null ? "union" : "mine");
  layers = $state.raw<ExportLayerDto[]>([]);
  articles = $state<ExportRequest["articles"]>("done");
  zones = $state<ExportRequest["zones"]>("scope");
  tokens = $state<ExportRequest["tokens"]>("syllable");
  scheme = $state<ExportRequest["scheme"]>("iob2");
  separator = $state<ExportRequest["separator"]>("tab");
  nfc = $state(false);
  divided = $state(false);
  parts = $state(PARTS);
  seed = $state(0);
  /** The name of the saved choices that were taken over last. */
  preset = $state("");

  preview = $state.raw<ExportPreview | null>(null);
  looking = $state(false);
  writing = $state(false);
  progress = $state.raw<TaskDto | null>(null);
  failed = $state.raw<ErrorDto | null>(null);
  written = $state.raw<ExportReport | null>(null);

  #serial = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get request(): ExportRequest {
    const { format, layer, articles, zones, tokens, scheme, separator, nfc, seed } = this;
    const split = this.divided ? this.parts : null;
    return { format, layer, articles, zones, tokens, scheme, separator, nfc, split, seed };
  }

  /** Takes over choices that were saved. */
  set request({ split, ...choices }: ExportRequest) {
    Object.assign(this, choices);
    this.divided = split !== null;
    this.parts = split ?? PARTS;
  }

  /** A format that holds everything leaves nothing to choose but the articles. */
  get whole(): boolean {
    return this.formats.some((format) => format.name === this.format && format.whole);
  }

  /** Only a format of tokens asks whether they are syllables or words. */
  get hasTokens(): boolean {
    return TOKENS.includes(this.format);
  }

  /** Only a format of columns asks how it tags, and what stands between them. */
  get hasColumns(): boolean {
    return COLUMNS.includes(this.format);
  }

  /** The choices that were saved whose format there still is. */
  get presets(): ExportPresetDto[] {
    const known = (name: string) => this.formats.some((format) => format.name === name);
    return settings.value.exports.filter(({ request }) => known(request.format));
  }

  take(name: string): void {
    const preset = this.presets.find((each) => each.name === name);
    if (preset) this.request = $state.snapshot(preset.request);
    this.preset = preset ? name : "";
  }

  save(name: string): void {
    const others = settings.value.exports.filter((preset) => preset.name !== name);
    const exports = [...others, { name, request: this.request }];
    settings.update({ exports: exports.sort((a, b) => a.name.localeCompare(b.name, "vi")) });
    this.preset = name;
  }

  /** Removes the one that was chosen; the choices stay as they are. */
  forget(): void {
    const { preset } = this;
    settings.update({ exports: settings.value.exports.filter(({ name }) => name !== preset) });
    this.preset = "";
  }

  get hasGold(): boolean {
    return this.layers.some(({ kinds }) => kinds.includes("gold"));
  }

  /** Layers to be chosen by their name: what "mine" and "gold" stand for is not offered twice. */
  get named(): ExportLayerDto[] {
    return this.layers.filter(
      ({ name, kinds }) =>
        name !== "" &&
        name !== project.annotator &&
        !CHOICES.includes(name) &&
        kinds.some((kind) => kind !== "gold"),
    );
  }

  async load(): Promise<void> {
    try {
      const [formats, layers] = await Promise.all([backend().formats(), backend().exportLayers()]);
      this.layers = layers;
      this.formats = formats.filter((format) => format.writes);
      if (!this.formats.some((format) => format.name === this.format)) {
        this.format = this.formats[0]?.name ?? "";
      }
    } catch (error) {
      this.failed = asError(error);
    }
  }

  /** Call whenever the request changed. */
  look(request: ExportRequest): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(request), TYPING);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#serial += 1;
    // A preview reads the whole project: nobody waits for it any more.
    if (this.looking) void backend().cancelTask();
  }

  /** Asks for a path, then writes. */
  async write(projectName: string): Promise<void> {
    const { request } = this;
    const chosen = this.formats.find((format) => format.name === request.format);
    if (!chosen) return;
    this.stop();
    this.looking = false;
    this.failed = null;
    this.writing = true;
    this.progress = null;
    const end = await backend().onProgress((task) => (this.progress = task));
    try {
      await settled();
      const folder = chosen.folder || request.split !== null;
      const extension = folder || chosen.extension === "" ? "" : `.${chosen.extension}`;
      const name = `${projectName}${extension}`;
      const path = await backend().pickExport(request.format, name, folder);
      if (path === null) return;
      this.written = await dialogs.during("export", () => backend().exportRun(request, path));
    } catch (error) {
      this.failed = asError(error);
    } finally {
      end();
      this.writing = false;
    }
  }

  /** Nothing of it is written. */
  cancel(): void {
    void backend().cancelTask();
  }

  async #look(request: ExportRequest): Promise<void> {
    const serial = (this.#serial += 1);
    this.looking = true;
    try {
      const preview = await backend().exportPreview(request);
      if (serial !== this.#serial) return;
      this.preview = preview;
      this.failed = null;
    } catch (error) {
      if (serial !== this.#serial) return;
      this.preview = null;
      this.failed = asError(error);
    } finally {
      if (serial === this.#serial) this.looking = false;
    }
  }
}
