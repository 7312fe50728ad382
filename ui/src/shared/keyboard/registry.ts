// Every action a key can start, in one list: the dispatcher runs them, and the help shows them.
import { canonical, type KeySpec } from "./keys";

export type ActionGroup = "move" | "select" | "label" | "span" | "link" | "article" | "app";
export const groups: readonly ActionGroup[] = [
  "move",
  "select",
  "label",
  "span",
  "link",
  "article",
  "app",
];

export interface Action {
  readonly id: string;
  readonly group: ActionGroup;
  readonly keys: readonly KeySpec[];
  /** In the language of the interface. */
  readonly name: () => string;
  /** Returns false where it did not apply: the key then keeps its usual meaning. `held`: by a key that is held down. */
  readonly run: (held: boolean) => unknown;
  /** "text": only while the article's text has the focus. Otherwise anywhere but in fields and dialogs. */
  readonly where?: "text";
  /** Whether holding the key down repeats it. */
  readonly repeats?: boolean;
}

/** All actions in the order in which the help lists them. */
export const actions: Action[] = [];

const sets = new Map<string, readonly Action[]>();
let bindings = new Map<string, Action>();

/** Adds a set of actions, or replaces the set of that name: the keys of labels change with the schema. */
export function register(name: string, list: readonly Action[]): void {
  sets.set(name, list);
  actions.splice(0, actions.length, ...[...sets.values()].flat());
  bindings = new Map();
  for (const action of actions) {
    for (const key of action.keys) bindings.set(canonical(key), action);
  }
}

/** The action of a key stroke. Where two claim one, the set registered last has it. */
export function actionFor(stroke: string): Action | undefined {
  return bindings.get(stroke);
}
