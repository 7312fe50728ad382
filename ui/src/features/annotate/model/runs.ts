import { NUMBER, PUNCTUATION, SYMBOL } from "./tokens";
import { isBlank, isLineBreak, type TextModel, type TextRange } from "./text";
import {
  AMOUNT_WORDS,
  DAY_WORDS,
  isSyllable,
  OFFICE_OPENERS,
  plain,
  SENTENCE_OPENERS,
  WEEKDAYS,
} from "./words";

/** How many tokens before a caret a number may stand and still reach it. */
const LONGEST_AMOUNT = 10;

/** `22/6`, `9-11/8`, `7/2013`, `05/06/2013`, `5.6.2013`; the first groups are day and month. */
const DAY_MONTH = /^(?:\d{1,2}[-–])?(\d{1,2})\/(\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})\/(?:19|20)\d\d$/;
const WHOLE_DATE = /^(\d{1,2})([/.–-])(\d{1,2})\2(?:\d\d|\d{4})$/;

/**
 * Capitalised runs (likely names and offices) and amounts (a number with its scale and unit): what a keyboard motion
 * selects whole, so that one more key labels it.
 */
export class Runs {
  constructor(private readonly model: TextModel) {}

  /** The first capitalised run that starts at or after the offset. */
  nextCapital(offset: number): TextRange | null {
    const { tokens } = this.model;
    let i = tokens.firstEndingAfter(offset);
    while (i > 0 && i < tokens.length && this.joins(i)) i -= 1;
    for (; i < tokens.length; i += 1) {
      const run = this.capitalFrom(i);
      if (run && run.start >= offset) return run;
    }
    return null;
  }

  /** The last capitalised run that starts before the offset. */
  previousCapital(offset: number): TextRange | null {
    for (let i = this.model.tokens.firstFrom(offset) - 1; i >= 0; i -= 1) {
      const run = this.capitalFrom(i);
      if (run && run.start < offset) return run;
    }
    return null;
  }

  /** The first amount that starts at or after the offset; a date is none. */
  nextNumber(offset: number): TextRange | null {
    const { tokens } = this.model;
    for (let i = tokens.firstFrom(offset); i < tokens.length; i += 1) {
      const run = this.numberFrom(i);
      if (run && run.start >= offset && !this.isDate(i, run)) return run;
    }
    return null;
  }

  previousNumber(offset: number): TextRange | null {
    for (let i = this.model.tokens.firstFrom(offset) - 1; i >= 0; i -= 1) {
      const run = this.numberFrom(i);
      if (run && run.start < offset && !this.isDate(i, run)) return run;
    }
    return null;
  }

  /** What a label key takes when nothing is selected: the run, the amount or the word at the caret. */
  at(offset: number): TextRange | null {
    const { tokens } = this.model;
    const i = tokens.touching(offset);
    if (i < 0) return null;
    const amount = this.amountOver(i);
    if (amount) return amount;
    if (tokens.isCapital(i)) {
      const run = this.previousCapital(tokens.start(i) + 1);
      if (run && run.end >= tokens.end(i)) return run;
    }
    return { start: tokens.start(tokens.wordFirst(i)), end: tokens.end(tokens.wordLast(i)) };
  }

  /**
   * How far a phrase goes from an offset: up to the next capitalised run or the next punctuation mark.
   * From `Chủ` in `Chủ tịch nước Nguyễn Xuân Phúc` to the end of `nước`.
   */
  phraseEnd(offset: number): number | null {
    const { tokens } = this.model;
    let i = tokens.firstEndingAfter(offset);
    if (i >= tokens.length) return null;
    while (i + 1 < tokens.length && !this.phraseStopsAt(i + 1)) i += 1;
    return tokens.end(i);
  }

  /** The phrase end before an offset, to take one step back. */
  previousPhraseEnd(offset: number): number | null {
    const { tokens } = this.model;
    for (let i = tokens.firstEndingAfter(offset - 1) - 1; i >= 0; i -= 1) {
      if (this.phraseStopsAt(i + 1)) return tokens.end(i);
    }
    return null;
  }

  private phraseStopsAt(i: number): boolean {
    const { tokens } = this.model;
    if (tokens.kind(i) === PUNCTUATION || !this.adjacent(i)) return true;
    return tokens.isCapital(i) && !this.joins(i) && !tokens.isGlued(i);
  }

  /** The run that begins with token i, less a sentence opener; null where none begins. */
  private capitalFrom(i: number): TextRange | null {
    const { tokens } = this.model;
    if (!tokens.isCapital(i) || this.joins(i) || tokens.isGlued(i)) return null;
    if (AMOUNT_WORDS.has(plain(this.word(i))) && this.amountOver(i)) return null;
    let first = i;
    if (this.opensSentence(i) && SENTENCE_OPENERS.has(plain(this.word(i)))) {
      first = tokens.wordLast(i) + 1;
      if (first >= tokens.length || !tokens.isCapital(first) || !this.joins(first)) return null;
    }
    let last = first;
    while (last + 1 < tokens.length && this.joins(last + 1)) last += 1;
    if (last === i && this.isCommon(i)) return null;
    return { start: tokens.start(first), end: tokens.end(tokens.wordLast(last)) };
  }

