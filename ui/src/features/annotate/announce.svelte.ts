// One short sentence on what just happened: read out by screen readers, and shown when it is also news to the eye.
class Announcement {
  /** For the live region. */
  spoken = $state("");
  /** For the label bar, where it stands until the next one. */
  shown = $state("");
}

export const announcement = new Announcement();

/** For those who do not see the screen change. */
export function say(text: string): void {
  announcement.spoken = text;
  announcement.shown = "";
}

/** For everyone: why nothing happened, or what to do next. */
export function tell(text: string): void {
  announcement.spoken = text;
  announcement.shown = text;
}
