import { render } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import SaveState from "../../features/frame/SaveState.svelte";
import { FakeBackend } from "../ipc/fake";
import { fakeError } from "../ipc/fake.store";
import { setBackend } from "../ipc/current";
import type { ErrorDto } from "../ipc/bindings";
import { doc } from "./document.svelte";
import { notices } from "./notices.svelte";
import { hold, offerUndo, ops, redo, resetOps, run, settled, stepsBegun, undo } from "./ops.svelte";
import { uuid7 } from "../../features/annotate/model/uuid";

const DISK_FULL: ErrorDto = { code: "disk_full", args: {}, detail: null };
let fake: FakeBackend;

function add(start: number, end: number, label = "label-person"): string {
  const id = uuid7();
  run([
    { type: "addSpan", id, article: doc.id ?? "", layer: doc.layer, label, ends: [start, end] },
  ]);
  return id;
}

beforeEach(async () => {
  fake = new FakeBackend();
  setBackend(fake);
  const { id } = fake.articleList[0] ?? { id: "" };
  doc.close();
  notices.clear();
  await doc.open(id);
});

describe("operations", () => {
  it("are on the screen before the native side answers, and saved only after", async () => {
    const id = add(0, 4);
    expect(doc.index.get(id)).toBeDefined();
    expect(ops.saving).toBe(true);
    await settled();
    expect(ops.saving).toBe(false);
    expect(ops.failed).toBeNull();
    expect(doc.index.get(id)?.ends).toEqual([0, 4]);
  });

  it("go out in order, one at a time", async () => {
    fake.latency = 2;
    const id = add(0, 4);
    run([{ type: "setLabel", span: id, label: "label-role" }]);
    run([{ type: "setFragments", span: id, ends: [0, 8] }]);
    expect(fake.calls.filter((call) => call.name === "transact")).toHaveLength(1);
    await settled();
    const types = fake.calls
      .filter((c) => c.name === "transact")
      .map((c) => (c.args[0] as { type: string }[])[0]?.type);
    expect(types).toEqual(["addSpan", "setLabel", "setFragments"]);
    expect(doc.index.get(id)).toMatchObject({ label: "label-role", ends: [0, 8] });
  });

  it("that are refused are taken back with what depended on them, and the rest stays", async () => {
    const stays = add(0, 4);
    await settled();
    fake.latency = 2;
    fake.refuseWith = DISK_FULL;
    const gone = add(5, 9);
    run([{ type: "setLabel", span: gone, label: "label-role" }]);
    run([{ type: "addRelation", id: uuid7(), kind: "relation-holds", from: stays, to: gone }]);
    run([{ type: "setLabel", span: stays, label: "label-role" }]);
    expect(doc.relations.of(stays)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 3));
    fake.refuseWith = null;
    await settled();
    expect(doc.index.get(gone)).toBeUndefined();
    expect(doc.relations.of(stays)).toHaveLength(0);
    expect(doc.index.get(stays)?.label).toBe("label-role");
  });

  it("leave the save state failed until something is saved again", async () => {
    fake.refuseWith = DISK_FULL;
    add(0, 4);
    await settled();
    expect(ops.failed).toEqual(DISK_FULL);
    expect(doc.index.size).toBe(0);
    fake.refuseWith = null;
    add(0, 4);
    await settled();
    expect(ops.failed).toBeNull();
    expect(doc.index.size).toBe(1);
  });

  it("say what the project does not allow: nothing failed to be saved", async () => {
    fake.refuseWith = fakeError("layer_not_editable");
    add(0, 4);
    await settled();
    expect(doc.index.size).toBe(0);
    expect(notices.list.at(-1)?.kind).toBe("warning");
    render(SaveState);
    expect(document.querySelector("[data-save-state]")?.getAttribute("data-save-state")).toBe(
      "saved",
    );
  });

  it("taken back show where they were", async () => {
    add(5, 9);
    await settled();
    doc.setSelection({ anchor: 0, focus: 0 });
    undo();
    await settled();
    expect(doc.range).toEqual({ start: 5, end: 9 });
    expect(doc.reveal).toEqual({ offset: 9 });
  });

  it("taken back leave the selection where something was done since", async () => {
    add(5, 9);
    await settled();
    undo();
    const other = add(12, 15, "label-role");
    doc.select(other, false);
    await settled();
    expect(doc.selected).toBe(other);
  });

  it("offer nothing to whoever labels next", () => {
    offerUndo("info", () => "Đã gỡ 2 liên kết");
    expect(notices.list).toHaveLength(1);
    resetOps({ undo: null, redo: null });
    expect(notices.list).toHaveLength(0);
  });

  it("are not taken back beyond an import by a key that is held down", async () => {
    ops.undo = { undo: "import", redo: null };
    undo(true);
    expect(fake.calls.filter(({ name }) => name === "undo")).toHaveLength(0);
    undo();
    await settled();
    expect(fake.calls.filter(({ name }) => name === "undo")).toHaveLength(1);
  });

  it("deleting takes the links along, and a refusal brings all back", async () => {
    const person = add(0, 4);
    const role = add(5, 9, "label-role");
    run([{ type: "addRelation", id: uuid7(), kind: "relation-holds", from: person, to: role }]);
    await settled();
    fake.refuseWith = DISK_FULL;
    run([{ type: "deleteSpan", span: role }]);
    expect(doc.index.get(role)).toBeUndefined();
    expect(doc.relations.of(person)).toHaveLength(0);
    await settled();
    expect(doc.index.get(role)).toBeDefined();
    expect(doc.relations.of(person)).toHaveLength(1);
  });

  it("say how many links a new label dropped, and take it back at once", async () => {
    const person = add(0, 4);
    const role = add(5, 9, "label-role");
    const other = add(10, 14, "label-role");
    run([
      { type: "addRelation", id: uuid7(), kind: "relation-holds", from: person, to: role },
      { type: "addRelation", id: uuid7(), kind: "relation-holds", from: person, to: other },
    ]);
    run([{ type: "setLabel", span: person, label: "label-role" }]);
    await settled();
    expect(doc.relations.of(person)).toHaveLength(0);
    const told = notices.list.at(-1);
    expect(told?.text()).toBe("Đã gỡ 2 liên kết không còn hợp với nhãn mới.");
    told?.action?.run();
    await settled();
    expect(doc.relations.of(person)).toHaveLength(2);
    expect(doc.index.get(person)?.label).toBe("label-person");
  });

  it("say how many attributes a new label dropped, and take it back at once", async () => {
    const figure = add(0, 4, "label-figure");
    run([{ type: "setAttribute", span: figure, name: "figure", value: { amount: "1" } }]);
    run([{ type: "setLabel", span: figure, label: "label-role" }]);
    await settled();
    expect((await fake.spanDetail(figure)).attributes).toEqual({});
    const told = notices.list.at(-1);
    expect(told?.text()).toBe("Đã gỡ 1 thuộc tính không còn hợp với nhãn mới.");
    told?.action?.run();
    await settled();
    expect((await fake.spanDetail(figure)).attributes).toEqual({ figure: { amount: "1" } });
  });

  it("say in one notice that links and attributes were dropped", async () => {
    const person = add(0, 4);
    const role = add(5, 9, "label-role");
    run([
      { type: "addRelation", id: uuid7(), kind: "relation-holds", from: person, to: role },
      { type: "setEntity", span: person, name: "Lê Thị Thu Hà" },
      { type: "setAttribute", span: person, name: "gender", value: "f" },
    ]);
    run([{ type: "setLabel", span: person, label: "label-figure" }]);
    await settled();
    expect(notices.list.map(({ text }) => text())).toEqual([
      "Đã gỡ 1 liên kết và 2 thuộc tính không còn hợp với nhãn mới.",
    ]);
    notices.list[0]?.action?.run();
    await settled();
    expect(doc.relations.of(person)).toHaveLength(1);
    expect((await fake.spanDetail(person)).entity?.name).toBe("Lê Thị Thu Hà");
  });

  it("count only the attributes that are really gone", async () => {
    const person = add(0, 4);
    run([{ type: "setEntity", span: person, name: "Lê Thị Thu Hà" }]);
    await settled();
    const kept = await fake.spanDetail(person);
    fake.spanDetail = () => Promise.resolve(kept);
    run([{ type: "setLabel", span: person, label: "label-role" }]);
    await settled();
    expect(notices.list).toEqual([]);
  });

  it("a label is set even where its losses cannot be counted", async () => {
    const person = add(0, 4);
    run([{ type: "setEntity", span: person, name: "Lê Thị Thu Hà" }]);
    await settled();
    fake.spanDetail = () => Promise.reject(new Error("closed"));
    run([{ type: "setLabel", span: person, label: "label-role" }]);
    await settled();
    expect(doc.index.get(person)?.label).toBe("label-role");
    expect(ops.failed).toBeNull();
    expect(notices.list).toEqual([]);
  });

  it("no longer offer to take back a step that another one came upon", async () => {
    const person = add(0, 4);
    const role = add(5, 9, "label-role");
    run([{ type: "addRelation", id: uuid7(), kind: "relation-holds", from: person, to: role }]);
    run([{ type: "setLabel", span: role, label: "label-figure" }]);
    await settled();
    expect(notices.list.at(-1)?.action).not.toBeNull();
    run([{ type: "setNote", span: role, note: "x" }]);
    expect(notices.list.at(-1)?.text()).toContain("Đã gỡ 1 liên kết");
    expect(notices.list.at(-1)?.action).toBeNull();
    await settled();
  });

  it("a new label that fits drops no link and says nothing", async () => {
    const person = add(0, 4);
    run([{ type: "setLabel", span: person, label: "label-role" }]);
    await settled();
    expect(notices.list).toEqual([]);
  });

  it("are undone and redone in their turn, and undo shows the article it changed", async () => {
    const first = doc.id;
    const id = add(0, 4);
    undo();
    await settled();
    expect(doc.index.get(id)).toBeUndefined();
    redo();
    await settled();
    expect(doc.index.get(id)).toBeDefined();
    await doc.open(fake.articleList[1]?.id ?? "");
    undo();
    await settled();
    expect(doc.id).toBe(first);
    expect(doc.index.get(id)).toBeUndefined();
  });

  it("the echo of an older change does not set a newer one back", async () => {
    const id = add(0, 4);
    await settled();
    fake.latency = 5;
    run([{ type: "setLabel", span: id, label: "label-role" }]);
    const { receive } = await import("./ops.svelte");
    const span = { id, label: "label-person", ends: [0, 4], entity: null, noted: false };
    receive([{ type: "span", article: doc.id ?? "", layer: doc.layer ?? "", id, span }]);
    expect(doc.index.get(id)?.label).toBe("label-role");
    await settled();
    expect(doc.index.get(id)?.label).toBe("label-role");
  });

  it("are not taken while another project is being opened", async () => {
    hold(true);
    const id = add(0, 4);
    undo();
    hold(false);
    await settled();
    expect(doc.index.get(id)).toBeUndefined();
    expect(fake.calls.some((call) => call.name === "transact" || call.name === "undo")).toBe(false);
  });

  it("offer to take back only the step that was told", async () => {
    add(0, 4);
    const step = stepsBegun();
    add(5, 9);
    await settled();
    offerUndo("info", () => "bài đã loại", step);
    expect(notices.list.at(-1)?.action).toBeNull();
    offerUndo("info", () => "nhãn mới");
    expect(notices.list.at(-1)?.action).not.toBeNull();
  });
});
