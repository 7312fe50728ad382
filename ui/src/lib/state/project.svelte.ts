// The open project, who labels in it, and the article on the screen.
import { backend } from "../ipc/current";
import type { ArticleDto, OpenedDto, ProjectDto } from "../ipc/bindings";
import { articles, noFilter } from "./articles.svelte";
import { doc } from "./document.svelte";
import { notices } from "./notices.svelte";
import { hold, resetOps, settled } from "./ops.svelte";
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

  /** The project at a start, which the other side may have opened by itself. */
  begin(path: string, opened: OpenedDto | null): Promise<boolean> {
    return opened ? this.#enter(path, () => Promise.resolve(opened), false) : this.open(path);
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
        await settled();
        const project = await backend().setAnnotator(name);
        resetOps(project.undo);
        this.current = project;
        void articles.reload();
      }
      settings.update({ annotator: name });
      // What is on the screen was somebody else's: their layer, their status.
      const open = this.articleId ?? doc.id;
      if (open !== null) await doc.open(open).catch((error: unknown) => notices.error(error));
      return true;
    } catch (error) {
      notices.error(error);
      return false;
    }
  }

  openArticle(id: string): void {
    this.articleId = id;
  }

  /**
   * Opens the first article that an import brought, where none is open; whether it did. The list grows at its end: it is
   * the one behind those that were in the work before.
   */
  async openImported(before: number): Promise<boolean> {
    const { current } = this;
    const free = (): boolean => this.articleId === null && this.current === current;
    if (!free()) return false;
    try {
      const { rows } = await backend().articles(noFilter, before, 1);
      const [first] = rows;
      if (!first || !free()) return false;
      this.openArticle(first.id);
      return true;
    } catch (error) {
      notices.error(error);
      return false;
    }
  }

  async #enter(path: string, get: () => Promise<OpenedDto>, waitsForList = true): Promise<boolean> {
    this.opening = path;
    hold(true);
    try {
      let { project, article } = await get();
      const known = settings.value.annotator;
      if (project.annotator === null && known !== null && project.readOnly === null) {
        project = await this.#named(project, known);
        // With the layer of whoever it is now.
        article = article && (await this.#again(article));
      }
      resetOps(project.undo);
      const list = articles.reset();
      // They come together, so that the window is drawn once; at a start the list is drawn after the text.
      if (waitsForList) await list;
      doc.close();
      this.current = project;
      if (article) doc.show(article);
      this.articleId = article?.id ?? null;
      for (const warning of project.warnings) {
        notices.show("warning", () => errorText(warning));
      }
      void settings.loadRecent();
      return true;
    } catch (error) {
      notices.error(error);
      // A file that is gone, or was set aside, is marked in the list.
      await settings.loadRecent().catch(() => undefined);
      return false;
    } finally {
      hold(false);
      this.opening = null;
    }
  }

  /** The other side has the project open by now, whether it takes the name or not. */
  async #named(project: ProjectDto, name: string): Promise<ProjectDto> {
    try {
      return await backend().setAnnotator(name);
    } catch (error) {
      notices.error(error);
      return project;
    }
  }

  async #again({ id }: ArticleDto): Promise<ArticleDto | null> {
    try {
      return await backend().article(id, null);
    } catch (error) {
      notices.error(error);
      return null;
    }
  }
}

export const project = new Project();

export function openArticle(id: string): void {
  project.openArticle(id);
}
