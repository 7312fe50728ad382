import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");

function tokens(block: string): Map<string, string> {
  const found = block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g);
  return new Map([...found].map(([, name, value]) => [name ?? "", value ?? ""]));
}

const [, lightBlock = "", darkBlock = ""] = css.split(/:root(?:\[data-theme="dark"\])? \{/);
const light = tokens(lightBlock);
const themes = { light, dark: new Map([...light, ...tokens(darkBlock)]) };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const labels = ["blue", "green", "orange", "purple", "red", "teal", "brown", "pink"];
const grounds = ["paper", "surface", "raised", "hover", "selected"];

/** foreground, background, least contrast */
const pairs: [string, string, number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ["ink", ground, 7],
    ["ink-soft", ground, 4.5],
    ["ink-faint", ground, 4.5],
    ["accent", ground, 4.5],
    ["danger", ground, 4.5],
    ["success", ground, 4.5],
    ["warning", ground, 4.5],
    ["focus", ground, 3],
    ["line-strong", ground, 3],
  ]),
  ["accent-ink", "accent", 4.5],
  ["accent-ink", "accent-hover", 4.5],
  ["danger-ink", "danger", 4.5],
  ["danger-ink", "danger-hover", 4.5],
  ["ink", "accent-tint", 7],
  ["ink", "danger-tint", 7],
  ["ink", "warning-tint", 7],
  ["ink", "success-tint", 7],
  ["ink", "selection", 7],
  ["danger", "danger-tint", 4.5],
  ["warning", "warning-tint", 4.5],
  ["success", "success-tint", 4.5],
  ...labels.flatMap((label): [string, string, number][] => [
    [`label-${label}`, "paper", 3],
    [`label-${label}`, "surface", 3],
    [`label-${label}-ink`, "paper", 4.5],
    [`label-${label}-ink`, "surface", 4.5],
    [`label-${label}-ink`, `label-${label}-tint`, 4.5],
    ["ink", `label-${label}-tint`, 7],
  ]),
];

describe("colours", () => {
  it.each(Object.entries(themes))("have enough contrast in the %s theme", (_, theme) => {
    const weak = pairs.flatMap(([front, back, least]) => {
      const reached = contrast(theme.get(front) ?? "", theme.get(back) ?? "");
      return reached >= least ? [] : [`${front} on ${back}: ${reached.toFixed(2)} < ${least}`];
    });
    expect(weak).toEqual([]);
  });
});
