import type { Action, ActionGroup } from "../../../shared/keyboard/registry";

export type Name = () => string;
export type Options = Partial<Pick<Action, "where" | "repeats">>;

export function action(
  id: string,
  group: ActionGroup,
  keys: string[],
  name: Name,
  run: (held: boolean) => unknown,
  options: Options = {},
): Action {
  return { id, group, keys, name, run, ...options };
}

export const inText: Options = { where: "text", repeats: true };
export const again: Options = { repeats: true };
