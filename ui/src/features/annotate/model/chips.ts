/** A label chip: where its mark begins on the line, and how wide it is with its whole text and with initials. */
export interface Chip {
  readonly line: number;
  readonly left: number;
  readonly whole: number;
  readonly short: number;
}

export interface Placed {
  readonly left: number;
  readonly isShort: boolean;
}

const GAP = 6;

/**
 * Where chips go so that each can be read whole: above the beginning of its mark, with initials where the next chip is
 * close, and moved back as far as it must be where the column ends. Chips come in text order.
 */
export function placeChips(chips: readonly Chip[], right: number): Placed[] {
  const placed: Placed[] = [];
  let limit = right;
  let atEnd = true;
  for (let i = chips.length - 1; i >= 0; i -= 1) {
    const chip = chips[i] as Chip;
    if (chips[i + 1]?.line !== chip.line) {
      limit = right;
      atEnd = true;
    }
    const before = chips[i - 1];
    const from = before?.line === chip.line ? before.left + before.short + GAP : 0;
    const fits = chip.left + chip.whole <= limit || (atEnd && limit - chip.whole >= from);
    const left = Math.min(chip.left, limit - (fits ? chip.whole : chip.short));
    placed[i] = { left: Math.max(0, left), isShort: !fits };
    atEnd = left < chip.left;
    limit = left - GAP;
  }
  return placed;
}
