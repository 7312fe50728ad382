// Three articles with what breaks offsets: emoji of one and of several code points, decomposed letters, CRLF, NBSP, and a
// word-segmented one on a single line.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NBSP = "\u00a0";

export const emoji = [
  "Gạo Việt lập kỷ lục 🌾👩‍🌾",
  "",
  `Chiều 12/3, Thứ trưởng Công Thương ${"Trần Quốc Khải".normalize("NFD")} nói xuất khẩu đạt 11,4${NBSP}tỷ${NBSP}USD 🎉, tăng 12,5% so với cùng kỳ.`,
  "",
  "Bà Đỗ Hà My 🇻🇳, nguyên Vụ trưởng Vụ Chính sách, cho rằng đây là mức kỷ lục.",
  "",
].join("\r\n");

export const segmented =
  "Ông Nguyễn_Minh_Vũ , Thứ_trưởng Bộ_Ngoại_giao , cho_biết kim_ngạch hai chiều đạt hơn 139 tỷ USD năm 2023 , tăng 11 % . " +
  "Bà Lê_Thu_Hương , Đại_sứ Việt_Nam tại Na_Uy , nói hai nước còn nhiều dư_địa .";

export const plain = [
  "Cảng Hải Phòng đón tàu lớn",
  "",
  "Giám đốc Hoàng Văn Sơn cho biết cảng đã nhận 2 triệu tấn hàng trong quý III/2022.",
  "",
].join("\n");

export const titles = {
  emoji: "Gạo Việt lập kỷ lục 🌾👩‍🌾",
  plain: "Cảng Hải Phòng đón tàu lớn",
};

/** Names of the files, which sort in this order. */
export const files: Record<string, string> = {
  "1-gao.txt": emoji,
  "2-ngoai-giao.txt": segmented,
  "3-cang.txt": plain,
};

export function writeTexts(folder: string): string {
  const into = join(folder, "bai");
  mkdirSync(into, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(into, name), text);
  return into;
}
