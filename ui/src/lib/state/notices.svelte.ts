// Short messages at the edge of the window. Errors stay until they are dismissed.
import { asError, errorText } from "../errors";

export type NoticeKind = "info" | "success" | "warning" | "error";
export type NoticeAction = { label: () => string; run: () => void };
export type Notice = {
  id: number;
  kind: NoticeKind;
  /** A function, so that the text follows a change of language. */
  text: () => string;
  action: NoticeAction | null;
};

const STAYS = 8000;

class Notices {
  list = $state<Notice[]>([]);
  #last = 0;

  show(kind: NoticeKind, text: () => string, action: NoticeAction | null = null): number {
    const id = (this.#last += 1);
    const same = this.list.find((notice) => notice.kind === kind && notice.text() === text());
    if (same) this.dismiss(same.id);
    this.list = [...this.list, { id, kind, text, action }].slice(-4);
    if (kind === "info" || kind === "success") setTimeout(() => this.dismiss(id), STAYS);
    return id;
  }

  /** Whatever was thrown, in the user's words. */
  error(thrown: unknown): number {
    const error = asError(thrown);
    return this.show("error", () => errorText(error));
  }

  /** What it offered is no longer to be had; what it says stands. */
  withdraw(id: number): void {
    this.list = this.list.map((notice) =>
      notice.id === id ? { ...notice, action: null } : notice,
    );
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  clear(): void {
    this.list = [];
  }
}

export const notices = new Notices();

/** Tells the user of an error. */
export function notify(thrown: unknown): void {
  notices.error(thrown);
}
