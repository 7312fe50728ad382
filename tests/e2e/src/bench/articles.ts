// Articles to measure with, the same ones at every run: trade news of the usual kind, with spans as dense as asked for.

export interface Made {
  title: string;
  text: string;
  spans: { label: string; start: number; end: number }[];
}

export interface Size {
  characters: number;
  spans: number;
  /** One line, as crawled articles often are; else many paragraphs. */
  line?: boolean;
}

export const ORDINARY: Size = { characters: 3_000, spans: 15 };
export const LONG: Size = { characters: 200_000, spans: 5_000 };

const PEOPLE = [
  "Lê Văn Hòa",
  "Trần Thị Mai",
  "Nguyễn Đức Thịnh",
  "Phạm Quỳnh Như",
  "Đặng Hữu Phước",
  "Vũ Ngọc Ánh",
  "Bùi Gia Khiêm",
];
const ROLES = [
  "Thứ trưởng Bộ Công Thương",
  "Giám đốc Sở Nông nghiệp",
  "Chủ tịch Hiệp hội Cà phê",
  "Tổng cục trưởng",
  "nguyên Đại sứ",
];
const FIGURES = ["hơn 11,4 tỷ USD", "12,5%", "gần 850 triệu USD", "3,2 triệu tấn", "khoảng 40%"];
/** `@` and `#` stand for an office with its holder and for a figure. */
const DENSE = [
  "@ nói đơn hàng đạt #, còn @ ước #.",
  "Theo @, giá tăng #; @ cho là #.",
  "@ báo lượng hàng tới #, rồi @ sửa thành #.",
];
const PLAIN = [
  "Từ sáng sớm, xe tải đã nối đuôi nhau vào bãi để kịp bốc hàng trước khi nước lớn.",
  "Nhiều hộ trồng lúa ở cuối nguồn kênh vẫn đợi mưa nên chưa dám xuống giống vụ mới.",
  "Các xưởng sấy làm thêm ca đêm, và người mua muốn xem từng bao trước khi ký nhận.",
  "Đường về cảng vừa trải lại nhựa, thời gian đi từ kho ra cầu tàu ngắn đi một nửa.",
  "Người bán ở chợ đầu mối thì lo rằng hàng về nhiều quá sẽ không còn chỗ để trong kho.",
];
const PARAGRAPH = 420;
/** Characters at the end that no sentence with spans begins in: it would be cut off. */
const END = 400;

/** The article of a number; of one number and size it is always the same. */
export function article(number: number, size: Size): Made {
  const choose = chooser(number);
  const title = `Tin ${String(number).padStart(6, "0")}: hàng ra cảng trong tuần`;
  const made: Made = { title, text: title, spans: [] };
  const between = size.line ? ". " : "\n";
  made.text += between;
  let paragraph = 0;
  while (made.text.length < size.characters) {
    const due = (size.spans * made.text.length) / (size.characters - END);
    const dense = made.spans.length < size.spans && made.spans.length <= due;
    const from = made.text.length;
    if (dense) fill(made, choose(DENSE), choose, size.spans);
    else made.text += choose(PLAIN);
    paragraph += made.text.length - from;
    made.text += paragraph > PARAGRAPH && !size.line ? "\n" : " ";
    if (paragraph > PARAGRAPH) paragraph = 0;
  }
  const last = made.spans[made.spans.length - 1]?.end ?? 0;
  if (made.spans.length !== size.spans || last > size.characters) {
    throw new Error(`article ${number} has ${made.spans.length} spans, to ${last}`);
  }
  made.text = made.text.slice(0, size.characters);
  return made;
}

/** The paragraphs that a plain page shows, one element each. */
export function paragraphs({ text }: Made): string[] {
  return text.split("\n");
}

function fill(made: Made, pattern: string, choose: Choose, most: number): void {
  const add = (label: string, text: string) => {
    const start = made.text.length;
    made.text += text;
    if (made.spans.length < most) made.spans.push({ label, start, end: start + text.length });
  };
  for (const letter of pattern) {
    if (letter === "@") {
      add("ROLE", choose(ROLES));
      made.text += " ";
      add("PERSON", choose(PEOPLE));
    } else if (letter === "#") add("TRADE_FIGURE", choose(FIGURES));
    else made.text += letter;
  }
}

type Choose = (from: readonly string[]) => string;

/** Chance that is the same every time (mulberry32). */
function chooser(seed: number): Choose {
  let state = (seed * 0x9e3779b9) >>> 0;
  return (from) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from[((mixed ^ (mixed >>> 14)) >>> 0) % from.length] ?? "";
  };
}
