// The open project, who labels in it, and the article on the screen.
import { backend } from "../ipc/current";
import type { ProjectDto } from "../ipc/bindings";
import { articles } from "./articles.svelte";
import { notices } from "./notices.svelte";
import { resetOps } from "./ops.svelte";
import { settings } from "./settings.svelte";
import { errorText } from "../errors";

class Project {
  current = $state.raw<ProjectDto | null>(null);
  /** Set by openArticle; the annotate screen loads and shows it. */
  articleId = $state<string | null>(null);
  /** What is being opened, while it is. */
  opening = $state<string | null>(null);

  schema = $derived(this.current?.schema ?? null);
  annotator = $derived(this.current?.annotator ?? null);
  readOnly = $derived(this.current?.readOnly ?? null);

  create(path: string): Promise<boolean> {
    return this.#enter(path, () => backend().projectNew(path));
  }

  open(path: string): Promise<boolean> {
    return this.#enter(path, () => backend().projectOpen(path));
  }

  sample(): Promise<boolean> {
    return this.#enter("", () => backend().projectSample());
  }

  async close(): Promise<void> {
    try {
      await backend().projectClose();
      this.articleId = null;
      this.current = null;
      await settings.loadRecent();
    } catch (error) {
      notices.error(error);
    }
  }

  /** False when it was refused; the user has been told. */
  async setAnnotator(name: string): Promise<boolean> {
    try {
      if (this.current) {
        const project = await backend().setAnnotator(name);
        resetOps(project.undo);
        this.current = project;
        void articles.reload();
      }
      settings.update({ annotator: name });
      return true;
    } catch (error) {
      notices.error(error);
      return false;
    }
  }

  openArticle(id: string): void {
    this.articleId = id;
  }

  async #enter(path: string, get: () => Promise<ProjectDto>): Promise<boolean> {
    this.opening = path;
    try {
      let project = await get();
      const known = settings.value.annotator;
      if (project.annotator === null && known !== null && project.readOnly === null) {
        project = await backend().setAnnotator(known);
      }
      resetOps(project.undo);
      this.articleId = null;
      this.current = project;
      this.articleId = project.lastArticle;
      for (const warning of project.warnings) {
        notices.show("warning", () => errorText(warning));
      }
      await Promise.all([articles.reset(), settings.loadRecent()]);
      return true;
    } catch (error) {
      notices.error(error);
      // A file that is gone, or was set aside, is marked in the list.
      await settings.loadRecent().catch(() => undefined);
      return false;
    } finally {
      this.opening = null;
    }
  }
}

export const project = new Project();

export function openArticle(id: string): void {
  project.openArticle(id);
}
