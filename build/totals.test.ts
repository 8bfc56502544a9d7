import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { formatTotals, outcome, playwrightTotals, vitestTotals } from "./totals.mjs";

const folder = mkdtempSync(join(tmpdir(), "castscope-totals-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("adds up all runners, and names what failed in the last lines", () => {
  const parts = [
    { passed: 3, failed: 1, skipped: 0, failures: ["FAILED one"] },
    { passed: 4, failed: 0, skipped: 2, failures: [] },
    { passed: 0, failed: 1, skipped: 0, failures: ["FAILED other"] },
  ];
  expect(formatTotals(parts)).toBe("7 passed, 2 failed, 2 skipped\nFAILED one\nFAILED other");
});

test("a file of Vitest that did not load or prepare counts as a failure; each failure is a line", () => {
  const failed = (title: string, ...failureMessages: string[]) => ({
    ...{ status: "failed", ancestorTitles: ["outer", "inner"], title, failureMessages },
  });
  const file = report({
    numPassedTests: 5,
    numFailedTests: 2,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      {
        name: "/project/lab/one.test.ts",
        status: "failed",
        message: "",
        assertionResults: [
          { status: "passed" },
          failed(
            "counts",
            "\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n    at lab/one.test.ts:3:4",
          ),
          failed("is silent"),
        ],
      },
      {
        name: "/project/shared/two.test.ts",
        status: "failed",
        message: "\nNo such file\nmore",
        assertionResults: [],
      },
      {
        name: "/project/shared/three.test.ts",
        status: "failed",
        message: "x".repeat(1_000),
        assertionResults: [{ status: "skipped" }],
      },
      {
        name: "/project/four.test.ts",
        status: "passed",
        message: "",
        assertionResults: [{ status: "passed" }],
      },
    ],
  });
  expect(vitestTotals(file, "/project")).toEqual({
    passed: 5,
    failed: 4,
    skipped: 3,
    failures: [
      "FAILED lab/one.test.ts › outer › inner › counts: AssertionError: expected 1 to be 2",
      "FAILED lab/one.test.ts › outer › inner › is silent: no reason given",
      "FAILED shared/two.test.ts: No such file",
      `FAILED shared/three.test.ts: ${"x".repeat(240)}…`,
    ],
  });
});

test("a test of Playwright that passed at the second try passed; one that failed is named with its project", () => {
  const spec = (title: string, status: string, ...messages: (string | null)[]) => ({
    ...{ title, file: "life.spec.ts" },
    tests: [
      {
        projectName: "desktop",
        status,
        results: messages.map((message) =>
          message === null ? {} : { error: { message }, errors: [{ message }] },
        ),
      },
    ],
  });
  const file = report({
    config: { rootDir: "/project/e2e" },
    stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 2 },
    errors: [
      {
        message: "Error: cannot load",
        location: { file: "/project/e2e/broken.spec.ts", line: 1, column: 1 },
      },
      { message: "Error: no set-up" },
    ],
    suites: [
      {
        title: "life.spec.ts",
        specs: [
          spec("starts", "unexpected", null, "\u001b[31mError\u001b[39m: closed\nCall log:"),
          spec("ends", "expected", null),
        ],
        suites: [
          {
            title: "without windows",
            specs: [
              spec("goes on", "unexpected", "Test timeout of 60000ms exceeded."),
              spec("comes back", "flaky", "once", null),
            ],
          },
        ],
      },
    ],
  });
  expect(playwrightTotals(file, "/project")).toEqual({
    passed: 5,
    failed: 4,
    skipped: 2,
    failures: [
      "FAILED e2e/life.spec.ts › desktop › starts: Error: closed",
      "FAILED e2e/life.spec.ts › desktop › without windows › goes on: Test timeout of 60000ms exceeded.",
      "FAILED e2e/broken.spec.ts: Error: cannot load",
      "FAILED Playwright: Error: no set-up",
    ],
  });
});

test("a test of Playwright that waited in vain says in which step and for what", () => {
  const error = { message: "Test timeout of 60000ms exceeded." };
  const waited = {
    message:
      "Error: locator.click: Test timeout of 60000ms exceeded.\nCall log:\n\u001b[2m  - waiting for row\u001b[22m\n",
  };
  const steps = [
    { title: "first" },
    { title: "second", error: waited, steps: [{ title: "inner", error: waited }] },
  ];
  const tests = [
    { projectName: "browser", status: "unexpected", results: [{ error, errors: [error, waited], steps }] },
  ];
  const file = report({
    config: { rootDir: "/project/e2e" },
    stats: { expected: 0, unexpected: 1, flaky: 0, skipped: 0 },
    errors: [],
    suites: [{ title: "life.spec.ts", specs: [{ title: "lives", file: "life.spec.ts", tests }] }],
  });
  expect(playwrightTotals(file, "/project")?.failures).toEqual([
    "FAILED e2e/life.spec.ts › browser › lives › second › inner: Test timeout of 60000ms exceeded.; Error: locator.click: Test timeout of 60000ms exceeded. (waiting for row)",
  ]);
});

test("a runner that wrote nothing has no totals", () => {
  expect(vitestTotals(join(folder, "none.json"), folder)).toBeNull();
  expect(playwrightTotals(join(folder, "none.json"), folder)).toBeNull();
});

test("a runner that failed without a failed test is a failure that is named", () => {
  const totals = { passed: 3, failed: 0, skipped: 1, failures: [] };
  expect(outcome("Vitest", 0, totals)).toEqual(totals);
  const failed = { ...totals, failed: 1, failures: ["FAILED lab/one.test.ts: no reason given"] };
  expect(outcome("Vitest", 1, failed)).toEqual(failed);
  expect(formatTotals([outcome("Vitest", 1, totals)])).toBe(
    "3 passed, 1 failed, 1 skipped\nFAILED Vitest ended with code 1 for an error outside of the tests: it stands above.",
  );
  expect(formatTotals([outcome("Playwright", 137, null)])).toBe(
    "0 passed, 1 failed, 0 skipped\nFAILED Playwright ended with code 137 before it could tell of any test.",
  );
});
