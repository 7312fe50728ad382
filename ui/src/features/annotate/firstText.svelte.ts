// The first article on the screen. What stands beside it waits for that: whoever comes back to their work sees the text.
// `cargo xtask bench` reads the mark "usable" as the end of the start.

/** A window whose article does not come shows the rest all the same. */
const PATIENCE = 400;

class FirstText {
  shown = $state(false);
  private told = false;

  /** Called when an article was laid out and drawn; only the first time counts. */
  drawn(takesKeys: () => boolean): void {
    if (this.told) return;
    this.told = true;
    // Letters are blank until their font is there (a test has no fonts); what is drawn now is on the screen when the
    // frame after the next begins.
    const fonts = "fonts" in document ? document.fonts.ready : Promise.resolve();
    void fonts.then(() =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (takesKeys()) performance.mark("usable");
          this.shown = true;
        }),
      ),
    );
  }

  /** Returns what ends the waiting. */
  wait(): () => void {
    const patience = setTimeout(() => (this.shown = true), PATIENCE);
    return () => clearTimeout(patience);
  }
}

export const firstText = new FirstText();
