import { PUNCTUATION, type Tokens } from "./tokens";
import type { Ranges } from "./ranges";
import type { TextModel } from "./text";

/** What a caret motion moves by: the starts and ends around an offset; null past the last one. */
export interface Unit {
  nextStart(offset: number): number | null;
  nextEnd(offset: number): number | null;
  previousStart(offset: number): number | null;
  previousEnd(offset: number): number | null;
}

type Accept = (i: number) => boolean;

/** A unit over ranges, some of which are no place to stop at. */
function unitOver(ranges: Ranges, startsAt: Accept = () => true, endsAt: Accept = startsAt): Unit {
  return {
    nextStart(offset) {
      for (let i = ranges.firstFrom(offset + 1); i < ranges.length; i += 1)
        if (startsAt(i)) return ranges.start(i);
      return null;
    },
    nextEnd(offset) {
      for (let i = ranges.firstEndingAfter(offset); i < ranges.length; i += 1)
        if (endsAt(i)) return ranges.end(i);
      return null;
    },
    previousStart(offset) {
      for (let i = ranges.firstFrom(offset) - 1; i >= 0; i -= 1)
        if (startsAt(i)) return ranges.start(i);
      return null;
    },
    previousEnd(offset) {
      for (let i = ranges.firstEndingAfter(offset - 1) - 1; i >= 0; i -= 1)
        if (endsAt(i)) return ranges.end(i);
      return null;
    },
  };
}

export interface Units {
  /** Syllables and numbers: where a caret rests. */
  syllable: Unit;
  /** Every token, punctuation too: where an edge of a selection can lie. */
  token: Unit;
  /** Words, by underscores or by a lexicon. */
  word: Unit;
  wordEdge: Unit;
  sentence: Unit;
  paragraph: Unit;
}

export function units(model: TextModel): Units {
  const { tokens } = model;
  const rests = (i: number) => tokens.kind(i) !== PUNCTUATION;
  const last = (i: number) => !tokens.isJoined(i + 1);
  return {
    syllable: unitOver(tokens, rests),
    token: unitOver(tokens),
    word: unitOver(
      tokens,
      (i) => rests(i) && startsWord(tokens, i),
      (i) => rests(i) && last(i),
    ),
    wordEdge: unitOver(tokens, (i) => startsWord(tokens, i), last),
    sentence: unitOver(model.sentences),
    paragraph: unitOver(model.chunks),
  };
}

function startsWord(tokens: Tokens, i: number): boolean {
  return !tokens.isJoined(i);
}
