// The words of the interface, from the very files it is built from: a test names a message, not a sentence.
import en from "../../../../ui/messages/en.json";
import vi from "../../../../ui/messages/vi.json";

export type Language = "vi" | "en";
const files: Record<Language, Record<string, unknown>> = { vi, en };

/** A message in a language, with its inputs put in. */
export function word(
  language: Language,
  key: string,
  inputs: Record<string, string | number> = {},
): string {
  const message = files[language][key];
  const text = typeof message === "string" ? message : pluralOf(message, language, inputs["count"]);
  if (text === undefined) throw new Error(`no message ${key} in ${language} for these inputs`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(inputs[name] ?? `{${name}}`));
}

/** The form for a count, of a message that has one for each. */
function pluralOf(message: unknown, language: Language, count: unknown): string | undefined {
  if (typeof count !== "number" || !Array.isArray(message)) return undefined;
  const [{ match }] = message as [{ match: Record<string, string> }];
  return match[`form=${new Intl.PluralRules(language).select(count)}`];
}

/** The sentences that stand in one language's file and not in the other's. */
export function onlyIn(language: Language): Set<string> {
  const other: Language = language === "vi" ? "en" : "vi";
  const shared = new Set(Object.values(files[other]));
  const own = Object.entries(files[language])
    .filter(([key, text]) => typeof text === "string" && !shared.has(text) && !key.startsWith("$"))
    .map(([, text]) => text as string);
  return new Set(own);
}
