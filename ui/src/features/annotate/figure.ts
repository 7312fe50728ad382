// A trade figure's normalised value as people read it, in the language of the interface. What the program does not know
// is shown as it stands in the file.
import { formatList, formatNumber, formatRegion } from "../../lib/i18n/format";
import { language } from "../../lib/i18n/language.svelte";
import { m } from "../../lib/paraglide/messages";
import { valueName } from "./values";

type Name = () => string;
type Names = Readonly<Record<string, Name>>;
type Parts = Readonly<Record<string, unknown>>;

const UNITS: Names = {
  barrel: m.annotate_unit_barrel,
  cubic_metre: m.annotate_unit_cubic_metre,
  hectare: m.annotate_unit_hectare,
  kilogram: m.annotate_unit_kilogram,
  litre: m.annotate_unit_litre,
  percentage_point: m.annotate_unit_percentage_point,
  times: m.annotate_unit_times,
  tonne: m.annotate_unit_tonne,
  unit: m.annotate_unit_unit,
};

const TOPICS: Names = {
  bilateral_trade_turnover: m.annotate_topic_bilateral_trade_turnover,
  export_market_rank: m.annotate_topic_export_market_rank,
  exports: m.annotate_topic_exports,
  fdi_flow: m.annotate_topic_fdi_flow,
  fdi_stock: m.annotate_topic_fdi_stock,
  imports: m.annotate_topic_imports,
  investment: m.annotate_topic_investment,
  investor_rank: m.annotate_topic_investor_rank,
  preference_utilisation: m.annotate_topic_preference_utilisation,
  supplier_rank: m.annotate_topic_supplier_rank,
  trade_balance: m.annotate_topic_trade_balance,
  trading_partner_rank: m.annotate_topic_trading_partner_rank,
};

/** Words of the article, so that they need a translation only where the interface speaks another language. */
const COMPARATORS: Names = {
  hơn: m.annotate_comparator_more_than,
  trên: m.annotate_comparator_over,
  gần: m.annotate_comparator_nearly,
  khoảng: m.annotate_comparator_about,
  "xấp xỉ": m.annotate_comparator_approximately,
  dưới: m.annotate_comparator_under,
  "ít nhất": m.annotate_comparator_at_least,
  "tối đa": m.annotate_comparator_at_most,
};

const SCALES: Names = {
  1: () => "",
  1e3: m.annotate_scale_thousand,
  1e6: m.annotate_scale_million,
  1e9: m.annotate_scale_billion,
  1e12: m.annotate_scale_trillion,
};

const PER: Names = {
  year: m.annotate_per_year,
  quarter: m.annotate_per_quarter,
  month: m.annotate_per_month,
  day: m.annotate_per_day,
};

const DIRECTIONS: Readonly<Record<string, (ends: { from: string; to: string }) => string>> = {
  up: m.annotate_change_up_from,
  down: m.annotate_change_down_from,
};

const known = (names: Names) => (value: unknown) => names[String(value)]?.() ?? plain(value);

/** The parts of a figure in the order of the guidelines, each with how it is said. */
const PARTS: Readonly<Record<string, (value: unknown) => string>> = {
  kind: (value) => (typeof value === "string" ? valueName(value) : plain(value)),
  value: plain,
  low: plain,
  high: plain,
  unit: known(UNITS),
  commodity: plain,
  scale: known(SCALES),
  comparator: (value) =>
    typeof value === "string" ? known(COMPARATORS)(value.normalize("NFC")) : plain(value),
  period,
  base: (value) =>
    isParts(value) ? withWords(years([value["year"]]), value["text"]) : plain(value),
  change,
  flow: (value) =>
    isParts(value) ? `${country(value["investor"])} → ${country(value["host"])}` : plain(value),
  qualifier: plain,
  topic: known(TOPICS),
  partners: (value) => (Array.isArray(value) ? value.map(country).join(", ") : plain(value)),
};
const ORDER = Object.keys(PARTS);

/** An end that is the value itself says nothing. */
export function figureRows(figure: object): { name: string; text: string }[] {
  const parts = new Map(Object.entries(figure));
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return [...parts]
    .filter(([, part]) => part !== null && part !== undefined)
    .filter(([name, part]) => !(name === "low" || name === "high") || part !== parts.get("value"))
    .sort(([a], [b]) => place(a) - place(b))
    .map(([name, part]) => ({ name, text: (PARTS[name] ?? plain)(part) }))
    .filter(({ text }) => text !== "");
}

/** A value of any shape; of an object the values in order. */
function plain(value: unknown): string {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "✓" : "";
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(plain).filter(Boolean).join(", ");
}

function isParts(value: unknown): value is Parts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function country(code: unknown): string {
  return typeof code === "string" && code !== "" ? formatRegion(code) : "…";
}

function years(list: readonly unknown[]): string {
  const found = list.filter((year) => typeof year === "number");
  const [first = 0] = found;
  const last = found.at(-1) ?? 0;
  const run = found.length > 2 && found.every((year, i) => year === first + i);
  return run ? `${first}–${last}` : found.join(", ");
}

/** What was understood, and the words of the text where they say more. */
function withWords(understood: string, words: unknown): string {
  if (typeof words !== "string" || words === "") return understood;
  const said = understood.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  // The words are Vietnamese: there they stand for themselves, in another language beside what they mean.
  if (understood === "" || (language() === "vi" && said.every((part) => words.includes(part)))) {
    return words;
  }
  return `${understood} (“${words}”)`;
}

const ROMAN: Readonly<Record<string, string>> = { 1: "I", 2: "II", 3: "III", 4: "IV" };

function period(value: unknown): string {
  if (!isParts(value)) return plain(value);
  const of = years(Array.isArray(value["years"]) ? value["years"] : []);
  const number = plain(value["quarter"]);
  const quarter = language() === "vi" ? (ROMAN[number] ?? number) : number;
  const when = number === "" ? of : m.annotate_quarter({ quarter, year: of });
  const per = value["per"] === null ? "" : known(PER)(value["per"]);
  return withWords([when.replace(/[/\s]+$/, ""), per].filter(Boolean).join(", "), value["text"]);
}

function change(value: unknown): string {
  if (!isParts(value)) return plain(value);
  const { direction, from, to } = value;
  const way = typeof direction === "string" ? direction : "";
  if (typeof from === "number" && typeof to === "number" && DIRECTIONS[way]) {
    return DIRECTIONS[way]({ from: plain(from), to: plain(to) });
  }
  return formatList([valueName(way), plain(from), plain(to)].filter(Boolean));
}
