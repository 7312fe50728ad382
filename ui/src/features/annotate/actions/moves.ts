// The keys of the annotate screen. Motions that are pressed many times in a row lie on keys that Telex and VNI leave
// alone where no vowel stands before them (C, X, N, B, and not D, W or vowels), with "back" to the left of "on": X C, B N.
import { m } from "../../../lib/paraglide/messages";
import { doc } from "../../../lib/state/document.svelte";
import type { Action } from "../../../shared/keyboard/registry";
import * as caret from "../commands/caret";
import * as linking from "../commands/linking";
import * as zones from "../commands/zones";
import { action, again, inText, type Name, type Options } from "./build";

/** A motion; while linking, motions walk the candidates instead. */
function motion(
  id: string,
  keys: string[],
  name: Name,
  step: () => void,
  direction: 1 | -1,
  options: Options,
): Action {
  return action(
    id,
    "move",
    keys,
    name,
    () => (doc.linking ? linking.walkCandidates(direction) : step()),
    options,
  );
}

/** A motion that leaves what it comes to selected. */
function search(
  id: string,
  keys: string[],
  name: Name,
  step: () => void,
  direction: 1 | -1,
): Action {
  return { ...motion(id, keys, name, step, direction, again), group: "select" };
}

export const moves: Action[] = [
  motion(
    "syllable_next",
    ["ArrowRight"],
    m.key_syllable_next,
    () => caret.moveBy("syllable", 1),
    1,
    inText,
  ),
  motion(
    "syllable_previous",
    ["ArrowLeft"],
    m.key_syllable_previous,
    () => caret.moveBy("syllable", -1),
    -1,
    inText,
  ),
  motion(
    "word_next",
    ["Word+ArrowRight"],
    m.key_word_next,
    () => caret.moveBy("word", 1),
    1,
    inText,
  ),
  motion(
    "word_previous",
    ["Word+ArrowLeft"],
    m.key_word_previous,
    () => caret.moveBy("word", -1),
    -1,
    inText,
  ),
  search("capital_next", ["KeyC"], m.key_capital_next, () => caret.toCapital(1), 1),
  search("capital_previous", ["KeyX"], m.key_capital_previous, () => caret.toCapital(-1), -1),
  search("number_next", ["KeyN"], m.key_number_next, () => caret.toNumber(1), 1),
  search("number_previous", ["KeyB"], m.key_number_previous, () => caret.toNumber(-1), -1),
  search("found_next", ["F3"], m.key_found_next, () => caret.toFound(1), 1),
  search("found_previous", ["Shift+F3"], m.key_found_previous, () => caret.toFound(-1), -1),
  motion("zone_next", ["Period"], m.key_zone_next, () => zones.walk(1), 1, again),
  motion("zone_previous", ["Comma"], m.key_zone_previous, () => zones.walk(-1), -1, again),
  motion("line_next", ["ArrowDown"], m.key_line_next, () => caret.moveByLine(1, false), 1, inText),
  motion(
    "line_previous",
    ["ArrowUp"],
    m.key_line_previous,
    () => caret.moveByLine(-1, false),
    -1,
    inText,
  ),
  motion(
    "sentence_next",
    ["Word+ArrowDown"],
    m.key_sentence_next,
    () => caret.moveBy("sentence", 1),
    1,
    inText,
  ),
  motion(
    "sentence_previous",
    ["Word+ArrowUp"],
    m.key_sentence_previous,
    () => caret.moveBy("sentence", -1),
    -1,
    inText,
  ),
  motion(
    "paragraph_next",
    ["PageDown"],
    m.key_paragraph_next,
    () => caret.moveBy("paragraph", 1),
    1,
    inText,
  ),
  motion(
    "paragraph_previous",
    ["PageUp"],
    m.key_paragraph_previous,
    () => caret.moveBy("paragraph", -1),
    -1,
    inText,
  ),
  motion("line_start", ["Home"], m.key_line_start, () => caret.toLineEdge(-1, false), -1, inText),
  motion("line_end", ["End"], m.key_line_end, () => caret.toLineEdge(1, false), 1, inText),
  motion(
    "text_start",
    ["Mod+Home", "Meta+ArrowUp"],
    m.key_text_start,
    () => caret.toTextEdge(-1, false),
    -1,
    inText,
  ),
  motion(
    "text_end",
    ["Mod+End", "Meta+ArrowDown"],
    m.key_text_end,
    () => caret.toTextEdge(1, false),
    1,
    inText,
  ),
];
