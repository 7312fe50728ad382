import { expect, it } from "vitest";
import { uuid7 } from "./uuid";

it("ids are version 7, unique, and in the order they were made", () => {
  const ids = Array.from({ length: 6000 }, () => uuid7(1_700_000_000_000));
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
