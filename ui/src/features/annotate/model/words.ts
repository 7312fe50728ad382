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
    "xin ảnh"
  ).split(" "),
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
