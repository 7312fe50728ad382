// The only caller of transact, undo and redo. What a person does is on the screen at once; it goes to the native side
// strictly in order, one request at a time; and what is refused is taken back, together with what depended on it.
import { backend } from "../ipc/current";
import type { ChangeDto, ErrorDto, OpDto, OutcomeDto, UndoDto, ZoneDto } from "../ipc/bindings";
import { asError, errorText, isRefusal } from "../errors";
import { m } from "../paraglide/messages";
import {
  idsMadeBy,
  idsOf,
  idsShownBy,
  type Prediction,
} from "../../features/annotate/model/predict";
import { caretAt } from "../../features/annotate/model/motions";
import type { Span } from "../../features/annotate/model/spans";
import { firstDifference } from "../../features/annotate/model/zones";
import { articles } from "./articles.svelte";
import { doc } from "./document.svelte";
import { attributesOf, linksLost, lostText, lostSince, relabelled } from "./losses";
import { notices } from "./notices.svelte";

/** Whether what is on the screen is on the disk, and what can be undone. "Saved" is neither saving nor failed. */
export const ops: { saving: boolean; failed: ErrorDto | null; undo: UndoDto } = $state({
  saving: false,
  failed: null,
  undo: { undo: null, redo: null },
});

type Pending =
  | { kind: "do"; ops: OpDto[]; coalesce: string | null; predictions: Prediction[] }
  | { kind: "undo" }
  | { kind: "redo" };

let queue: Pending[] = [];
let steps = 0;
let waiting: (() => void)[] = [];
/** Another project is being opened: what is on the screen is no longer what the other side has. */
let held = false;
/** The notice that offers to undo the last step. */
let offered: number | null = null;

/** Called as a step begins: what was told of the state before may no longer be so. */
const onBegin = new Set<() => void>();

doc.settled = settled;

/** Returns what ends it. */
export function whenStepBegins(listener: () => void): () => void {
  onBegin.add(listener);
  return () => void onBegin.delete(listener);
}

export function hold(on: boolean): void {
  held = on;
}

/** Does operations as one step of undo. Those with the same coalesce key in a row become one step. */
export function run(list: OpDto[], coalesce: string | null = null): void {
  if (list.length === 0 || held) return;
  enqueue({ kind: "do", ops: list, coalesce, predictions: showPredicted(list) });
}

/** `held`: the key is being held down. It then goes on step by step, and does not take back an import. */
export function undo(held = false): void {
  if (held && (ops.saving || ops.undo.undo === "import")) return;
  enqueue({ kind: "undo" });
}

export function redo(): void {
  enqueue({ kind: "redo" });
}

/** How many steps were begun: to be given to [`offerUndo`] by whoever waits in between. */
export function stepsBegun(): number {
  return steps;
}

/** Says what a step did, with a button that takes it back: until another step comes upon it. */
export function offerUndo(
  kind: "info" | "success",
  text: () => string,
  upTo: number = steps,
): void {
  const last = queue.length === 0 && upTo === steps;
  offered = notices.show(kind, text, last ? { label: m.app_undo, run: undo } : null);
}

/** Resolves when nothing is on its way any more. */
export function settled(): Promise<void> {
  if (queue.length === 0) return Promise.resolve();
  return new Promise((resolve) => waiting.push(resolve));
}

/** A project was opened: what it can undo. */
export function resetOps(state: UndoDto): void {
  // It would take back a step of somebody else, or of another project.
  if (offered !== null) notices.dismiss(offered);
  offered = null;
  ops.undo = state;
  ops.failed = null;
}

/** Changes from elsewhere, or the echo of our own. What has a newer change of ours on its way is not set back. */
export function receive(changes: readonly ChangeDto[]): void {
  const busy = new Set(
    queue.flatMap((entry) =>
      entry.kind === "do"
        ? [...entry.ops.flatMap(idsOf), ...entry.predictions.flatMap(idsShownBy)]
        : [],
    ),
  );
  doc.apply(changes.filter((change) => !("id" in change) || !busy.has(change.id)));
  articles.apply(changes);
}

function enqueue(entry: Pending): void {
  if (held) return;
  // The button would now take back something else than what it says; what undo takes back is no longer so.
  if (offered !== null && entry.kind === "do") notices.withdraw(offered);
  else if (offered !== null) notices.dismiss(offered);
  offered = null;
  for (const listener of onBegin) listener();
  queue.push(entry);
  steps += 1;
  void work();
}

