// Which dialog is open: one at a time.
import type { ArticleRow } from "../ipc/bindings";

export type DialogName = "annotator" | "import" | "export" | "help" | "purge" | "revise";
/** What a question about an article has to know of it. */
export type ArticleName = Pick<ArticleRow, "id" | "title">;
export type TaskName = "import" | "export";

class Dialogs {
  open = $state<DialogName | null>(null);
  /** The article that the question is about. */
  article = $state.raw<ArticleName | null>(null);
  /** What was dropped on the window, for the import. */
  dropped = $state.raw<string[]>([]);
  /** Files are over the window. */
  hovering = $state(false);

  /** The open one is at work and cannot be closed: nothing else may begin. */
  busy = $state(false);
  /** What is being written, and is lost if the window closes now. */
  task = $state<TaskName | null>(null);
  /** The window was asked to close meanwhile: a question over the open dialog. */
  leaving = $state(false);

  show(name: DialogName, article: ArticleName | null = null): void {
    this.article = article;
    this.dropped = [];
    this.open = name;
  }

  close(): void {
    this.open = null;
    this.article = null;
    this.dropped = [];
  }

  /** The question whether to leave ends with the task that it is about. */
  async during<T>(task: TaskName, work: () => Promise<T>): Promise<T> {
    this.task = task;
    try {
      return await work();
    } finally {
      this.task = null;
      this.leaving = false;
    }
  }

  /** Files over the window, or dropped on it. Where nothing can be imported, or a dialog is busy, nothing happens. */
  drop(paths: string[], hovering: boolean, welcome: boolean): void {
    const free = welcome && this.open === null;
    this.hovering = hovering && free;
    if (hovering || !free || paths.length === 0) return;
    this.show("import");
    this.dropped = paths;
  }
}

export const dialogs = new Dialogs();
