// Between offsets in the article and places in the document.
import { leavesOf, startOf, type Leaf } from "./draw";

export interface Place {
  readonly node: Text;
  readonly offset: number;
}

interface PointApis {
  caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null;
  caretRangeFromPoint?: (x: number, y: number) => Range | null;
}

/** The offset nearest to a point of the window; null where there is no text. WebKitGTK has the old function only. */
export function offsetAtPoint(x: number, y: number): number | null {
  const apis = document as unknown as PointApis;
  const position = apis.caretPositionFromPoint?.(x, y);
  if (position) return offsetOf(position.offsetNode, position.offset);
  const range = apis.caretRangeFromPoint?.(x, y);
  return range ? offsetOf(range.startContainer, range.startOffset) : null;
}

/** The offset of a place that the browser named. */
export function offsetOf(node: Node, offset: number): number | null {
  const start = startOf(node);
  if (start !== undefined) return start + offset;
  const element = node instanceof Element ? node : node.parentElement;
  const chunk = element?.closest("[data-chunk]");
  if (!chunk) return null;
  const leaves = leavesOf(chunk);
  const child = node.childNodes[offset];
  const leaf = child && leaves.find((each) => child.contains(each.node));
  if (leaf) return leaf.start;
  const inside = leaves.filter((each) => node.contains(each.node));
  return inside[inside.length - 1]?.end ?? null;
}

/** The place of an offset within a drawn chunk; of two text nodes that meet there, the one after. */
export function placeIn(chunk: Element, offset: number): Place | null {
  const leaves = leavesOf(chunk);
  let low = 0;
  let high = leaves.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle] as Leaf).end <= offset) low = middle + 1;
    else high = middle;
  }
  const leaf = leaves[low];
  if (!leaf) return null;
  return { node: leaf.node, offset: Math.max(0, Math.min(offset, leaf.end) - leaf.start) };
}

/**
 * The boxes of a range that hold something. Of a range that begins where a line breaks, WebKit gives an empty box at the
 * end of the line before, too.
 */
export function boxesOf(range: Range): DOMRect[] {
  const all = [...range.getClientRects()];
  const filled = all.filter((rect) => rect.width > 0);
  return filled.length > 0 ? filled : all;
}

/** Where a caret at the place stands; WebKit has no rectangle for some empty ranges, so a character lends its edge. */
export function caretRect({ node, offset }: Place): DOMRect {
  const range = document.createRange();
  if (offset < node.length) {
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const [first] = boxesOf(range);
    if (first) return new DOMRect(first.left, first.top, 0, first.height);
  }
  if (offset > 0) {
    range.setStart(node, offset - 1);
    range.setEnd(node, offset);
    const rects = boxesOf(range);
    const last = rects[rects.length - 1];
    if (last) return new DOMRect(last.right, last.top, 0, last.height);
  }
  return node.parentElement?.getBoundingClientRect() ?? new DOMRect();
}
