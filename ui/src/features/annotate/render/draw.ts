// Draws one chunk. Plain DOM and not a component for each span: a key press draws anew the few stretches of one chunk
// that it changed, and the text nodes hold the article's text and nothing else.
import { lanes, segments, type Segment } from "../model/segments";
import type { Span } from "../model/spans";
import type { TextRange } from "../model/text";
import { setChip } from "./chips";
import { background, bottomOf, setLanes, type Lane } from "./lanes";

export interface Look {
  readonly colour: string;
  readonly name: string;
}

export interface Drawing {
  readonly text: string;
  readonly range: TextRange;
  readonly spans: readonly Span[];
  readonly dimmed: readonly TextRange[];
  /** Where what was looked for stands. */
  readonly found: readonly TextRange[];
  /** Underscores join syllables: drawn faint. */
  readonly segmented: boolean;
  readonly selected: string | null;
  /** While linking: those that can be chosen, and the one that is. */
  readonly candidates: readonly string[];
  readonly candidate: string | null;
  readonly look: (label: string) => Look;
}

/** A text node and the stretch of the article it holds. */
export interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly node: Text;
}

/** What a segment became, and all that it looks like: one with the same key can stay as it is. */
interface Piece {
  readonly key: string;
  readonly nodes: readonly ChildNode[];
  readonly leaves: readonly Leaf[];
}

const pieces = new WeakMap<Element, readonly Piece[]>();
const drawn = new WeakMap<Element, readonly Leaf[]>();
const starts = new WeakMap<Node, number>();

export function leavesOf(chunk: Element): readonly Leaf[] {
  return drawn.get(chunk) ?? [];
}

/** Where in the article a drawn text node begins. */
export function startOf(node: Node): number | undefined {
  return starts.get(node);
}

/** Draws a chunk, and says how many lanes of underlines it needed. */
export function drawChunk(element: HTMLElement, drawing: Drawing): number {
  const lane = lanes(drawing.spans);
  const count = Math.max(-1, ...lane.values()) + 1;
  const list = segments(drawing.range, drawing.spans, drawing.dimmed, drawing.found);
  const keys = list.map((segment) => keyOf(drawing, segment, lane, count));
  const before = pieces.get(element) ?? [];
  const least = Math.min(before.length, keys.length);
  let head = 0;
  while (head < least && before[head]?.key === keys[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail)?.key === keys.at(-1 - tail)) tail += 1;

  const made = list.slice(head, list.length - tail).map((segment, i): Piece => {
    const leaves: Leaf[] = [];
    const nodes = nodesOf(drawing, segment, lane, count, leaves);
    return { key: keys[head + i] ?? "", nodes, leaves };
  });
  const rest = before.slice(before.length - tail);
  for (const { nodes } of before.slice(head, before.length - tail))
    for (const node of nodes) node.remove();
  const fragment = element.ownerDocument.createDocumentFragment();
  for (const { nodes } of made) fragment.append(...nodes);
  element.insertBefore(fragment, rest[0]?.nodes[0] ?? null);
  setLanes(element, count);

  const all = [...before.slice(0, head), ...made, ...rest];
  pieces.set(element, all);
  drawn.set(
    element,
    all.flatMap(({ leaves }) => leaves),
  );
  return count;
}

/** All that a segment's nodes depend on; the text itself never changes. */
function keyOf(
  { look, selected, candidate, candidates }: Drawing,
  { start, end, spans, gaps, dim, found }: Segment,
  lane: Map<string, number>,
  count: number,
): string {
  const key: unknown[] = [start, end, dim, found];
  if (spans.length + gaps.length > 0) key.push(Math.max(2, count));
  for (const span of spans) {
    const { colour, name } = look(span.label);
    key.push(span.id, colour, name, lane.get(span.id), span.start === start);
    if (candidates.length > 0) key.push(candidates.indexOf(span.id), span.id === candidate);
    if (span.id === selected || span.id === candidate)
      key.push(span.id === selected, span.ends.includes(start), span.ends.includes(end));
  }
  for (const span of gaps) key.push("gap", look(span.label).colour, lane.get(span.id));
  return key.join("\n");
}

