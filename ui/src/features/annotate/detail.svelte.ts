// The details of the selected span, asked for when they are looked at and again when they may have changed.
import { backend } from "../../lib/ipc/current";
import type { SpanDetailDto } from "../../lib/ipc/bindings";
import { doc } from "../../lib/state/document.svelte";
import { notices } from "../../lib/state/notices.svelte";
import { settled } from "../../lib/state/ops.svelte";

export class Detail {
  /** Of the selected span, or null while it is on its way: until then the screen shows what it knows itself. */
  current = $state.raw<SpanDetailDto | null>(null);
  #serial = 0;

  async load(id: string | null): Promise<void> {
    const serial = ++this.#serial;
    if (this.current?.id !== id) this.current = null;
    if (id === null) return;
    try {
      // A span that was made a moment ago may not have reached the native side.
      await settled();
      if (serial !== this.#serial || !doc.index.get(id)) return;
      const detail = await backend().spanDetail(id);
      if (serial === this.#serial) this.current = detail;
    } catch (error) {
      if (serial === this.#serial && doc.index.get(id)) notices.error(error);
    }
  }
}