  /** Token i, capitalised alone, is so only because its sentence begins with it: `Khóa`, and not `Blinken`. */
  private isCommon(i: number): boolean {
    if (!this.opensSentence(i) || !isSyllable(this.word(i))) return false;
    const word = plain(this.word(i));
    if (!OFFICE_OPENERS.has(word)) return true;
    const { tokens } = this.model;
    return word === "thứ" && i + 1 < tokens.length && WEEKDAYS.has(plain(this.word(i + 1)));
  }

  /** Token i continues the capitalised run of the token before it. */
  private joins(i: number): boolean {
    const { tokens } = this.model;
    return i > 0 && tokens.isCapital(i) && tokens.isCapital(i - 1) && this.adjacent(i);
  }

  /** The amount that token i is part of: `USD` of `139 tỷ USD`. */
  private amountOver(i: number): TextRange | null {
    const { tokens } = this.model;
    const last = Math.min(i + 1, tokens.length - 1);
    for (let k = last; k >= Math.max(0, i - LONGEST_AMOUNT); k -= 1) {
      const amount = this.numberFrom(k);
      if (amount && amount.start <= tokens.start(i) && tokens.end(i) <= amount.end) return amount;
    }
    return null;
  }

  private numberFrom(i: number): TextRange | null {
    const { tokens } = this.model;
    if (tokens.kind(i) !== NUMBER) return null;
    if (this.linkedNumber(i)) return null;
    let first = i;
    if (i > 0 && tokens.kind(i - 1) === SYMBOL && tokens.end(i - 1) === tokens.start(i))
      first = i - 1;
    let last = i;
    while (last + 2 < tokens.length && this.linkedNumber(last + 2)) last += 2;
    while (last + 1 < tokens.length && this.adjacent(last + 1) && this.isAmount(last + 1))
      last += 1;
    return { start: tokens.start(first), end: tokens.end(last) };
  }

  /** `5/6` may be five sixths: it is a day after a word for one, in brackets, or where it would be more than a whole. */
  private isDate(i: number, { start, end }: TextRange): boolean {
    const { tokens, text } = this.model;
    const words = text.slice(start, end).replace(/[\s_]/gu, "");
    const whole = WHOLE_DATE.exec(words);
    if (whole) return isDayMonth(whole[1], whole[3]);
    const month = MONTH_YEAR.exec(words);
    if (month) return isDayMonth("1", month[1]);
    const found = DAY_MONTH.exec(words);
    if (!found || !isDayMonth(found[1], found[2])) return false;
    if (found[0] !== `${found[1]}/${found[2]}` || Number(found[1]) >= Number(found[2])) return true;
    const before = i > 0 ? plain(this.word(i - 1)) : "";
    const after = tokens.firstFrom(end);
    const bracketed = before === "(" && after < tokens.length && this.word(after) === ")";
    return DAY_WORDS.has(before) || bracketed;
  }

  /** Token i is the second number of `9-11`, `2013 - 2023` or `9/8`. */
  private linkedNumber(i: number): boolean {
    const { tokens } = this.model;
    return (
      i >= 2 &&
      tokens.kind(i) === NUMBER &&
      tokens.kind(i - 2) === NUMBER &&
      this.adjacent(i) &&
      this.adjacent(i - 1) &&
      /^[-–/]$/.test(this.word(i - 1))
    );
  }

  private isAmount(i: number): boolean {
    // The tokeniser takes % for a punctuation mark, as Unicode does.
    const { tokens } = this.model;
    if (tokens.kind(i) === SYMBOL || tokens.kind(i) === PUNCTUATION)
      return /^[%‰$€£¥₫]$/.test(this.word(i));
    const word = plain(this.word(i));
    return AMOUNT_WORDS.has(word) || (word === "mỹ" && plain(this.word(i - 1)) === "la");
  }

  /** Nothing but blanks and underscores between token i and the one before, and no new sentence. */
  private adjacent(i: number): boolean {
    const { tokens, text } = this.model;
    if (i === 0 || this.opensSentence(i)) return false;
    for (let at = tokens.end(i - 1); at < tokens.start(i); at += 1) {
      const code = text.charCodeAt(at);
      if (code !== 95 && (!isBlank(code) || isLineBreak(code))) return false;
    }
    return true;
  }

  /** Token i is the first of its sentence that is not punctuation. */
  private opensSentence(i: number): boolean {
    const { tokens, sentences } = this.model;
    const sentence = sentences.lastFrom(tokens.start(i));
    if (sentence < 0) return i === 0;
    const start = sentences.start(sentence);
    for (let before = i - 1; before >= 0 && tokens.start(before) >= start; before -= 1) {
      if (tokens.kind(before) !== PUNCTUATION) return false;
    }
    return true;
  }

  private word(i: number): string {
    const { tokens, text } = this.model;
    return text.slice(tokens.start(i), tokens.end(i));
  }
}

function isDayMonth(day = "", month = ""): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}
