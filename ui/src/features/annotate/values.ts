// Values that the default schema and the native side name in English, in the language of the interface.
import { m } from "../../lib/paraglide/messages";

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
  predicate: m.annotate_value_predicate,
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
