// What somebody chose against what was recognised: of formats, or of encodings.

/** What seems to be the key is the value. */
export type Overrides = { [recognised: string]: string };

/**
 * What is read as `shown` is `chosen`. `natural`: what was recognised before anything was chosen; another name is
 * shown only since something else is read as it.
 */
export function choose(
  overrides: Overrides,
  natural: ReadonlySet<string>,
  shown: string,
  chosen: string,
): Overrides {
  const moved = Object.entries(overrides).map(([from, to]) => [from, to === shown ? chosen : to]);
  if (natural.has(shown) && overrides[shown] === undefined) moved.push([shown, chosen]);
  return Object.fromEntries(moved.filter(([from, to]) => from !== to)) as Overrides;
}
