/** Made when it is first asked: its rules take a while to be read, and the first text waits for nothing. */
let segmenter: Intl.Segmenter | undefined;

/** The grapheme clusters of a text, with where each begins. */
export function clusters(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("vi", { granularity: "grapheme" });
  return segmenter.segment(text);
}
