import type { PresenceKind, StatusKind } from "../../lib/ipc/bindings";
import { m } from "../../lib/paraglide/messages";

/** In the order in which a person meets them. */
export const statuses: StatusKind[] = ["new", "started", "question", "skipped", "done"];
export const presences: PresenceKind[] = ["in", "excluded", "deleted"];

const statusNames: { [kind in StatusKind]: () => string } = {
  new: m.articles_status_new,
  started: m.articles_status_started,
  question: m.articles_status_question,
  skipped: m.articles_status_skipped,
  done: m.articles_status_done,
};

const presenceNames: { [kind in PresenceKind]: () => string } = {
  in: m.articles_presence_in,
  excluded: m.articles_presence_excluded,
  deleted: m.articles_presence_deleted,
};

export function statusName(kind: StatusKind): string {
  return statusNames[kind]();
}

export function presenceName(kind: PresenceKind): string {
  return presenceNames[kind]();
}
