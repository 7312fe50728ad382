// Values that the default schema and the native side name in English, in the language of the interface.
import { m } from "../../lib/paraglide/messages";
import { formatNumber } from "../../lib/i18n/format";

type Name = () => string;

const VALUES: Record<string, Name> = {
  current: m.annotate_value_current,
  former: m.annotate_value_former,
  acting: m.annotate_value_acting,
  elect: m.annotate_value_elect,
  late: m.annotate_value_late,
  adjacent: m.annotate_value_adjacent,
  apposition: m.annotate_value_apposition,
  coreference: m.annotate_value_coreference,
  level: m.annotate_value_level,
  level_with_change: m.annotate_value_level_with_change,
  growth_rate: m.annotate_value_growth_rate,
  share: m.annotate_value_share,
  change: m.annotate_value_change,
  rank: m.annotate_value_rank,
  up: m.annotate_value_up,
  down: m.annotate_value_down,
};

const ATTRIBUTES: Record<string, Name> = {
  entity: m.annotate_attribute_entity,
  figure: m.annotate_attribute_figure,
  status: m.annotate_attribute_status,
  basis: m.annotate_attribute_basis,
  kind: m.annotate_figure_kind,
  value: m.annotate_figure_value,
  low: m.annotate_figure_low,
  high: m.annotate_figure_high,
  unit: m.annotate_figure_unit,
  commodity: m.annotate_figure_commodity,
  scale: m.annotate_figure_scale,
  comparator: m.annotate_figure_comparator,
  period: m.annotate_figure_period,
  base: m.annotate_figure_base,
  change: m.annotate_figure_change,
  flow: m.annotate_figure_flow,
  qualifier: m.annotate_figure_qualifier,
  topic: m.annotate_figure_topic,
  partners: m.annotate_figure_partners,
};

export function valueName(value: string): string {
  return VALUES[value]?.() ?? value;
}

export function attributeName(name: string): string {
  return ATTRIBUTES[name]?.() ?? name;
}

const YEARS = /^(years?|quarter)$/;

/** A value of any shape as people read it; of an object the values in order. */
export function readable(value: unknown, name = ""): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return YEARS.test(name) ? String(value) : formatNumber(value);
  if (typeof value === "string") return valueName(value);
  if (Array.isArray(value)) return joined(value.map((each) => readable(each, name)));
  if (typeof value === "object")
    return joined(Object.entries(value).map(([key, each]) => readable(each, key)));
  return typeof value === "boolean" ? (value ? "✓" : "") : "";
}

function joined(parts: string[]): string {
  return parts.filter(Boolean).join(", ");
}

/** The parts of a figure in the order of the guidelines; an end that is the value itself says nothing. */
const FIGURE = Object.keys(ATTRIBUTES).slice(Object.keys(ATTRIBUTES).indexOf("kind"));

export function figureRows(figure: object): { name: string; text: string }[] {
  const parts = new Map(Object.entries(figure));
  const place = (name: string) => (FIGURE.includes(name) ? FIGURE.indexOf(name) : FIGURE.length);
  return [...parts]
    .filter(([name, part]) => !(name === "low" || name === "high") || part !== parts.get("value"))
    .sort(([a], [b]) => place(a) - place(b))
    .map(([name, part]) => ({ name, text: readable(part, name) }))
    .filter(({ text }) => text !== "");
}
