import { defineConfig } from "vitest/config";

// Measures and reports; nothing here passes or fails by a time. `cargo xtask bench` holds the figures against budgets.
export default defineConfig({
  test: {
    include: ["src/bench/**/*.bench.ts"],
    // Figures of two windows at once would be figures of neither.
    fileParallelism: false,
    sequence: { concurrent: false },
    // Shared memory of the graphics card: there is none here, and without it frames come evenly.
    env: { WEBKIT_DISABLE_DMABUF_RENDERER: "1" },
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    teardownTimeout: 20_000,
    disableConsoleIntercept: true,
    reporters: ["dot"],
  },
});
