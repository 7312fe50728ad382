// The keys of the annotate screen. Motions that are pressed many times in a row lie on keys that Telex and VNI leave
// alone (C, X, N, B and not D, W or vowels), with "back" to the left of "on": X C, B N.
import type { SchemaDto } from "../../lib/ipc/bindings";
import { m } from "../../lib/paraglide/messages";
import { doc } from "../../lib/state/document.svelte";
import { redo, undo } from "../../lib/state/ops.svelte";
import { caretAt } from "./model/motions";
import { specsOfCharacter } from "../../shared/keyboard/keys";
import { register, type Action, type ActionGroup } from "../../shared/keyboard/registry";
import { requests } from "../../shared/keyboard/requests.svelte";
import * as article from "./commands/article";
import * as caret from "./commands/caret";
import * as linking from "./commands/linking";
import * as spans from "./commands/spans";
import { focusRequests } from "./focus.svelte";
import { nameOf } from "./names";

type Name = () => string;
type Options = Partial<Pick<Action, "where" | "repeats">>;

function action(id: string, group: ActionGroup, keys: string[], name: Name, run: () => unknown, options: Options = {}): Action {
  return { id, group, keys, name, run, ...options };
}

const inText: Options = { where: "text", repeats: true };
const again: Options = { repeats: true };

/** A motion; while linking, motions walk the candidates instead. */
function motion(id: string, keys: string[], name: Name, step: () => void, direction: 1 | -1, options: Options): Action {
  return action(id, "move", keys, name, () => (doc.linking ? linking.walkCandidates(direction) : step()), options);
}

function extension(id: string, keys: string[], name: Name, step: () => void, options: Options): Action {
  return action(id, "select", keys, name, () => (doc.linking ? undefined : step()), options);
}

const moves: Action[] = [
  motion("syllable_next", ["ArrowRight"], m.key_syllable_next, () => caret.moveBy("syllable", 1), 1, inText),
  motion("syllable_previous", ["ArrowLeft"], m.key_syllable_previous, () => caret.moveBy("syllable", -1), -1, inText),
  motion("word_next", ["Word+ArrowRight"], m.key_word_next, () => caret.moveBy("word", 1), 1, inText),
  motion("word_previous", ["Word+ArrowLeft"], m.key_word_previous, () => caret.moveBy("word", -1), -1, inText),
  motion("capital_next", ["KeyC"], m.key_capital_next, () => caret.toCapital(1), 1, again),
  motion("capital_previous", ["KeyX"], m.key_capital_previous, () => caret.toCapital(-1), -1, again),
  motion("number_next", ["KeyN"], m.key_number_next, () => caret.toNumber(1), 1, again),
  motion("number_previous", ["KeyB"], m.key_number_previous, () => caret.toNumber(-1), -1, again),
  motion("sentence_next", ["ArrowDown"], m.key_sentence_next, () => caret.moveBy("sentence", 1), 1, inText),
  motion("sentence_previous", ["ArrowUp"], m.key_sentence_previous, () => caret.moveBy("sentence", -1), -1, inText),
  motion("paragraph_next", ["PageDown"], m.key_paragraph_next, () => caret.moveBy("paragraph", 1), 1, inText),
  motion("paragraph_previous", ["PageUp"], m.key_paragraph_previous, () => caret.moveBy("paragraph", -1), -1, inText),
  motion("sentence_start", ["Home"], m.key_sentence_start, () => caret.toSentenceEdge(-1, false), -1, inText),
  motion("sentence_end", ["End"], m.key_sentence_end, () => caret.toSentenceEdge(1, false), 1, inText),
  motion("text_start", ["Mod+Home", "Meta+ArrowUp"], m.key_text_start, () => caret.toTextEdge(-1, false), -1, inText),
  motion("text_end", ["Mod+End", "Meta+ArrowDown"], m.key_text_end, () => caret.toTextEdge(1, false), 1, inText),
];

const selections: Action[] = [
  extension("select_syllable_next", ["Shift+ArrowRight"], m.key_select_syllable_next, () => caret.extendBy("syllable", 1), inText),
  extension("select_syllable_previous", ["Shift+ArrowLeft"], m.key_select_syllable_previous, () => caret.extendBy("syllable", -1), inText),
  extension("select_word_next", ["Word+Shift+ArrowRight"], m.key_select_word_next, () => caret.extendBy("word", 1), inText),
  extension("select_word_previous", ["Word+Shift+ArrowLeft"], m.key_select_word_previous, () => caret.extendBy("word", -1), inText),
  extension("select_phrase_next", ["Shift+KeyC"], m.key_select_phrase_next, () => caret.extendByPhrase(1), again),
  extension("select_phrase_previous", ["Shift+KeyX"], m.key_select_phrase_previous, () => caret.extendByPhrase(-1), again),
  extension("select_number_next", ["Shift+KeyN"], m.key_select_number_next, () => caret.extendByNumber(1), again),
  extension("select_number_previous", ["Shift+KeyB"], m.key_select_number_previous, () => caret.extendByNumber(-1), again),
  extension("select_sentence_next", ["Shift+ArrowDown"], m.key_select_sentence_next, () => caret.extendBy("sentence", 1), inText),
  extension("select_sentence_previous", ["Shift+ArrowUp"], m.key_select_sentence_previous, () => caret.extendBy("sentence", -1), inText),
  extension("select_paragraph_next", ["Shift+PageDown"], m.key_select_paragraph_next, () => caret.extendBy("paragraph", 1), inText),
  extension("select_paragraph_previous", ["Shift+PageUp"], m.key_select_paragraph_previous, () => caret.extendBy("paragraph", -1), inText),
  extension("select_sentence_start", ["Shift+Home"], m.key_select_sentence_start, () => caret.toSentenceEdge(-1, true), inText),
  extension("select_sentence_end", ["Shift+End"], m.key_select_sentence_end, () => caret.toSentenceEdge(1, true), inText),
  extension("select_text_start", ["Mod+Shift+Home"], m.key_select_text_start, () => caret.toTextEdge(-1, true), inText),
  extension("select_text_end", ["Mod+Shift+End"], m.key_select_text_end, () => caret.toTextEdge(1, true), inText),
  extension("select_all", ["Mod+KeyA"], m.key_select_all, caret.selectAll, { where: "text" }),
];

