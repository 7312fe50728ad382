import { Chunks, Sentences } from "./ranges";
import { Tokens } from "./tokens";

/** What the pure functions of this folder need to know of an article. Offsets are UTF-16, ranges half-open. */
export interface TextModel {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: Sentences;
  readonly chunks: Chunks;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export function textModel(source: {
  text: string;
  tokens: readonly number[];
  sentences: readonly number[];
  chunks: readonly number[];
}): TextModel {
  return {
    text: source.text,
    tokens: new Tokens(source.tokens),
    sentences: new Sentences(source.sentences),
    chunks: new Chunks(source.chunks),
  };
}

/** Where the drawn text of a chunk ends: its line break is the block's own end, and would be drawn twice. */
export function visibleEnd(model: TextModel, chunk: number): number {
  const start = model.chunks.start(chunk);
  let end = model.chunks.end(chunk);
  while (end > start && isLineBreak(model.text.charCodeAt(end - 1))) end -= 1;
  return end;
}

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlank(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 11 ||
    code === 12 ||
    isLineBreak(code)
  );
}
