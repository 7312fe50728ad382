// What concerns the article as a whole: its status, and going on to another one.
import { backend } from "../../../lib/ipc/current";
import type { StatusKind } from "../../../lib/ipc/bindings";
import { m } from "../../../lib/paraglide/messages";
import { articles } from "../../../lib/state/articles.svelte";
import { dialogs } from "../../../lib/state/dialogs.svelte";
import { doc } from "../../../lib/state/document.svelte";
import { notices } from "../../../lib/state/notices.svelte";
import { ops, run, settled } from "../../../lib/state/ops.svelte";
import { openArticle, project } from "../../../lib/state/project.svelte";
import { tell, untell } from "../announce.svelte";
import { focusText } from "../focus.svelte";

/** Sets the status; the same one again takes it back to "started". */
export function setStatus(status: StatusKind, note = ""): void {
  const { id } = doc;
  if (!id) return;
  run([{ type: "setStatus", article: id, status, note }]);
}

export function toggleStatus(status: StatusKind): void {
  setStatus(doc.status === status ? "started" : status);
}

/** A key pressed twice by accident is not meant for the article that the first one led to. */
const UNSEEN = 600;
let arrived = -UNSEEN;
let leaving = false;

/** Finished or skipped, and on to the next: not before the status is on the disk. */
export async function leaveAs(status: StatusKind): Promise<void> {
  if (!doc.id || leaving || (doc.untouched && performance.now() - arrived < UNSEEN)) return;
  leaving = true;
  const sets = doc.status !== status;
  if (sets) setStatus(status);
  await settled();
  if (!sets || !ops.failed) await goUnfinished("next");
  arrived = performance.now();
  leaving = false;
}

export async function goUnfinished(direction: "next" | "previous"): Promise<void> {
  const from = doc.id;
  try {
    const filter = { ...articles.filter };
    // From the end of the list it goes on at the other end.
    const next =
      (await backend().unfinished(filter, from, direction)) ??
      (await backend().unfinished(filter, null, direction));
    if (next === null || next === from) {
      if (articles.filtered) tell(m.annotate_no_more_listed(), leaveFilter);
      else tell(m.annotate_no_unfinished());
    } else openArticle(next);
    focusText();
  } catch (error) {
    notices.error(error);
  }
}

/** The list is whole again, and the work goes on in it. */
function leaveFilter(): void {
  untell();
  articles.clearFilter();
  void goUnfinished("next");
}

/** Asks for another text of the open article. */
export function revise(): boolean {
  const { article } = doc;
  if (!article || project.readOnly !== null) return false;
  dialogs.show("revise", { id: article.id, title: article.title });
  return true;
}