async function work(): Promise<void> {
  if (ops.saving) return;
  ops.saving = true;
  for (let entry = queue[0]; entry; entry = queue[0]) {
    try {
      const spans = entry.kind === "do" ? relabelled(entry.ops) : [];
      const had = spans.length > 0 ? await attributesOf(spans) : null;
      const outcome = await send(entry);
      await accept(entry, outcome, had ? await lostSince(had) : 0);
    } catch (thrown) {
      refuse(entry, asError(thrown));
    }
    doc.detailVersion += 1;
  }
  ops.saving = false;
  const resolved = waiting;
  waiting = [];
  resolved.forEach((resolve) => resolve());
}

async function accept(entry: Pending, outcome: OutcomeDto, attributes: number): Promise<void> {
  queue.shift();
  ops.failed = null;
  ops.undo = outcome.undo;
  const gone = entry.kind === "do" ? null : placeOfGone(outcome);
  const zones = outcome.article === doc.id ? doc.zones.all : null;
  receive(outcome.changes);
  if (entry.kind === "do") {
    const links = relabelled(entry.ops).length > 0 ? linksLost(outcome) : 0;
    const told = lostText(links, attributes);
    if (told) offerUndo("info", told);
    return;
  }
  try {
    await showUndone(outcome, gone, zones);
  } catch (thrown) {
    notices.error(thrown); // it was undone; only showing it failed
  }
}

function refuse(entry: Pending, error: ErrorDto): void {
  if (entry.kind === "do") takeBack(entry);
  else queue.shift();
  // Nothing to undo is an answer.
  if (error.code === "nothing_to_undo" || error.code === "nothing_to_redo") {
    notices.show("info", () => errorText(error));
    return;
  }
  ops.failed = error;
  // What was refused for what it is says nothing about the disk.
  if (isRefusal(error)) notices.show("warning", () => errorText(error));
  else notices.error(error);
}

function send(entry: Pending): Promise<OutcomeDto> {
  if (entry.kind === "undo") return backend().undo();
  if (entry.kind === "redo") return backend().redo();
  return backend().transact(entry.ops, entry.coalesce);
}

function showPredicted(list: OpDto[]): Prediction[] {
  return list.map((op) => {
    const prediction = doc.predict(op);
    doc.apply(prediction.forward);
    return prediction;
  });
}

/**
 * The first of the queue was refused. Everything on its way is taken off the screen, newest first, and what does not
 * depend on something that now does not exist is put back on top of the true state.
 */
function takeBack(refused: Extract<Pending, { kind: "do" }>): void {
  const steps = queue.filter((entry) => entry.kind === "do");
  for (const step of [...steps].reverse()) {
    for (const prediction of [...step.predictions].reverse()) doc.apply(prediction.back);
  }
  const missing = new Set(refused.ops.flatMap(idsMadeBy));
  queue = queue.filter((entry) => {
    if (entry === refused) return false;
    if (entry.kind !== "do") return true;
    if (entry.ops.some((op) => idsOf(op).some((id) => missing.has(id)))) {
      entry.ops.flatMap(idsMadeBy).forEach((id) => missing.add(id));
      return false;
    }
    entry.predictions = showPredicted(entry.ops);
    return true;
  });
}

/** Where a span stands in the open article that undo or redo takes away. */
function placeOfGone({ article, changes }: OutcomeDto): Span | null {
  if (article !== null && article !== doc.id) return null;
  const gone = changes.find((change) => change.type === "span" && !change.span);
  return gone?.type === "span" ? (doc.index.get(gone.id) ?? null) : null;
}

/**
 * Undo goes across articles: the one it changed is shown, with the span it brought back or the place of one it took, or
 * the caret where the zones are not as they were.
 */
async function showUndone(
  outcome: OutcomeDto,
  gone: Span | null,
  zones: readonly ZoneDto[] | null,
): Promise<void> {
  if (outcome.article && outcome.article !== doc.id) {
    const article = await backend().article(outcome.article, null);
    doc.show(article);
  }
  // Something was done since: the selection is where that was.
  if (queue.length > 0) return;
  const back = outcome.changes.find((change) => change.type === "span" && change.span);
  if (back?.type === "span" && doc.index.get(back.id)) doc.select(back.id);
  else if (gone) doc.setSelection({ anchor: gone.start, focus: gone.end });
  else if (outcome.changes.some((change) => change.type === "zone")) {
    const place = zones && firstDifference(zones, doc.zones.all);
    if (place !== null) doc.setSelection(caretAt(place));
  }
}
