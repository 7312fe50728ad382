// An export: what is asked for, how it would look, and writing it.
import { backend } from "../../lib/ipc/current";
import type {
  ErrorDto,
  ExportLayerDto,
  ExportPreview,
  ExportReport,
  ExportRequest,
  FormatDto,
} from "../../lib/ipc/bindings";
import { asError } from "../../lib/errors";
import { dialogs } from "../../lib/state/dialogs.svelte";
import { settled } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";

/** Words that choose layers by what they are; any other is a name. */
const CHOICES = ["mine", "gold", "union"];
const TYPING = 150;

export class ExportTask {
  formats = $state.raw<FormatDto[]>([]);
  format = $state("nhan-jsonl");
  /** `mine`, `gold`, `union`, or a layer's name. */
  layer = $state(project.annotator === null ? "union" : "mine");
  layers = $state.raw<ExportLayerDto[]>([]);
  articles = $state<ExportRequest["articles"]>("done");
  zones = $state<ExportRequest["zones"]>("scope");
  tokens = $state<ExportRequest["tokens"]>("syllable");
  nfc = $state(false);

  preview = $state.raw<ExportPreview | null>(null);
  looking = $state(false);
  writing = $state(false);
  failed = $state.raw<ErrorDto | null>(null);
  written = $state.raw<ExportReport | null>(null);

  #serial = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get request(): ExportRequest {
    const { format, layer, articles, zones, tokens, nfc } = this;
    return { format, layer, articles, zones, tokens, nfc };
  }

  /** A format that holds everything leaves nothing to choose but the articles. */
  get whole(): boolean {
    return this.formats.some((format) => format.name === this.format && format.whole);
  }

  /** Only a format of tokens asks whether they are syllables or words. */
  get hasTokens(): boolean {
    return this.format === "conll";
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
    try {
      await settled();
      const extension = chosen.folder || chosen.extension === "" ? "" : `.${chosen.extension}`;
      const path = await backend().pickExport(request.format, `${projectName}${extension}`);
      if (path === null) return;
      this.written = await dialogs.during("export", () => backend().exportRun(request, path));
    } catch (error) {
      this.failed = asError(error);
    } finally {
      this.writing = false;
    }
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