const onSpans: Action[] = [
  action("span_next", "span", ["Tab"], m.key_span_next, () => step(1), inText),
  action("span_previous", "span", ["Shift+Tab"], m.key_span_previous, () => step(-1), inText),
  action("right_edge_grow", "span", ["Edge+ArrowRight", "BracketRight"], m.key_right_edge_grow, () => spans.shiftEdge("right", 1), again),
  action("right_edge_shrink", "span", ["Edge+ArrowLeft", "Shift+BracketRight"], m.key_right_edge_shrink, () => spans.shiftEdge("right", -1), again),
  action("left_edge_grow", "span", ["Edge+Shift+ArrowLeft", "BracketLeft"], m.key_left_edge_grow, () => spans.shiftEdge("left", -1), again),
  action("left_edge_shrink", "span", ["Edge+Shift+ArrowRight", "Shift+BracketLeft"], m.key_left_edge_shrink, () => spans.shiftEdge("left", 1), again),
  action("span_delete", "span", ["Delete"], m.key_span_delete, () => spans.remove()),
  action("span_note", "span", ["KeyM"], m.key_span_note, note),
  action("undo", "span", ["Mod+KeyZ"], m.key_undo, undo, again),
  action("redo", "span", ["Mod+KeyY", "Mod+Shift+KeyZ"], m.key_redo, redo, again),
];

const onArticle: Action[] = [
  action("finish", "article", ["KeyF"], m.key_finish, () => void article.leaveAs("done")),
  action("skip", "article", ["KeyS"], m.key_skip, () => void article.leaveAs("skipped")),
  action("question", "article", ["KeyQ"], m.key_question, () => void (focusRequests.question += 1)),
  action("article_next", "article", ["KeyJ", "Mod+PageDown"], m.key_article_next, () => void article.goUnfinished("next")),
  action("article_previous", "article", ["KeyK", "Mod+PageUp"], m.key_article_previous, () => void article.goUnfinished("previous")),
];

const general: Action[] = [
  action("filter", "app", ["Slash"], m.key_filter, () => void (requests.filter += 1)),
  action("help", "app", ["Shift+Slash", "F1"], m.key_help, () => void (requests.help = !requests.help)),
  action("escape", "app", ["Escape"], m.key_escape, escape),
];

const whileLinking: Action[] = [
  action("link_confirm", "link", ["Enter", "NumpadEnter"], m.key_link_confirm, confirm, { where: "text" }),
];

/** Registers the keys that never change. */
export function registerActions(): void {
  register("moves", moves);
  register("selections", selections);
  register("labels", []);
  register("spans", onSpans);
  register("links", whileLinking);
  register("article", onArticle);
  register("general", general);
}

/** Registers the keys that the schema gives to labels and relations. */
export function registerSchema(schema: SchemaDto): void {
  register(
    "labels",
    schema.labels.flatMap((label) => {
      const keys = specsOfCharacter(label.key ?? "");
      if (keys.length === 0) return [];
      const number = Number(label.key);
      const name = () => nameOf(label);
      return [
        action(`label_${label.name}`, "label", keys, () => m.key_label({ label: name() }), () => {
          // While linking the digits choose among the candidates.
          if (doc.linking && number > 0) linking.confirmCandidate(number);
          else spans.label(label);
        }),
        action(`label_again_${label.name}`, "label", keys.filter((key) => !key.startsWith("Numpad")).map((key) => `Shift+${key}`),
          () => m.key_label_again({ label: name() }), () => spans.label(label, true)),
      ];
    }),
  );
  register("links", [
    ...schema.relations.map((type, i) => {
      const keys = specsOfCharacter(type.key ?? (i === 0 ? "r" : ""));
      const name = () => m.key_link({ relation: nameOf(type) });
      return action(`link_${type.name}`, "link", keys, name, () => linking.startLink(type));
    }),
    ...whileLinking,
  ]);
}

function step(direction: 1 | -1): void {
  if (doc.linking) linking.walkCandidates(direction);
  else spans.walk(direction);
}

function note(): boolean {
  if (!doc.selected) return false;
  focusRequests.note += 1;
  return true;
}

function confirm(): boolean {
  if (!doc.linking) return false;
  linking.confirmLink();
  return true;
}

/** From the inside out: the linking, the selected span, the selection. */
function escape(): boolean {
  if (doc.linking) linking.cancelLink();
  else if (doc.selected) doc.select(null);
  else if (doc.range.start < doc.range.end) doc.setSelection(caretAt(doc.selection.focus), false);
  else return false;
  return true;
}
