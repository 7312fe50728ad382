/** Reads values for the sake of reading them: an effect then runs again when they change. */
export function watch(...values: unknown[]): number {
  return values.length;
}
