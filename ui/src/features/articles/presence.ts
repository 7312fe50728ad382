// Taking an article out of the data set and putting it back; all of it can be undone, except a purge.
import { backend } from "../../lib/ipc/current";
import type { ArticleRow, PresenceKind } from "../../lib/ipc/bindings";
import { articles } from "../../lib/state/articles.svelte";
import type { ArticleName } from "../../lib/state/dialogs.svelte";
import { notices } from "../../lib/state/notices.svelte";
import { offerUndo, ops, resetOps, run, settled, stepsBegun } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";
import { m } from "../../lib/paraglide/messages";

const told: { [kind in PresenceKind]: (inputs: { title: string }) => string } = {
  in: m.articles_now_in,
  excluded: m.articles_now_excluded,
  deleted: m.articles_now_deleted,
};

export async function setPresence(article: ArticleRow, presence: PresenceKind): Promise<void> {
  run([{ type: "setPresence", article: article.id, presence }]);
  const step = stepsBegun();
  await settled();
  if (ops.failed) return;
  offerUndo("success", () => told[presence]({ title: article.title }), step);
}

/** False when it was refused; the user has been told. */
export async function purge(article: ArticleName): Promise<boolean> {
  try {
    await settled();
    const outcome = await backend().purge(article.id);
    resetOps(outcome.undo);
    if (project.articleId === article.id) project.articleId = null;
    articles.apply(outcome.changes);
    notices.show("success", () => m.articles_purged({ title: article.title }));
    return true;
  } catch (error) {
    notices.error(error);
    return false;
  }
}
