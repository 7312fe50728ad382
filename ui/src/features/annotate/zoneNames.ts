// Zones in words: what kinds there are, and why a rule took a stretch of text for one.
import type { ZoneDto, ZoneKind } from "../../lib/ipc/bindings";
import { m } from "../../lib/paraglide/messages";

const kinds: { [kind in ZoneKind]: () => string } = {
  title: m.zone_kind_title,
  sapo: m.zone_kind_sapo,
  subheading: m.zone_kind_subheading,
  body: m.zone_kind_body,
  caption: m.zone_kind_caption,
  byline: m.zone_kind_byline,
  credit: m.zone_kind_credit,
  date: m.zone_kind_date,
  source_link: m.zone_kind_source_link,
  related_links: m.zone_kind_related_links,
  image_alt: m.zone_kind_image_alt,
  read_more_trailer: m.zone_kind_read_more_trailer,
  menu: m.zone_kind_menu,
  social: m.zone_kind_social,
  footer: m.zone_kind_footer,
};

const reasons: { [reason: string]: () => string } = {
  headline: m.zone_reason_headline,
  headline_run_on: m.zone_reason_headline_run_on,
  lead: m.zone_reason_lead,
  short_line: m.zone_reason_short_line,
  prose: m.zone_reason_prose,
  beside_credit: m.zone_reason_beside_credit,
  below_image: m.zone_reason_below_image,
  picture_phrase: m.zone_reason_picture_phrase,
  credit_phrase: m.zone_reason_credit_phrase,
  author_label: m.zone_reason_author_label,
  names: m.zone_reason_names,
  source_phrase: m.zone_reason_source_phrase,
  date: m.zone_reason_date,
  address: m.zone_reason_address,
  plain_letters: m.zone_reason_plain_letters,
  image_word: m.zone_reason_image_word,
  repeated: m.zone_reason_repeated,
  sections: m.zone_reason_sections,
  key_words: m.zone_reason_key_words,
  button: m.zone_reason_button,
  link_heading: m.zone_reason_link_heading,
  link_list: m.zone_reason_link_list,
  imprint: m.zone_reason_imprint,
  remainder: m.zone_reason_remainder,
  page_element: m.zone_reason_page_element,
  page_name: m.zone_reason_page_name,
  page_head: m.zone_reason_page_head,
};

export function kindName(kind: ZoneKind): string {
  return kinds[kind]();
}

/** Why it is a zone of its kind; empty where a file says so without a reason that is known here. */
export function reasonText({ origin, reason }: ZoneDto): string {
  if (origin === "hand") return m.zone_by_hand();
  const text = Object.hasOwn(reasons, reason) ? reasons[reason]?.() : undefined;
  if (text) return m.zone_because({ reason: text });
  return origin === "imported" ? m.zone_imported() : "";
}
