// The steps of an import: choose, look without storing anything, read, and what came of it.
import { backend } from "../../lib/ipc/current";
import type { ErrorDto, ImportReport } from "../../lib/ipc/bindings";
import { asError } from "../../lib/errors";
import { dialogs } from "../../lib/state/dialogs.svelte";
import { ops, settled, undo } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";
import { choose, type Overrides } from "./overrides";

export type ImportStep = "choose" | "checking" | "review" | "running" | "done";

export class ImportTask {
  step = $state<ImportStep>("choose");
  paths = $state.raw<string[]>([]);
  report = $state.raw<ImportReport | null>(null);
  layer = $state("");
  skipBad = $state(false);
  /** What the names of labels and links of the files become. */
  map = $state.raw<{ [name: string]: string }>({});
  /** Names of the columns of tables by what they are: as guessed, until somebody chooses. */
  columns = $state.raw<{ [role: string]: string }>({});
  failed = $state.raw<ErrorDto | null>(null);
  progress = $state.raw<{ done: number; share: number | null }>({ done: 0, share: null });
  /** Nothing was open: now the first article that it brought is. */
  opened = false;

  /** Is it looking anew, after something was chosen otherwise? */
  looking = $state(false);
  #looks = 0;
  #looked: Promise<void> = Promise.resolve();

  #formats = $state.raw<Overrides>({});
  #encodings = $state.raw<Overrides>({});
  #columnsChosen = $state(false);
  /** What was recognised before anybody chose. */
  #natural = { formats: new Set<string>(), encodings: new Set<string>() };

  /** Did somebody choose against what was recognised? */
  chosen = $derived(
    this.#columnsChosen || Object.keys({ ...this.#formats, ...this.#encodings }).length > 0,
  );

  /** Files that wait for somebody to say in which encoding they are. */
  undecided = $derived.by(() => {
    const waiting = new Map<string, { encoding: string; files: number; file: string }>();
    for (const { file, error } of this.report?.problems ?? []) {
      const { encoding } = error.args;
      if (!["encoding_unsure", "encoding_of_fonts"].includes(error.code) || !encoding) continue;
      const known = waiting.get(encoding);
      if (known) known.files += 1;
      else waiting.set(encoding, { encoding, files: 1, file });
    }
    return [...waiting.values()];
  });

  columnsUnknown = $derived(
    this.report?.problems.some(({ error }) => error.code === "columns_unknown") ?? false,
  );

  /** Is there anything to store, and nothing in the way that the user has not decided on? */
  ready = $derived.by(() => {
    if (!this.report || this.looking) return false;
    const { articles, layers, problems } = this.report;
    return articles + layers > 0 && (problems.length === 0 || this.skipBad);
  });

  async pick(kind: "files" | "folder"): Promise<void> {
    await this.#guard("choose", async () => {
      const paths = await backend().pickImport(kind);
      if (paths.length > 0) await this.check(paths);
    });
  }

  /** A dry run over these paths. */
  async check(paths: string[]): Promise<void> {
    this.paths = paths;
    this.report = null;
    this.#forget();
    await this.#look();
  }

  /** Files taken for one format are read as another. */
  async readAs(format: string, as: string): Promise<void> {
    this.#formats = choose(this.#formats, this.#natural.formats, format, as);
    await this.#look();
  }

  /** Texts taken for one encoding are read in another; `refused`: nothing of them was read yet. */
  async decodeAs(encoding: string, as: string, refused = false): Promise<void> {
    this.#encodings = refused
      ? { ...this.#encodings, [encoding]: as }
      : choose(this.#encodings, this.#natural.encodings, encoding, as);
    await this.#look();
  }

  /** A column is this; one role has one column. */
  async setColumn(name: string, role: string): Promise<void> {
    const others = Object.entries(this.columns).filter(
      ([other, column]) => other !== role && column !== name,
    );
    this.columns = Object.fromEntries(role === "" ? others : [...others, [role, name]]);
    this.#columnsChosen = true;
    await this.#look();
  }

  async asRecognised(): Promise<void> {
    this.#forget();
    await this.#look();
  }

  /** Labels or links of the files are called so in the project. */
  name(name: string, to: string): void {
    this.map = { ...this.map, [name]: to };
  }

  #forget(): void {
    this.skipBad = false;
    this.map = {};
    this.#formats = {};
    this.#encodings = {};
    this.#columnsChosen = false;
  }

  /** A dry run. While what was found before is shown, it stays until there is something new to show. */
  async #look(): Promise<void> {
    const own = (this.#looks += 1);
    if (this.step !== "review") this.step = "checking";
    this.looking = true;
    this.#looked = this.#looked.then(() => (own === this.#looks ? this.#lookOnce() : undefined));
    await this.#looked;
    if (own === this.#looks) this.looking = false;
  }

  async #lookOnce(): Promise<void> {
    await this.#guard("choose", async () => {
      const report = await this.#run(true);
      if (report.cancelled) {
        this.step = "choose";
        return;
      }
      if (!this.chosen) {
        this.#natural.formats = new Set(report.kinds.map(({ format }) => format));
        this.#natural.encodings = new Set(report.kinds.map(({ encoding }) => encoding));
      }
      if (!this.#columnsChosen) this.columns = report.table?.guess ?? {};
      this.looking = false;
      this.#show("review", report);
    });
  }

  async start(): Promise<void> {
    await this.#guard("review", async () => {
      this.step = "running";
      const { before, report } = await dialogs.during("import", async () => {
        await settled();
        // Only asked where it is needed: until the import runs, nothing stops it.
        const before = project.articleId === null ? (await backend().progress()).total : null;
        return { before, report: await this.#run(false) };
      });
      // Refused after all, e.g. a file changed since it was looked at: the review says what is wrong now.
      if (!report.stored && !report.cancelled) {
        this.#show("review", report);
        return;
      }
      if (report.stored) {
        ops.undo = report.undo;
        if (before !== null) this.opened = await project.openImported(before);
      }
      this.#show("done", report);
    });
  }

  async cancel(): Promise<void> {
    await this.#guard(this.step, () => backend().cancelTask());
  }

  async takeBack(): Promise<void> {
    this.opened = false;
    undo();
    await settled();
  }

  again(): void {
    this.step = "choose";
    this.report = null;
    this.#forget();
    this.paths = [];
    this.failed = null;
  }

  #show(step: ImportStep, report: ImportReport): void {
    this.report = report;
    this.step = step;
  }

  async #run(dryRun: boolean): Promise<ImportReport> {
    this.progress = { done: 0, share: null };
    const end = await backend().onProgress((task) => (this.progress = task));
    try {
      const layer = this.layer.trim();
      return await backend().importFiles({
        paths: this.paths,
        layer: layer === "" ? null : layer,
        dryRun,
        skipBad: this.skipBad,
        map: this.map,
        formats: this.#formats,
        encodings: this.#encodings,
        columns: this.#columnsChosen ? this.columns : null,
      });
    } finally {
      end();
    }
  }

  async #guard(back: ImportStep, work: () => Promise<void>): Promise<void> {
    this.failed = null;
    try {
      await work();
    } catch (error) {
      this.failed = asError(error);
      this.step = back;
    }
  }
}
