// One short sentence on what just happened: read out by screen readers, and shown when it is also news to the eye.
class Announcement {
  /** For the live region. */
  spoken = $state("");
  /** For the label bar, where it stands until the next one. */
  shown = $state("");
  /** What Escape does while it stands there, where the sentence offers that. */
  escape: (() => void) | null = null;
}

export const announcement = new Announcement();

/** For those who do not see the screen change. */
export function say(text: string): void {
  announcement.spoken = text;
  untell();
}

/** For everyone: why nothing happened, or what to do next. */
export function tell(text: string, escape: (() => void) | null = null): void {
  announcement.spoken = text;
  announcement.shown = text;
  announcement.escape = escape;
}

/** What was told may no longer be so: something was done since. */
export function untell(): void {
  announcement.shown = "";
  announcement.escape = null;
}
