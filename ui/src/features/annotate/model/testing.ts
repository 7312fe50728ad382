// A small tokeniser for tests; the real one is core's.
import type { ArticleDto, SchemaDto } from "../../../lib/ipc/bindings";
import { textModel, type TextModel } from "./text";

const TOKEN = /\d+(?:[.,]\d+)*|[\p{L}\p{M}\d]+|[%$€£¥₫]|[^\s_]/gu;

export function tokenise(text: string): number[] {
  const flat: number[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const word = match[0];
    const kind = /^\d/.test(word)
      ? 1
      : /^[\p{L}\p{M}]/u.test(word)
        ? 0
        : /^[$€£¥₫]/.test(word)
          ? 3
          : 2;
    const capital = /^\p{Lu}/u.test(word.normalize("NFC")) ? 4 : 0;
    const glued = text[match.index - 1] === "_" ? 8 : 0;
    flat.push(match.index, match.index + word.length, kind + capital + glued);
  }
  return flat;
}

export function parts(
  text: string,
  chunkSize = 0,
): Pick<ArticleDto, "text" | "tokens" | "sentences" | "chunks"> {
  const chunks: number[] = [];
  const sentences: number[] = [];
  for (const paragraph of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const end = paragraph.index + paragraph[0].length;
    const step = chunkSize || paragraph[0].length;
    for (let at = paragraph.index; at < end; at += step) {
      chunks.push(at, Math.min(end, at + step), at === paragraph.index ? 1 : 0);
    }
    for (const sentence of paragraph[0].matchAll(/\S(?:[^.\n]|\.(?=\S))*\.?/g)) {
      sentences.push(
        paragraph.index + sentence.index,
        paragraph.index + sentence.index + sentence[0].length,
      );
    }
  }
  return { text, tokens: tokenise(text), sentences, chunks };
}

export function model(text: string, chunkSize = 0): TextModel {
  return textModel(parts(text, chunkSize));
}

/** `⟦` and `⟧` mark a range, which makes tests readable. */
export function marked(text: string): { text: string; start: number; end: number } {
  const start = text.indexOf("⟦");
  const end = text.indexOf("⟧") - 1;
  return { text: text.replace(/[⟦⟧]/g, ""), start, end };
}

export const testSchema: SchemaDto = {
  name: "default",
  labels: ["PERSON", "ROLE", "TRADE_FIGURE"].map((name, i) => ({
    id: name.toLowerCase(),
    name,
    nameVi: name,
    nameEn: name,
    key: String(i + 1),
    colour: ["blue", "green", "orange"][i] ?? "red",
    descriptionVi: "",
    descriptionEn: "",
    attributes: [],
  })),
  relations: [
    {
      id: "holds",
      name: "HOLDS",
      nameVi: "giữ chức",
      nameEn: "holds",
      key: "R",
      from: ["PERSON"],
      to: ["ROLE"],
      attributes: [],
    },
  ],
};
