// The list of articles, a page at a time: rows are asked for when they come near the screen.
import { backend } from "../ipc/current";
import type {
  ArticleFilter,
  ArticleRow,
  ChangeDto,
  PresenceKind,
  ProgressDto,
  StatusKind,
} from "../ipc/bindings";
import { notices } from "./notices.svelte";

export const PAGE = 100;
const PAGES_KEPT = 20;
const TYPING = 180;
const SETTLE = 60;

/** All that are in the work. */
export const noFilter: ArticleFilter = { text: "", status: null, presence: "in" };

class Articles {
  filter = $state<ArticleFilter>({ ...noFilter });
  total = $state(0);
  /** False until the first answer for this filter. */
  ready = $state(false);
  progress = $state<ProgressDto | null>(null);
  /** The project holds no article at all, also none that was taken out of the data set. */
  empty = $state(false);
  /** Whether the list leaves out articles that are in the work. */
  filtered = $derived(
    this.filter.text !== "" ||
      this.filter.status !== null ||
      this.filter.presence !== noFilter.presence,
  );
  /** The text that the list was last asked for. */
  asked = $state("");
  /** The row that the keyboard is on. */
  active = $state(0);

  #pages = $state.raw<ReadonlyMap<number, ArticleRow[]>>(new Map());
  #asked = new Set<number>();
  #wanted: number[] = [];
  #generation = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;

  row(index: number): ArticleRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  indexOf(id: string): number {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return page * PAGE + at;
    }
    return -1;
  }

  /** As indexOf, also for a row that is not here yet; null where the filter leaves the article out. */
  async locate(id: string): Promise<number | null> {
    const known = this.indexOf(id);
    if (known >= 0) return known;
    try {
      return await backend().articlePosition($state.snapshot(this.filter), id);
    } catch (error) {
      notices.error(error);
      return null;
    }
  }

  /** This row is near the screen: sees to it that it comes. */
  need(index: number): void {
    const page = Math.floor(index / PAGE);
    this.#wanted = [page, ...this.#wanted.filter((other) => other !== page)].slice(0, PAGES_KEPT);
    void this.#fetch(page);
  }

  setText(text: string): void {
    this.filter.text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.restart(), TYPING);
  }

  /** Looks at once for what was typed; false when something else is being looked for by now. */
  async searched(): Promise<boolean> {
    const running = this.restart();
    const generation = this.#generation;
    await running;
    return generation === this.#generation && this.ready;
  }

  setStatus(status: StatusKind | null): void {
    this.filter.status = status;
    void this.restart();
  }

  setPresence(presence: PresenceKind): void {
    this.filter.presence = presence;
    void this.restart();
  }

  clearFilter(): void {
    this.filter = { ...noFilter };
    void this.restart();
  }

  /** Another project: nothing of the old one stays. */
  async reset(): Promise<void> {
    this.filter = { ...noFilter };
    this.total = 0;
    this.progress = null;
    this.empty = false;
    this.#pages = new Map();
    await this.restart();
  }

  /** From the top of the list, with the filter as it is now. */
  async restart(): Promise<void> {
    clearTimeout(this.#typing);
    this.asked = this.filter.text;
    this.active = 0;
    this.#wanted = [0];
    this.ready = false;
    this.#generation += 1;
    this.#asked.clear();
    await Promise.all([this.#fetch(0), this.loadProgress()]);
  }

  /** Asks again for what is on the screen; it stays in sight until the answer is here. */
  async reload(): Promise<void> {
    this.#generation += 1;
    this.#asked.clear();
    const near = new Set([...this.#wanted.slice(0, 2), 0]);
    this.#pages = new Map([...this.#pages].filter(([page]) => near.has(page)));
    await Promise.all([...[...near].map((page) => this.#fetch(page)), this.loadProgress()]);
  }

  async loadProgress(): Promise<void> {
    const generation = this.#generation;
    try {
      const progress = await backend().progress();
      const empty = progress.total === 0 && !(await this.#hasTakenOut());
      if (generation !== this.#generation) return;
      this.progress = progress;
      this.empty = empty;
    } catch (error) {
      notices.error(error);
    }
  }

  apply(changes: readonly ChangeDto[]): void {
    const told = new Set(changes.map((change) => change.type));
    if (told.has("status")) {
      for (const change of changes) {
        if (change.type === "status") this.#patch(change.article, change.status, change.note);
      }
    }
    // A label changes the count of its row and, when it is the first, the status.
    if (["span", "status", "article", "articles"].some((type) => told.has(type as "span"))) {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => void this.reload(), SETTLE);
    }
  }

  async #hasTakenOut(): Promise<boolean> {
    const counts = await Promise.all(
      (["excluded", "deleted"] as const).map(async (presence) => {
        const { total } = await backend().articles({ ...noFilter, presence }, 0, 0);
        return total;
      }),
    );
    return counts.some((count) => count > 0);
  }

  async #fetch(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const generation = this.#generation;
    try {
      const filter = $state.snapshot(this.filter);
      const answer = await backend().articles(filter, page * PAGE, PAGE);
      if (generation !== this.#generation) return;
      const first = !this.ready;
      this.total = answer.total;
      this.ready = true;
      this.#pages = this.#kept(first, page, answer.rows);
      if (this.active >= answer.total) this.active = Math.max(0, answer.total - 1);
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#asked.delete(page);
      notices.error(error);
    }
  }

  #kept(first: boolean, page: number, rows: ArticleRow[]): Map<number, ArticleRow[]> {
    const pages = new Map(first ? [] : this.#pages).set(page, rows);
    if (pages.size > PAGES_KEPT) {
      for (const old of pages.keys()) {
        if (this.#wanted.includes(old) || old === page) continue;
        pages.delete(old);
        this.#asked.delete(old);
      }
    }
    return pages;
  }

  #patch(article: string, status: StatusKind, statusNote: string): void {
    const pages = new Map(this.#pages);
    for (const [page, rows] of pages) {
      if (!rows.some((row) => row.id === article)) continue;
      pages.set(
        page,
        rows.map((row) => (row.id === article ? { ...row, status, statusNote } : row)),
      );
    }
    this.#pages = pages;
  }
}

export const articles = new Articles();
