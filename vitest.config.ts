import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  define: { __CASTSCOPE_VERSION__: JSON.stringify("0.0.0-test") },
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Groups and ports belong to the whole host; build/test.mjs gives two halves a host each.
    maxWorkers: 1,
    // A poll waits for as long as its test may: on a busy computer a second of its own is a guess.
    expect: { poll: { timeout: 20_000, interval: 10 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["{shared,electron,build,bench,e2e}/**/*.test.ts"],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: "renderer",
          environment: "happy-dom",
          include: ["renderer/**/*.test.{ts,tsx}"],
          setupFiles: ["renderer/testing/patience.ts"],
        },
      },
      {
        extends: true,
        // Real tools in namespaces of their own: one file after another, ports are shared.
        test: {
          name: "lab",
          environment: "node",
          include: ["lab/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 60_000, interval: 50 } },
        },
      },
    ],
  },
});
