/** A label chip: where its mark begins on the line, and what it can say there. */
export interface Chip {
  readonly line: number;
  readonly left: number;
  /** The whole, and what is left of it where it is cut between words; longest first. */
  readonly words: readonly string[];
  /** What is left of its first word, down to the initials; asked for where no word fits. */
  readonly letters: () => readonly string[];
  readonly width: (text: string) => number;
}

export interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where the next chip of the line begins, or the column ends. */
  readonly room: number;
}

const GAP = 6;
/** How far a chip is moved because the next one was. */
const NUDGE = 12;

/**
 * Where chips go so that each can be read: above the beginning of its mark, cut short where the next chip is close. Where
 * the column ends the last one is moved back as far as it must be, those before it a little. Chips come in text order.
 */
export function placeChips(chips: readonly Chip[], right: number): Placed[] {
  const placed: Placed[] = [];
  for (let i = chips.length - 1; i >= 0; i -= 1) {
    const chip = chips[i] as Chip;
    const next = chips[i + 1]?.line === chip.line ? placed[i + 1] : undefined;
    const limit = next ? next.left - GAP : right;
    const moves = !next || next.left < (chips[i + 1] as Chip).left;
    const from = moves ? furthestBack(chip, chips[i - 1], next ? NUDGE : right) : chip.left;
    const text = longest(chip, limit - from);
    const width = chip.width(text);
    const left = Math.max(0, Math.min(chip.left, limit - width));
    placed[i] = { text, left, right: left + width, room: next?.left ?? right };
  }
  return placed;
}

function longest({ words, letters, width }: Chip, room: number): string {
  const fits = (text: string) => width(text) <= room;
  const word = words.find(fits);
  if (word !== undefined) return word;
  const cut = letters();
  return cut.find(fits) ?? cut[cut.length - 1] ?? "";
}

/** How far to the left a chip may go: the one before keeps a word at its mark, if it can have one at all. */
function furthestBack(chip: Chip, before: Chip | undefined, most: number): number {
  const from = Math.max(0, chip.left - most);
  if (before?.line !== chip.line) return from;
  const word = before.words[before.words.length - 1] ?? "";
  return Math.min(chip.left, Math.max(from, before.left + before.width(word) + GAP));
}
