// Draws one chunk. Plain DOM and not a component for each span: a key press redraws one chunk in well under a
// millisecond, and the text nodes hold the article's text and nothing else.
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

const drawn = new WeakMap<Element, Leaf[]>();
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
  const leaves: Leaf[] = [];
  const fragment = element.ownerDocument.createDocumentFragment();
  const lane = lanes(drawing.spans);
  const count = Math.max(-1, ...lane.values()) + 1;
  for (const segment of segments(drawing.range, drawing.spans, drawing.dimmed)) {
    const { spans, gaps, dim } = segment;
    if (spans.length === 0 && gaps.length === 0 && !dim) {
      write(fragment, drawing, segment, leaves);
      continue;
    }
    const mark = element.ownerDocument.createElement("span");
    if (dim) mark.classList.add("dim");
    if (spans.length > 0) dress(mark, drawing, segment, lane, count);
    else if (gaps.length > 0) mark.classList.add("gap");
    if (spans.length + gaps.length > 0)
      mark.style.setProperty("--lines", background(linesOf(drawing, segment, lane), count));
    write(mark, drawing, segment, leaves);
    fragment.append(mark);
  }
  setLanes(element, count);
  element.replaceChildren(fragment);
  drawn.set(element, leaves);
  return count;
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

function write(into: Node, drawing: Drawing, { start, end }: Segment, leaves: Leaf[]): void {
  const { text, segmented } = drawing;
  let from = start;
  const leaf = (to: number, parent: Node) => {
    const node = document.createTextNode(text.slice(from, to));
    starts.set(node, from);
    leaves.push({ start: from, end: to, node });
    parent.appendChild(node);
    from = to;
  };
  if (segmented) {
    for (let at = text.indexOf("_", start); at >= 0 && at < end; at = text.indexOf("_", at + 1)) {
      if (at > from) leaf(at, into);
      const joint = document.createElement("span");
      joint.className = "joint";
      into.appendChild(joint);
      leaf(at + 1, joint);
    }
  }
  if (from < end) leaf(end, into);
}
