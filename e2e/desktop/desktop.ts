import { test as base, expect, type Page } from "@playwright/test";
import { type Desktop, findRunner, launchDesktop, type Runner } from "./launch.ts";

interface WorkerFixtures {
  runner: Runner;
}

interface Fixtures {
  /** The running program. */
  desktop: Desktop;
  launchEnv: Readonly<Record<string, string>>;
}

/** What runs the program here, told once; where nothing does, the tests are left out and say why. */
export async function requireRunner(): Promise<Runner> {
  const runner = await findRunner();
  if ("reason" in runner) {
    say(`The desktop tests are left out, because ${runner.reason}.`);
    base.skip(true, runner.reason);
    throw new Error(runner.reason);
  }
  if (runner.standInFor !== null) {
    say(`The desktop tests run on a stand-in of Electron, because ${runner.standInFor}.`);
  }
  return runner;
}

let said = false;
function say(sentence: string): void {
  if (!said) console.warn(sentence);
  said = true;
}

/** Tests of the built desktop program: in Electron, or in what stands in for it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  runner: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to find what a fixture needs.
    async ({}, use) => use(await requireRunner()),
    // The program may have to be fetched first.
    { scope: "worker", timeout: 10 * 60_000 },
  ],

  launchEnv: [{}, { option: true }],

  desktop: async ({ runner, launchEnv }, use) => {
    const desktop = await launchDesktop(runner, { env: launchEnv });
    await use(desktop);
    await desktop.close();
  },

  /** Of its window, ready to be used. */
  page: async ({ desktop }, use) => {
    const page = await desktop.program.firstWindow();
    await expect(joinField(page)).toBeVisible();
    await use(page);
  },
});

export const joinField = (page: Page) => page.getByRole("textbox", { name: "Join a group" });

export { expect };
