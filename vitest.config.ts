import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The same order in each run: where files share a worker, none comes after others than it did before. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const key = ({ project, moduleId }: TestSpecification): string => `${project.name} ${moduleId}`;
    return files.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  }
}

export default defineConfig({
  define: { __CASTSCOPE_VERSION__: JSON.stringify("0.0.0-test") },
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Groups and ports belong to the whole host; build/test.mjs gives two halves a host each.
    maxWorkers: 1,
    sequence: { sequencer: InOrder },
    // A poll waits for as long as its test may: on a busy computer a second of its own is a guess.
    expect: { poll: { timeout: 20_000, interval: 10 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["{electron,build,bench,e2e}/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "shared",
          environment: "node",
          // What is tested has no state but the language, and a worker of its own takes longer than most files.
          isolate: false,
          include: ["shared/**/*.test.ts"],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: "renderer",
          environment: "happy-dom",
          include: ["renderer/**/*.test.{ts,tsx}"],
          isolate: false,
          setupFiles: ["renderer/testing/patience.ts", "renderer/testing/afresh.ts"],
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
