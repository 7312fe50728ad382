// What a chip says where its names have no room: the longest piece that can be read, with an ellipsis. Pieces that end
// with a word come first, and are all that most chips ask for.
import { clusters } from "./clusters";

/** Fewer letters of a word tell less than its initial: they would be read as an abbreviation. */
const FEWEST = 3;

/** The whole, and what ends with one of its words, longest first. */
export function cutWords(names: readonly string[]): string[] {
  const whole = join(names);
  const ends = [...whole.matchAll(/\s+/gu)].map(({ index }) => index).reverse();
  const cut = ends.map((end) => piece(whole, end)).filter((text) => lettersOf(text) > 1);
  return [...new Set([whole, ...cut])];
}

/** What ends within the first word, longest first; at last the initials. */
export function cutLetters(names: readonly string[]): string[] {
  const whole = join(names);
  const words = cutWords(names);
  const first = words.length > 1 ? (words[words.length - 1] ?? "").length - 1 : whole.length;
  const ends = [...clusters(whole)].map(({ index }) => index).reverse();
  const cut = ends
    .filter((end) => end < first)
    .map((end) => piece(whole, end))
    .filter((text) => lettersOf(text) >= FEWEST);
  return [...new Set(cut), names.map(initial).join("·")];
}

function join(names: readonly string[]): string {
  return names.join(" · ");
}

function piece(whole: string, end: number): string {
  return `${whole.slice(0, end).replace(/[\s·]+$/u, "")}…`;
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function initial(name: string): string {
  for (const { segment } of clusters(name)) return segment;
  return "";
}
