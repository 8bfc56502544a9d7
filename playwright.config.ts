import { defineConfig } from "@playwright/test";
import { browserArguments } from "./build/tools.mjs";
import type { Doors } from "./e2e/castscope.ts";

const executablePath = process.env.CASTSCOPE_CHROMIUM;

/** With the folder above: a pattern is looked for anywhere in a path, also in that of the whole project. */
const desktopTests = "**/e2e/desktop/*.spec.ts";
/** They look at a session in which nothing moves, so that nothing can come between two of them. */
const fixedTests = ["**/e2e/look.spec.ts", "**/e2e/states.spec.ts"];

export default defineConfig<Doors>({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./e2e/network.ts",
  // Groups and ports belong to the whole host: one test at a time, but for those of the project "fixed".
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  reporter: [["list"]],
  projects: [
    { name: "browser", testIgnore: [desktopTests, ...fixedTests] },
    { name: "fixed", testMatch: fixedTests, fullyParallel: true },
    {
      name: "desktop",
      // Besides its own tests those in which every kind of value crosses: calls, problems, deltas, columns of
      // packets, payloads both ways. What the other tests are of is the page alone, the same behind both doors.
      testMatch: [desktopTests, "**/e2e/journey.spec.ts", "**/e2e/packet-list.spec.ts"],
      grepInvert: /@headless/,
      use: { through: "desktop" },
    },
  ],
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: "dark",
    // What was done, when, and what the page said. A film of it and the page at each step took a quarter of the time and a
    // third of the processor; how the page was when it failed is kept beside it. With all: --trace retain-on-failure.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    // What waits in vain says for what, instead of that the whole test's time is over.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: browserArguments,
    },
  },
});
