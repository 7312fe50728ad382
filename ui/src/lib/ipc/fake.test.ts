import { describe, expect, it } from "vitest";
import { FakeBackend } from "./fake";
import { fakeError } from "./fake.store";
import type { OpDto } from "./bindings";

const add: OpDto = {
  type: "addSpan",
  id: "s1",
  article: "article-1",
  layer: null,
  label: "label-person",
  ends: [0, 8],
};

describe("the backend in memory", () => {
  it("undoes and redoes what was done", async () => {
    const fake = new FakeBackend();
    const done = await fake.transact([add], null);
    expect(done.undo).toEqual({ undo: "add_span", redo: null });
    expect((await fake.article("article-1", null)).spans).toHaveLength(1);
    await fake.transact([{ type: "deleteSpan", span: "s1" }], null);
    await fake.undo();
    expect((await fake.article("article-1", null)).spans).toHaveLength(1);
    const undone = await fake.undo();
    expect(undone.changes).toContainEqual(
      expect.objectContaining({ type: "span", id: "s1", span: null }),
    );
    expect((await fake.article("article-1", null)).layers).toHaveLength(0);
    await fake.redo();
    expect((await fake.article("article-1", null)).spans).toHaveLength(1);
  });

  it("refuses as the native side does", async () => {
    const fake = new FakeBackend();
    await fake.transact([add], null);
    await expect(fake.transact([{ ...add, id: "s2" }], null)).rejects.toMatchObject({
      code: "span_exists",
    });
    fake.refuseWith = fakeError("disk_full");
    await expect(fake.transact([add], null)).rejects.toMatchObject({ code: "disk_full" });
    await expect(fake.undo()).rejects.toMatchObject({ code: "disk_full" });
    fake.refuseWith = null;
    await fake.undo();
    await expect(fake.undo()).rejects.toMatchObject({ code: "nothing_to_undo" });
  });

  it("gives texts whose chunks tile them and whose tokens are what they say", async () => {
    const fake = new FakeBackend();
    for (const id of ["article-1", "article-2", "article-3"]) {
      const { text, chunks, tokens } = await fake.article(id, null);
      let at = 0;
      for (let i = 0; i < chunks.length; i += 3) {
        expect(chunks[i]).toBe(at);
        at = chunks[i + 1] ?? 0;
      }
      expect(at).toBe(text.length);
      for (let i = 0; i < tokens.length; i += 3) {
        expect(text.slice(tokens[i], tokens[i + 1])).toMatch(/^\S+$/);
      }
    }
  });
});
