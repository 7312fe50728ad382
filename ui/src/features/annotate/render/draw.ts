// Draws one chunk. Plain DOM and not a component for each span: a key press redraws one chunk in well under a
// millisecond, and the text nodes hold the article's text and nothing else.
import { lanes, segments, type Segment } from "../model/segments";
import type { Span } from "../model/spans";
import type { TextRange } from "../model/text";

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

const LANES = 4;
const drawn = new WeakMap<Element, Leaf[]>();
const starts = new WeakMap<Node, number>();

export function leavesOf(chunk: Element): readonly Leaf[] {
  return drawn.get(chunk) ?? [];
}

/** Where in the article a drawn text node begins. */
export function startOf(node: Node): number | undefined {
  return starts.get(node);
}

export function drawChunk(element: HTMLElement, drawing: Drawing): void {
  const leaves: Leaf[] = [];
  const fragment = element.ownerDocument.createDocumentFragment();
  const lane = lanes(drawing.spans);
  const list = segments(drawing.range, drawing.spans, drawing.dimmed);
  list.forEach((segment, i) => {
    if (segment.spans.length === 0 && !segment.dim) {
      write(fragment, drawing, segment, leaves);
      return;
    }
    const mark = element.ownerDocument.createElement("span");
    if (segment.dim) mark.classList.add("dim");
    if (segment.spans.length > 0) dress(mark, drawing, segment, lane, chipRoom(list, i));
    write(mark, drawing, segment, leaves);
    fragment.append(mark);
  });
  element.replaceChildren(fragment);
  drawn.set(element, leaves);
}

function dress(
  mark: HTMLElement,
  drawing: Drawing,
  segment: Segment,
  lane: Map<string, number>,
  room: number,
): void {
  const inner = segment.spans[segment.spans.length - 1] as Span;
  mark.classList.add("mark", `label-${drawing.look(inner.label).colour}`);
  mark.dataset["spans"] = segment.spans.map((span) => span.id).join(" ");
  for (const span of segment.spans) {
    const at = Math.min(lane.get(span.id) ?? 0, LANES - 1);
    mark.style.setProperty(`--lane${at}`, `var(--label-${drawing.look(span.label).colour})`);
    if (span.id === drawing.selected) {
      mark.classList.add("selected", `selected-${drawing.look(span.label).colour}`);
      if (span.ends.includes(segment.start)) mark.classList.add("edge-start");
      if (span.ends.includes(segment.end)) mark.classList.add("edge-end");
    }
    if (span.id === drawing.candidate) mark.classList.add("candidate-current");
    const number = drawing.candidates.indexOf(span.id);
    if (number >= 0) mark.classList.add("candidate");
  }
  if (segment.begins.length > 0) mark.dataset["chip"] = chip(drawing, segment, room);
}

/** The names of the labels that begin here, outermost first; initials where the next chip is close. */
function chip(drawing: Drawing, segment: Segment, room: number): string {
  const names = segment.begins.map((span) => {
    const number = drawing.candidates.indexOf(span.id) + 1;
    const name = drawing.look(span.label).name;
    return number > 0 && number < 10 ? `${number} ${name}` : name;
  });
  const whole = names.join(" · ");
  // A chip's letters are about six tenths as wide as the text's.
  return whole.length * 0.66 <= room
    ? whole
    : names.map((name) => Array.from(name)[0] ?? "").join("·");
}

function chipRoom(list: readonly Segment[], i: number): number {
  const start = list[i]?.start ?? 0;
  for (let next = i + 1; next < list.length; next += 1) {
    const segment = list[next] as Segment;
    if (segment.begins.length > 0) return segment.start - start;
  }
  return Number.POSITIVE_INFINITY;
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
