import { expect, it } from "vitest";
import { setLanguage } from "./i18n/language.svelte";
import { m } from "./paraglide/messages";
import { layerName, layerText } from "./layers";
import type { LayerDto } from "./ipc/bindings";

const layer: LayerDto = {
  id: "l",
  kind: "annotator",
  name: "An",
  round: 1,
  own: false,
  spans: 3,
  editable: true,
};

it("a layer is named by its annotator, or with what it is", () => {
  expect(layerName(layer)).toBe("An");
  expect(layerName({ ...layer, own: true })).toBe("An (của tôi)");
  expect(layerName({ ...layer, round: 2 })).toBe("An · vòng 2");
  expect(layerName({ ...layer, kind: "imported", name: "đợt 1" })).toBe("đợt 1 · nhập từ tệp");
  const gold: LayerDto = { ...layer, kind: "gold", name: "gold" };
  expect(layerName(gold)).toBe("Bản chuẩn");
  setLanguage("en");
  expect(layerName(gold)).toBe("Gold");
});

it("the gold layer is called the same in the header of an article and in an export", () => {
  const gold: LayerDto = { ...layer, kind: "gold", name: "" };
  for (const language of ["vi", "en"] as const) {
    setLanguage(language);
    expect(layerName(gold)).toBe(m.export_layer_gold());
  }
});

it("for an export also with its rounds and how much it holds", () => {
  const text = layerText({ name: "An", kinds: ["annotator"], rounds: [1, 2], spans: 1234 });
  expect(text).toBe("An · người gán nhãn · vòng 1 và 2 · 1.234 nhãn");
});
