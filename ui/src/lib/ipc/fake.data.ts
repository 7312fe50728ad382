// Invented articles, people and figures for tests and for the page in a browser.
import type { SchemaDto, ZoneDto, ZoneKind } from "./bindings";

export const schema: SchemaDto = {
  name: "default",
  labels: [
    {
      id: "label-person",
      name: "PERSON",
      nameVi: "Người",
      nameEn: "Person",
      key: "1",
      colour: "blue",
      descriptionVi: "Tên người, không kèm từ xưng hô.",
      descriptionEn: "A person's name without the honorific.",
      attributes: [{ name: "entity", kind: "entity", values: [], required: false }],
    },
    {
      id: "label-role",
      name: "ROLE",
      nameVi: "Chức vụ",
      nameEn: "Role",
      key: "2",
      colour: "green",
      descriptionVi: "Chức vụ, kể cả từ chỉ tình trạng như nguyên, cựu, quyền.",
      descriptionEn: "An office, with a status word such as former or acting.",
      attributes: [],
    },
    {
      id: "label-figure",
      name: "TRADE_FIGURE",
      nameVi: "Số liệu thương mại",
      nameEn: "Trade figure",
      key: "3",
      colour: "orange",
      descriptionVi: "Con số về xuất nhập khẩu, đầu tư.",
      descriptionEn: "A figure on trade or investment.",
      attributes: [{ name: "figure", kind: "figure", values: [], required: false }],
    },
  ],
  relations: [
    {
      id: "relation-holds",
      name: "HOLDS",
      nameVi: "giữ chức",
      nameEn: "holds",
      key: "r",
      from: ["PERSON"],
      to: ["ROLE"],
      attributes: [
        {
          name: "status",
          kind: "enum",
          values: ["current", "former", "acting", "elect", "late"],
          required: false,
        },
        {
          name: "basis",
          kind: "enum",
          values: ["adjacent", "apposition", "coreference"],
          required: false,
        },
      ],
    },
  ],
};

type Paragraph = [kind: ZoneKind, text: string];
export type Sample = {
  sourceId: string;
  date: string;
  author: string | null;
  segmented: boolean;
  paragraphs: Paragraph[];
};

export const samples: Sample[] = [
  {
    sourceId: "mau/nghe-ca",
    date: "2023-03-09",
    author: "Hoài An",
    segmented: false,
    paragraphs: [
      ["title", "Việt Nam và Na Uy bàn mở rộng hợp tác nghề cá"],
      [
        "sapo",
        "Thứ trưởng Ngoại giao Lê Thị Thu Hà đề nghị hai bên sớm kết thúc đàm phán, đưa kim ngạch lên 1,2 tỷ USD vào năm 2025.",
      ],
      [
        "body",
        "Ngày 9/3, tại Hà Nội, bà Hà tiếp Đại sứ Ingrid Solberg 🇳🇴 nhân chuyến thăm của đoàn doanh nghiệp thủy sản. Năm 2022, thương mại song phương đạt 845,6 triệu USD, tăng 11 % so với cùng kỳ.",
      ],
      [
        "body",
        "Bà Hà, khi còn là Vụ trưởng Vụ châu Âu, từng dẫn đầu đoàn công tác sang Bergen năm 2019. “Chúng tôi mong hai bên giữ được đà này”, bà nói.",
      ],
      // As some news sites deliver it: every mark apart from its letter.
      [
        "body",
        "Theo ông Trần Quốc Bửu, quyền Cục trưởng Cục Thủy sản, cá hồi chiếm gần một nửa lượng nhập khẩu, khoảng 38 nghìn tấn.".normalize(
          "NFD",
        ),
      ],
      ["caption", "Bà Lê Thị Thu Hà và Đại sứ Solberg tại buổi tiếp. Ảnh minh họa"],
      ["byline", "Hoài An"],
      ["related_links", "Tin liên quan: Cá hồi vào siêu thị, giá giảm 5 %"],
    ],
  },
  {
    sourceId: "mau/gao",
    date: "2021-11-22",
    author: null,
    segmented: true,
    paragraphs: [
      ["title", "Xuất_khẩu gạo đạt 5,2 triệu tấn trong mười tháng"],
      [
        "body",
        "Bộ_trưởng Nguyễn_Văn_Khải cho biết , mười tháng đầu năm , cả nước xuất_khẩu 5,2 triệu tấn gạo , thu về 2,74 tỷ USD , giảm 1,2 % về lượng nhưng tăng 6 % về giá_trị . Nguyên Thứ_trưởng Phạm_Thị_Mai , nay là Chủ_tịch Hiệp_hội Lương_thực , dự_báo quý IV/2021 đạt hơn 1,1 triệu tấn .",
      ],
    ],
  },
  {
    sourceId: "mau/tham",
    date: "2022-06-15",
    author: "T. Vân",
    segmented: false,
    paragraphs: [
      ["title", "Ngoại trưởng Marlow thăm Việt Nam"],
      [
        "body",
        "Ngoại trưởng David Marlow sẽ thăm chính thức Việt Nam từ ngày 20 đến ngày 22/6. Đầu tư của hai nước tăng từ con số 0 lên 139 triệu USD sau bảy năm.",
      ],
    ],
  },
];

