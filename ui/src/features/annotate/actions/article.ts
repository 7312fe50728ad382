import { m } from "../../../lib/paraglide/messages";
import { doc } from "../../../lib/state/document.svelte";
import type { Action } from "../../../shared/keyboard/registry";
import { requests } from "../../../shared/keyboard/requests.svelte";
import * as article from "../commands/article";
import * as linking from "../commands/linking";
import * as zones from "../commands/zones";
import { announcement } from "../announce.svelte";
import { focusRequests } from "../focus.svelte";
import { caretAt } from "../model/motions";
import { action } from "./build";

export const onArticle: Action[] = [
  action("finish", "article", ["KeyF"], m.key_finish, () => void article.leaveAs("done")),
  action("skip", "article", ["KeyS"], m.key_skip, () => void article.leaveAs("skipped")),
  action("question", "article", ["KeyQ"], m.key_question, () => void (focusRequests.question += 1)),
  action(
    "article_next",
    "article",
    ["KeyJ", "Mod+PageDown"],
    m.key_article_next,
    () => void article.goUnfinished("next"),
  ),
  action(
    "article_previous",
    "article",
    ["KeyK", "Mod+PageUp"],
    m.key_article_previous,
    () => void article.goUnfinished("previous"),
  ),
  action("zone", "article", ["KeyZ"], m.key_zone, zones.change),
  action("revise", "article", ["F2"], m.key_revise, article.revise),
];

export const general: Action[] = [
  action("filter", "app", ["Slash"], m.key_filter, () => void (requests.filter += 1)),
  action(
    "help",
    "app",
    ["Shift+Slash", "F1"],
    m.key_help,
    () => void (requests.help = !requests.help),
  ),
  action("escape", "app", ["Escape"], m.key_escape, escape),
];

/** From the inside out: the linking, what was just offered, the selected span, the selection. */
function escape(): boolean {
  if (doc.linking) linking.cancelLink();
  else if (announcement.escape) announcement.escape();
  else if (doc.selected) doc.select(null);
  else if (doc.range.start < doc.range.end) doc.setSelection(caretAt(doc.selection.focus), false);
  else return false;
  return true;
}
