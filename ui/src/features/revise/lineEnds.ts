// A text field knows one kind of line end; a text of an article may have several, and keeps those that nobody touched.

/** As a text field gives it back. */
export function asInField(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** What was typed, with the line ends of the text that it was typed in. */
export function withLineEnds(original: string, edited: string): string {
  const shown = asInField(original);
  if (shown === original) return edited;
  const most = Math.min(shown.length, edited.length);
  let before = 0;
  while (before < most && shown[before] === edited[before]) before += 1;
  let behind = 0;
  while (
    behind < most - before &&
    shown[shown.length - 1 - behind] === edited[edited.length - 1 - behind]
  ) {
    behind += 1;
  }
  const end = original.includes("\r\n") ? "\r\n" : "\r";
  const middle = edited.slice(before, edited.length - behind).replaceAll("\n", end);
  const parts = [
    original.slice(0, placeOf(original, before)),
    middle,
    original.slice(placeOf(original, shown.length - behind)),
  ];
  // A CR and an LF that come to stand side by side are two line ends still.
  return parts.reduce((left, right) =>
    left.endsWith("\r") && right.startsWith("\n") ? left + end + right.slice(1) : left + right,
  );
}

/** The place in a text of one in the field. */
function placeOf(original: string, inField: number): number {
  let at = 0;
  for (let passed = 0; passed < inField; passed += 1) {
    at += original[at] === "\r" && original[at + 1] === "\n" ? 2 : 1;
  }
  return at;
}