export const scope: ReadonlySet<ZoneKind> = new Set([
  "title",
  "sapo",
  "subheading",
  "body",
  "caption",
]);

/** The rules that find zones of a kind; of the others, what is left of them. */
const reasons: { [kind in ZoneKind]?: string } = {
  title: "headline",
  sapo: "lead",
  body: "prose",
  caption: "below_image",
  byline: "names",
  related_links: "link_heading",
};

export type Laid = {
  text: string;
  chunks: number[];
  zones: Omit<ZoneDto, "id">[];
  tokens: number[];
  sentences: number[];
};

/** Text, chunks, zones and tokens of a sample, as the native side would have made them. */
export function layOut(sample: Sample): Laid {
  let text = "";
  const chunks: number[] = [];
  const zones: Omit<ZoneDto, "id">[] = [];
  const sentences: number[] = [];
  for (const [kind, paragraph] of sample.paragraphs) {
    const start = text.length;
    text += `${paragraph}\n`;
    const end = start + paragraph.length;
    const reason = reasons[kind] ?? "remainder";
    zones.push({ kind, start, end, inScope: scope.has(kind), origin: "rule", reason });
    chunks.push(
      ...pieces(paragraph).flatMap(([a, b], i, all) => [
        start + a,
        i === all.length - 1 ? text.length : start + b,
        i === 0 ? 1 : 0,
      ]),
    );
    for (const found of paragraph.matchAll(/\S.*?(?:[.!?…]”?(?=\s|$)|$)/gu)) {
      sentences.push(start + found.index, start + found.index + found[0].length);
    }
  }
  return { text, chunks, zones, tokens: tokenise(text), sentences };
}

/** A paragraph of more than 1,000 characters in pieces that end with a blank. */
function pieces(paragraph: string): [number, number][] {
  const out: [number, number][] = [];
  let from = 0;
  while (paragraph.length - from > 1000) {
    const blank = paragraph.indexOf(" ", from + 600);
    if (blank < 0) break;
    out.push([from, blank + 1]);
    from = blank + 1;
  }
  out.push([from, paragraph.length]);
  return out;
}

function tokenise(text: string): number[] {
  const tokens: number[] = [];
  for (const found of text.matchAll(
    /\p{N}+(?:[.,/]\p{N}+)*|[\p{L}\p{M}\p{N}]+|\p{P}|\p{S}\p{M}*/gu,
  )) {
    const [word] = found;
    if (word === "_") continue;
    let flags = 0;
    if (/^\p{N}/u.test(word)) flags = 1;
    else if (/^\p{P}/u.test(word)) flags = 2;
    else if (/^\p{S}/u.test(word)) flags = 3;
    if (/^\p{Lu}/u.test(word)) flags |= 4;
    if (found.index > 0 && text[found.index - 1] === "_") flags |= 8;
    tokens.push(found.index, found.index + word.length, flags);
  }
  return tokens;
}
