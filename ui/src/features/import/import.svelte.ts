// The steps of an import: choose, look without storing anything, read, and what came of it.
import { backend } from "../../lib/ipc/current";
import type { ErrorDto, ImportReport } from "../../lib/ipc/bindings";
import { asError } from "../../lib/errors";
import { dialogs } from "../../lib/state/dialogs.svelte";
import { ops, settled, undo } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";

export type ImportStep = "choose" | "checking" | "review" | "running" | "done";

export class ImportTask {
  step = $state<ImportStep>("choose");
  paths = $state.raw<string[]>([]);
  report = $state.raw<ImportReport | null>(null);
  layer = $state("");
  skipBad = $state(false);
  failed = $state.raw<ErrorDto | null>(null);
  progress = $state({ done: 0, total: 0 });
  /** Nothing was open: now the first article that it brought is. */
  opened = false;

  /** Is there anything to store, and nothing in the way that the user has not decided on? */
  ready = $derived.by(() => {
    if (!this.report) return false;
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
    this.skipBad = false;
    await this.#guard("choose", async () => {
      this.step = "checking";
      const report = await this.#run(true);
      if (report.cancelled) this.step = "choose";
      else this.#show("review", report);
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
    this.paths = [];
    this.failed = null;
  }

  #show(step: ImportStep, report: ImportReport): void {
    this.report = report;
    this.step = step;
  }

  async #run(dryRun: boolean): Promise<ImportReport> {
    this.progress = { done: 0, total: 0 };
    const end = await backend().onProgress(({ done, total }) => (this.progress = { done, total }));
    try {
      const layer = this.layer.trim();
      return await backend().importFiles({
        paths: this.paths,
        layer: layer === "" ? null : layer,
        dryRun,
        skipBad: this.skipBad,
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
