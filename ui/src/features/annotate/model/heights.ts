/**
 * Where each chunk of the text lies, of which only those near the screen have been measured. The others are estimated
 * from their length, by what the measured ones took, so the scroll bar is nearly right from the start.
 */
export class Heights {
  readonly length: number;
  private readonly heights: Float64Array;
  private readonly measured: Uint8Array;
  private readonly tops: Float64Array;
  private validTo = 0;

  /** `perLine`: a first guess at how many characters go on a line. */
  constructor(
    private readonly characters: (i: number) => number,
    private readonly padding: (i: number) => number,
    length: number,
    private readonly lineHeight: (i: number) => number,
    private perLine: number,
  ) {
    this.length = length;
    this.heights = new Float64Array(length);
    this.measured = new Uint8Array(length);
    this.tops = new Float64Array(length + 1);
    this.estimate();
  }

  get total(): number {
    return this.top(this.length);
  }

  top(i: number): number {
    for (; this.validTo < i; this.validTo += 1) {
      this.tops[this.validTo + 1] =
        (this.tops[this.validTo] ?? 0) + (this.heights[this.validTo] ?? 0);
    }
    return this.tops[i] ?? 0;
  }

  /** The chunk at a distance from the top. */
  at(y: number): number {
    this.top(this.length);
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.tops[middle] ?? 0) <= y) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** True when this moves the chunks behind it. */
  measure(i: number, height: number): boolean {
    this.measured[i] = 1;
    if (Math.abs((this.heights[i] ?? 0) - height) < 0.5) return false;
    this.heights[i] = height;
    this.validTo = Math.min(this.validTo, i);
    return true;
  }

  /** Another width: nothing that was measured holds any more. */
  reflow(): void {
    this.measured.fill(0);
  }

  /** Learns from the measured chunks how many characters go on a line, and estimates the others anew. */
  calibrate(): void {
    let characters = 0;
    let lines = 0;
    for (let i = 0; i < this.length; i += 1) {
      if (!this.measured[i]) continue;
      const count = Math.round(((this.heights[i] ?? 0) - this.padding(i)) / this.lineHeight(i));
      if (count < 2) continue;
      // The last line of a chunk is half full, on average.
      lines += count - 0.5;
      characters += this.characters(i);
    }
    if (lines > 0) this.perLine = characters / lines;
    this.estimate();
  }

  private estimate(): void {
    for (let i = 0; i < this.length; i += 1) {
      if (this.measured[i]) continue;
      const lines = Math.max(1, Math.ceil(this.characters(i) / this.perLine));
      this.heights[i] = lines * this.lineHeight(i) + this.padding(i);
    }
    this.validTo = 0;
  }
}
