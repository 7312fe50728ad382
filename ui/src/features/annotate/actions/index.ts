// All keys of the annotate screen, handed to the registry.
import type { SchemaDto } from "../../../lib/ipc/bindings";
import { m } from "../../../lib/paraglide/messages";
import { doc } from "../../../lib/state/document.svelte";
import { specsOfCharacter } from "../../../shared/keyboard/keys";
import { register } from "../../../shared/keyboard/registry";
import * as linking from "../commands/linking";
import * as spans from "../commands/spans";
import { nameOf } from "../names";
import { general, onArticle } from "./article";
import { action } from "./build";
import { moves } from "./moves";
import { selections } from "./selections";
import { onSpans, whileLinking } from "./spans";

/** Registers the keys that never change. */
export function registerActions(): void {
  register("moves", moves);
  register("selections", selections);
  register("labels", []);
  register("spans", onSpans);
  register("links", whileLinking);
  register("article", onArticle);
  register("general", general);
}

/** Registers the keys that the schema gives to labels and relations. */
export function registerSchema(schema: SchemaDto): void {
  register(
    "labels",
    schema.labels.flatMap((label) => {
      const keys = specsOfCharacter(label.key ?? "");
      if (keys.length === 0) return [];
      const number = Number(label.key);
      const name = () => nameOf(label);
      return [
        action(
          `label_${label.name}`,
          "label",
          keys,
          () => m.key_label({ label: name() }),
          () => {
            // While linking the digits choose among the candidates.
            if (doc.linking && number > 0) linking.confirmCandidate(number);
            else spans.label(label);
          },
        ),
        action(
          `label_again_${label.name}`,
          "label",
          keys.filter((key) => !key.startsWith("Numpad")).map((key) => `Shift+${key}`),
          () => m.key_label_again({ label: name() }),
          () => spans.label(label, true),
        ),
      ];
    }),
  );
  register("links", [
    ...schema.relations.map((type, i) => {
      const keys = specsOfCharacter(type.key ?? (i === 0 ? "r" : ""));
      const name = () => m.key_link({ relation: nameOf(type) });
      return action(`link_${type.name}`, "link", keys, name, () => linking.startLink(type));
    }),
    ...whileLinking,
  ]);
}
