/**
 * Words that are capitalised only because a sentence begins with them, honorifics among them: a name that follows
 * does not include them. Closed list, so that what "next name" does stays predictable.
 */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  (
    "ai anh bà bác bây bên bởi các cả chỉ chị chính cho chú chúng cô cùng cũng còn có cụ cứ do dù dự " +
    "đã đang đặc đây đến đó đối đồng điều để đầu em giữa gần hai hàng hầu hiện hôm hơn khi không kể là " +
    "lần liên mặc mọi một mỗi mới muốn này năm ngay ngày ngoài người nhiều nhìn như nhưng những nhân nhằm " +
    "nếu nó ông ở phần qua ra rất riêng rồi sau sẽ song sáng số tại tất theo thế thì thời thêm thậm " +
    "tính tiếp tối trên trong trước trưa tuy tuần từ tới tháng thực và vài vào vẫn về vì việc với vừa " +
    "xin ảnh cá gạo giá thép tôm vốn"
  ).split(" "),
);

/** What offices begin with: where they open a sentence, a motion to the next name stops at them, too. */
export const OFFICE_OPENERS: ReadonlySet<string> = new Set(
  (
    "bí bộ chánh chủ chuyên công cục cựu đại đặc giám giáo hạ hiệu hoàng lãnh luật nghị ngoại nguyên nữ phó quốc " +
    "quyền tham thị thống thủ thư thứ thượng tiến tổng trưởng tư ủy uỷ viện vua vụ"
  ).split(" "),
);

/** What follows `Thứ` in the name of a day. */
export const WEEKDAYS: ReadonlySet<string> = new Set("hai ba tư năm sáu bảy".split(" "));

/** What a date follows that could also be a fraction. */
export const DAY_WORDS: ReadonlySet<string> = new Set(
  "ngày hôm sáng trưa chiều tối đêm khuya mồng mùng".split(" "),
);

/** What may follow a number and belong to the amount: scale, unit, currency. */
export const AMOUNT_WORDS: ReadonlySet<string> = new Set(
  (
    "trăm chục nghìn ngàn vạn triệu tỷ tỉ phần điểm đồng vnd vnđ usd eur euro đô la yên jpy cny ndt tệ gbp bảng " +
    "won krw baht thb tấn tạ kg kilogram gam lít thùng m2 m3 ha hecta km kwh mwh gw mw container teu chiếc"
  ).split(" "),
);

export function plain(word: string): string {
  return word.normalize("NFC").toLocaleLowerCase("vi");
}

const SYLLABLE =
  /^(?:ngh?|gh?|gi|kh|ph|th|tr|ch|nh|qu|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

/** Whether a word has the shape of one Vietnamese syllable, as foreign names and abbreviations seldom do. */
export function isSyllable(word: string): boolean {
  if (word.length > 1 && word === word.toLocaleUpperCase("vi")) return false;
  const letters = plain(word).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  return SYLLABLE.test(letters);
}
