/**
 * A value as it was when the last frame began. What stands beside the text follows one frame later: the key press that
 * labels a span pays for the text alone.
 */
export function nextFrame<T>(read: () => T): { readonly value: T } {
  let value = $state.raw(read());
  $effect(() => {
    const next = read();
    const frame = requestAnimationFrame(() => (value = next));
    return () => cancelAnimationFrame(frame);
  });
  return {
    get value() {
      return value;
    },
  };
}