function nodesOf(
  drawing: Drawing,
  segment: Segment,
  lane: Map<string, number>,
  count: number,
  leaves: Leaf[],
): ChildNode[] {
  const { spans, gaps, dim, found } = segment;
  if (spans.length === 0 && gaps.length === 0 && !dim && !found)
    return write(drawing, segment, leaves);
  const mark = document.createElement("span");
  if (dim) mark.classList.add("dim");
  if (found) mark.classList.add("found");
  if (spans.length > 0) dress(mark, drawing, segment, lane, count);
  else if (gaps.length > 0) mark.classList.add("gap");
  // One span alone is what text.css draws by itself.
  const alone = spans.length === 1 && gaps.length === 0 && lane.get(spans[0]?.id ?? "") === 0;
  if (spans.length + gaps.length > 0 && !alone)
    mark.style.setProperty("--lines", background(linesOf(drawing, segment, lane), count));
  mark.append(...write(drawing, segment, leaves));
  return [mark];
}

function linesOf(drawing: Drawing, segment: Segment, lane: Map<string, number>): Lane[] {
  const line = (dotted: boolean) => (span: Span) => ({
    lane: lane.get(span.id) ?? 0,
    colour: `var(--label-${drawing.look(span.label).colour})`,
    dotted,
  });
  return [...segment.spans.map(line(false)), ...segment.gaps.map(line(true))];
}

function dress(
  mark: HTMLElement,
  drawing: Drawing,
  segment: Segment,
  lane: Map<string, number>,
  count: number,
): void {
  const inner = segment.spans[segment.spans.length - 1] as Span;
  mark.classList.add("mark", `label-${drawing.look(inner.label).colour}`);
  mark.dataset["spans"] = segment.spans.map((span) => span.id).join(" ");
  mark.dataset["lanes"] = segment.spans.map((span) => lane.get(span.id) ?? 0).join(" ");
  for (const span of segment.spans) {
    const isSelected = span.id === drawing.selected;
    const isCurrent = span.id === drawing.candidate;
    if (drawing.candidates.includes(span.id)) mark.classList.add("candidate");
    if (isCurrent) mark.classList.add("candidate-current");
    if (isSelected) mark.classList.add("selected", `selected-${drawing.look(span.label).colour}`);
    if (!isSelected && !isCurrent) continue;
    mark.style.setProperty("--own", `${bottomOf(lane.get(span.id) ?? 0, count)}px`);
    if (span.ends.includes(segment.start)) mark.classList.add("edge-start");
    if (span.ends.includes(segment.end)) mark.classList.add("edge-end");
  }
  if (segment.begins.length > 0)
    setChip(mark, namesOf(drawing, segment), chipColour(drawing, segment));
}

/** That of the label it names; of several different ones, none. */
function chipColour(drawing: Drawing, segment: Segment): string {
  const colours = new Set(segment.begins.map((span) => drawing.look(span.label).colour));
  return colours.size === 1 ? `var(--label-${[...colours].join()}-ink)` : "var(--ink-soft)";
}

/** The names of the labels that begin here, outermost first; each once, with how many they are. */
function namesOf(drawing: Drawing, segment: Segment): string[] {
  const counts = new Map<string, number>();
  for (const span of segment.begins) {
    const number = drawing.candidates.indexOf(span.id) + 1;
    const { name } = drawing.look(span.label);
    const shown = number > 0 && number < 10 ? `${number} ${name}` : name;
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return [...counts].map(([name, times]) => (times > 1 ? `${name} ×${times}` : name));
}

function write(drawing: Drawing, { start, end }: Segment, leaves: Leaf[]): ChildNode[] {
  const { text, segmented } = drawing;
  const nodes: ChildNode[] = [];
  let from = start;
  const leaf = (to: number): Text => {
    const node = document.createTextNode(text.slice(from, to));
    starts.set(node, from);
    leaves.push({ start: from, end: to, node });
    from = to;
    return node;
  };
  if (segmented) {
    for (let at = text.indexOf("_", start); at >= 0 && at < end; at = text.indexOf("_", at + 1)) {
      if (at > from) nodes.push(leaf(at));
      const joint = document.createElement("span");
      joint.className = "joint";
      joint.append(leaf(at + 1));
      nodes.push(joint);
    }
  }
  if (from < end) nodes.push(leaf(end));
  return nodes;
}
