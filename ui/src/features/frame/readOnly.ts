import type { WriterDto } from "../../lib/ipc/bindings";
import { formatDateTime } from "../../lib/i18n/format";
import { m } from "../../lib/paraglide/messages";

/** Why this window may only read, as far as the file says who writes. */
export function readOnlyText({ annotator, host, since }: WriterDto): string {
  if (host === "") return m.app_read_only_place();
  const when = formatDateTime(since);
  if (annotator === "") return m.app_read_only_window({ host, since: when });
  return m.app_read_only({ annotator, host, since: when });
}
