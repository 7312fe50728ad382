// Another text for an article: where it comes from, what becomes of the labels, and saving it.
import { asError } from "../../lib/errors";
import { backend } from "../../lib/ipc/current";
import type { ErrorDto, MendingDto, ReadingsDto, RevisedDto } from "../../lib/ipc/bindings";
import { m } from "../../lib/paraglide/messages";
import type { ArticleName } from "../../lib/state/dialogs.svelte";
import { doc } from "../../lib/state/document.svelte";
import { offerUndo, receive, resetOps, settled } from "../../lib/state/ops.svelte";
import { asInField, withLineEnds } from "./lineEnds";

export type Way = "encoding" | "text";
const TYPING = 250;

export class ReviseTask {
  readings = $state.raw<ReadingsDto | null>(null);
  way = $state<Way>("encoding");
  encoding = $state("");
  /** As it is typed. */
  text = $state("");

  /** What would become of the labels. */
  report = $state.raw<RevisedDto | null>(null);
  looking = $state(false);
  saving = $state(false);
  failed = $state.raw<ErrorDto | null>(null);

  #serial = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly article: ArticleName) {}

  get edited(): boolean {
    return this.readings !== null && this.text !== asInField(this.readings.text);
  }

  /** None: it is the text in use. */
  get mending(): MendingDto | null {
    if (!this.readings) return null;
    if (this.way === "encoding") {
      return this.encoding === "" ? null : { type: "encoding", encoding: this.encoding };
    }
    if (!this.edited) return null;
    return { type: "text", text: withLineEnds(this.readings.text, this.text) };
  }

  /** How the text begins in the encoding that is chosen. */
  get beginning(): string {
    const chosen = this.readings?.others.find(({ encoding }) => encoding === this.encoding);
    return chosen?.beginning ?? "";
  }

  async load(): Promise<void> {
    try {
      await settled();
      const readings = await backend().readings(this.article.id);
      const { guess, others } = readings;
      const likeliest = others.find(({ encoding }) => encoding === guess?.likeliest);
      this.readings = readings;
      this.text = asInField(readings.text);
      this.encoding = likeliest?.encoding ?? "";
      // Where the encoding seems right, something else is wrong with the text.
      this.way = likeliest ? "encoding" : "text";
    } catch (error) {
      this.failed = asError(error);
    }
  }

  /** Call whenever what is to be done changed. */
  look(mending: MendingDto | null): void {
    clearTimeout(this.#timer);
    this.#serial += 1;
    this.report = null;
    this.failed = null;
    this.looking = mending !== null;
    if (mending) this.#timer = setTimeout(() => void this.#look(mending), TYPING);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#serial += 1;
  }

  /** Whether it was saved. */
  async save(): Promise<boolean> {
    const { article, mending } = this;
    if (!mending || !this.readings || this.saving) return false;
    this.stop();
    this.saving = true;
    try {
      await settled();
      const { revision } = this.readings;
      const { lost, outcome } = await backend().revise(article.id, revision, mending, false);
      if (outcome) {
        resetOps(outcome.undo);
        receive(outcome.changes);
      }
      // The keys do not go on in a text that is no more.
      await doc.reopened;
      const { title } = article;
      offerUndo("success", () =>
        lost > 0 ? m.revise_done_lost({ title, count: lost }) : m.revise_done({ title }),
      );
      return true;
    } catch (error) {
      this.failed = asError(error);
      return false;
    } finally {
      this.saving = false;
    }
  }

  async #look(mending: MendingDto): Promise<void> {
    const serial = this.#serial;
    if (!this.readings) return;
    try {
      const { revision } = this.readings;
      const report = await backend().revise(this.article.id, revision, mending, true);
      if (serial === this.#serial) this.report = report;
    } catch (error) {
      if (serial === this.#serial) this.failed = asError(error);
    } finally {
      if (serial === this.#serial) this.looking = false;
    }
  }
}
