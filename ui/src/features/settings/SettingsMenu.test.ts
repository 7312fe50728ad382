import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import { settings } from "../../lib/state/settings.svelte";
import { calls, openProject } from "../../test/window";
import SettingsMenu from "./SettingsMenu.svelte";

const { dataset } = document.documentElement;

async function choose(name: string): Promise<void> {
  await fireEvent.keyDown(screen.getByRole("button"), { key: "Enter" });
  const item = await screen.findByRole("menuitemradio", { name });
  await fireEvent.click(item);
  await fireEvent.pointerUp(item);
}

it("shows underscores faint or like other characters, and keeps the choice", async () => {
  const fake = await openProject();
  render(SettingsMenu);
  expect(dataset["underscores"]).toBe("faint");
  await choose("Như các chữ khác");
  await vi.waitFor(() => expect(dataset["underscores"]).toBe("plain"));
  expect(calls(fake, "saveSettings").at(-1)).toMatchObject([{ underscores: "plain" }]);
  expect(settings.value.underscores).toBe("plain");
});

it("begins with what was chosen before", async () => {
  const fake = await openProject();
  const { app } = await fake.start();
  settings.load({ ...app, settings: { ...app.settings, underscores: "plain" } });
  expect(dataset["underscores"]).toBe("plain");
  settings.load(app);
  expect(dataset["underscores"]).toBe("faint");
});
