// The moment the window first takes the keys of a painted article: `cargo xtask bench` reads it as the end of the start.
let told = false;

/** Called when an article was laid out and has the focus; only the first time counts. */
export function usable(): void {
  if (told) return;
  told = true;
  // Letters are blank until their font is there (a test has no fonts); what is drawn now is on the screen when the
  // frame after the next begins.
  const fonts = "fonts" in document ? document.fonts.ready : Promise.resolve();
  void fonts.then(() =>
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("usable"))),
  );
}
