// Where the words that the list of articles was searched for stand in the open article.
import type { TextRange } from "../../features/annotate/model/text";
import { backend } from "../ipc/current";
import { notices } from "./notices.svelte";

class Found {
  places = $state.raw<readonly TextRange[]>([]);
  #asked = 0;

  /** Answers whether these are still the places that are wanted. */
  async look(article: string | null, text: string): Promise<boolean> {
    const asked = ++this.#asked;
    const nothing = article === null || text.trim() === "";
    if (nothing && this.places.length === 0) return true;
    let ends: number[] = [];
    try {
      if (!nothing) ends = await backend().foundIn(article, text);
    } catch (error) {
      notices.error(error);
    }
    if (asked !== this.#asked) return false;
    this.places = pairs(ends);
    return true;
  }
}

function pairs(ends: readonly number[]): TextRange[] {
  return ends.flatMap((end, i) => (i % 2 === 1 ? [{ start: ends[i - 1] ?? end, end }] : []));
}

export const found = new Found();
