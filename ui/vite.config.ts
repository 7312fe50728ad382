/// <reference types="vitest/config" />
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { defineConfig } from "vite";

const messages = paraglideVitePlugin({
  project: "./project.inlang",
  outdir: "./src/lib/paraglide",
  strategy: ["globalVariable", "baseLocale"],
});

export default defineConfig(({ mode }) => ({
  base: "./",
  clearScreen: false,
  plugins: [
    // Tests compile the messages before they start (package.json): its watcher would keep them from ending.
    ...(mode === "test" ? [] : [messages]),
    svelte(),
    ...(mode === "test" ? [svelteTesting()] : []),
  ],
  server: { port: 5173, strictPort: true },
  build: {
    target: ["es2022", "safari15", "chrome105"],
    cssTarget: ["safari15", "chrome105"],
    // The content security policy allows no data: modules and no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["./src/test/setup.ts"],
    restoreMocks: true,
    // Nothing here is about time, and a machine may be busy.
    testTimeout: 30_000,
  },
}));
