import { mount } from "svelte";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import App from "./App.svelte";
import { insideTauri, tauriBackend } from "./lib/ipc/backend";
import { setBackend } from "./lib/ipc/current";

async function start(): Promise<void> {
  if (import.meta.env.DEV && !insideTauri()) {
    const { devBackend } = await import("./lib/ipc/fake.dev");
    setBackend(devBackend());
  } else {
    setBackend(tauriBackend());
  }
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

void start();
