/** A read-only view over the flat arrays that the native side sends: `stride` numbers a range, start and end first. */
export class Ranges {
  readonly length: number;

  constructor(
    protected readonly flat: readonly number[],
    protected readonly stride: number,
  ) {
    this.length = Math.floor(flat.length / stride);
  }

  start(i: number): number {
    return this.flat[i * this.stride] as number;
  }

  end(i: number): number {
    return this.flat[i * this.stride + 1] as number;
  }

  /** The first range that starts at or after the offset; `length` when there is none. */
  firstFrom(offset: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first range that ends after the offset; `length` when there is none. */
  firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.end(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The last range that starts at or before the offset; -1 when there is none. */
  lastFrom(offset: number): number {
    return this.firstFrom(offset + 1) - 1;
  }

  /** The range that holds the character at the offset; -1 between ranges. */
  at(offset: number): number {
    const i = this.firstEndingAfter(offset);
    return i < this.length && this.start(i) <= offset ? i : -1;
  }
}

/** Blocks that are drawn one by one. They tile the text. */
export class Chunks extends Ranges {
  constructor(flat: readonly number[]) {
    super(flat, 3);
  }

  beginsParagraph(i: number): boolean {
    return this.flat[i * 3 + 2] === 1;
  }

  /** The chunk of an offset; the end of the text belongs to the last chunk. */
  of(offset: number): number {
    return Math.max(0, this.lastFrom(Math.min(offset, Number.MAX_SAFE_INTEGER - 1)));
  }
}

export class Sentences extends Ranges {
  constructor(flat: readonly number[]) {
    super(flat, 2);
  }
}
