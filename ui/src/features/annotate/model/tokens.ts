import { Ranges } from "./ranges";

export const SYLLABLE = 0;
export const NUMBER = 1;
export const PUNCTUATION = 2;
export const SYMBOL = 3;

/** Syllables, numbers, punctuation and symbols, as core's tokeniser found them. */
export class Tokens extends Ranges {
  /** Those of a raw text that belong to the word of the token before, once somebody has found them. */
  #joined: ReadonlySet<number> = new Set();

  constructor(flat: readonly number[]) {
    super(flat, 3);
  }

  kind(i: number): number {
    return this.flags(i) & 3;
  }

  isCapital(i: number): boolean {
    return (this.flags(i) & 4) !== 0;
  }

  /** Joined by an underscore to the token before: both are syllables of one word. */
  isGlued(i: number): boolean {
    return i > 0 && i < this.length && (this.flags(i) & 8) !== 0;
  }

  /** Belongs to the word of the token before: underscores say so, or a lexicon does. */
  isJoined(i: number): boolean {
    return this.isGlued(i) || this.#joined.has(i);
  }

  /** What a lexicon has found in a raw text. */
  join(found: readonly number[]): void {
    this.#joined = new Set(found);
  }

  /** The first token of the word that token i belongs to. */
  wordFirst(i: number): number {
    while (this.isJoined(i)) i -= 1;
    return i;
  }

  /** The last token of the word that token i belongs to. */
  wordLast(i: number): number {
    while (this.isJoined(i + 1)) i += 1;
    return i;
  }

  /** The token at a caret: the one it stands in or before, else the one it stands right behind; -1 in a gap. */
  touching(offset: number): number {
    const i = this.at(offset);
    if (i >= 0) return i;
    const before = this.lastFrom(offset);
    return before >= 0 && this.end(before) === offset ? before : -1;
  }

  private flags(i: number): number {
    return this.flat[i * 3 + 2] ?? 0;
  }
}
