/**
 * A value as it was a frame ago. What stands beside the text follows one frame later: the key press that labels a span
 * pays for the text alone. What is asked for in a key press runs before the very next painting, which is the text's;
 * so it waits for the one after.
 */
export function nextFrame<T>(read: () => T): { readonly value: T } {
  let value = $state.raw(read());
  $effect(() => {
    const next = read();
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => (value = next));
    });
    return () => cancelAnimationFrame(frame);
  });
  return {
    get value() {
      return value;
    },
  };
}
