import { m } from "../../../lib/paraglide/messages";
import { doc } from "../../../lib/state/document.svelte";
import type { Action } from "../../../shared/keyboard/registry";
import * as caret from "../commands/caret";
import { action, again, inText, type Name, type Options } from "./build";

/** An extension of the selection; while linking there is none. */
function extension(
  id: string,
  keys: string[],
  name: Name,
  step: () => void,
  options: Options,
): Action {
  return action(id, "select", keys, name, () => (doc.linking ? undefined : step()), options);
}

export const selections: Action[] = [
  extension(
    "select_syllable_next",
    ["Shift+ArrowRight"],
    m.key_select_syllable_next,
    () => caret.extendBy("syllable", 1),
    inText,
  ),
  extension(
    "select_syllable_previous",
    ["Shift+ArrowLeft"],
    m.key_select_syllable_previous,
    () => caret.extendBy("syllable", -1),
    inText,
  ),
  extension(
    "select_word_next",
    ["Word+Shift+ArrowRight"],
    m.key_select_word_next,
    () => caret.extendBy("word", 1),
    inText,
  ),
  extension(
    "select_word_previous",
    ["Word+Shift+ArrowLeft"],
    m.key_select_word_previous,
    () => caret.extendBy("word", -1),
    inText,
  ),
  extension(
    "select_phrase_next",
    ["Shift+KeyC"],
    m.key_select_phrase_next,
    () => caret.extendByPhrase(1),
    again,
  ),
  extension(
    "select_phrase_previous",
    ["Shift+KeyX"],
    m.key_select_phrase_previous,
    () => caret.extendByPhrase(-1),
    again,
  ),
  extension(
    "select_number_next",
    ["Shift+KeyN"],
    m.key_select_number_next,
    () => caret.extendByNumber(1),
    again,
  ),
  extension(
    "select_number_previous",
    ["Shift+KeyB"],
    m.key_select_number_previous,
    () => caret.extendByNumber(-1),
    again,
  ),
  extension(
    "select_line_next",
    ["Shift+ArrowDown"],
    m.key_select_line_next,
    () => caret.moveByLine(1, true),
    inText,
  ),
  extension(
    "select_line_previous",
    ["Shift+ArrowUp"],
    m.key_select_line_previous,
    () => caret.moveByLine(-1, true),
    inText,
  ),
  extension(
    "select_sentence_next",
    ["Word+Shift+ArrowDown"],
    m.key_select_sentence_next,
    () => caret.extendBy("sentence", 1),
    inText,
  ),
  extension(
    "select_sentence_previous",
    ["Word+Shift+ArrowUp"],
    m.key_select_sentence_previous,
    () => caret.extendBy("sentence", -1),
    inText,
  ),
  extension(
    "select_paragraph_next",
    ["Shift+PageDown"],
    m.key_select_paragraph_next,
    () => caret.extendBy("paragraph", 1),
    inText,
  ),
  extension(
    "select_paragraph_previous",
    ["Shift+PageUp"],
    m.key_select_paragraph_previous,
    () => caret.extendBy("paragraph", -1),
    inText,
  ),
  extension(
    "select_line_start",
    ["Shift+Home"],
    m.key_select_line_start,
    () => caret.toLineEdge(-1, true),
    inText,
  ),
  extension(
    "select_line_end",
    ["Shift+End"],
    m.key_select_line_end,
    () => caret.toLineEdge(1, true),
    inText,
  ),
  extension(
    "select_text_start",
    ["Mod+Shift+Home"],
    m.key_select_text_start,
    () => caret.toTextEdge(-1, true),
    inText,
  ),
  extension(
    "select_text_end",
    ["Mod+Shift+End"],
    m.key_select_text_end,
    () => caret.toTextEdge(1, true),
    inText,
  ),
  extension("select_all", ["Mod+KeyA"], m.key_select_all, caret.selectAll, { where: "text" }),
];
