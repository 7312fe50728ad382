// The name of an operation, as the native side gives it, in the user's language.
import { m } from "../../lib/paraglide/messages";

const names: { [op: string]: () => string } = {
  add_span: m.status_op_add_span,
  set_label: m.status_op_set_label,
  set_fragments: m.status_op_set_fragments,
  set_attribute: m.status_op_set_attribute,
  set_entity: m.status_op_set_entity,
  set_note: m.status_op_set_note,
  delete_span: m.status_op_delete_span,
  add_relation: m.status_op_add_relation,
  set_relation_attribute: m.status_op_set_attribute,
  delete_relation: m.status_op_delete_relation,
  set_status: m.status_op_set_status,
  set_presence: m.status_op_set_presence,
  set_zone: m.status_op_set_zone,
  delete_zone: m.status_op_delete_zone,
  revise: m.status_op_revise,
  import: m.status_op_import,
};

export function opName(op: string): string {
  return names[op]?.() ?? m.status_op_other();
}
