// Which dialog is open: one at a time.
import type { ArticleRow } from "../ipc/bindings";

export type DialogName = "annotator" | "import" | "export" | "help" | "purge";

class Dialogs {
  open = $state<DialogName | null>(null);
  /** The article that the question is about. */
  article = $state.raw<ArticleRow | null>(null);
  /** Files are over the window. */
  dropping = $state(false);

  show(name: DialogName, article: ArticleRow | null = null): void {
    this.article = article;
    this.open = name;
  }

  close(): void {
    this.open = null;
    this.article = null;
  }
}

export const dialogs = new Dialogs();
