import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { formatTotals, playwrightTotals, vitestTotals } from "./totals.mjs";

const folder = mkdtempSync(join(tmpdir(), "castscope-totals-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("adds up both runners", () => {
  const parts = [
    { passed: 3, failed: 1, skipped: 0 },
    { passed: 4, failed: 0, skipped: 2 },
  ];
  expect(formatTotals(parts)).toBe("7 passed, 1 failed, 2 skipped");
});

test("a file of Vitest that did not load or prepare counts as a failure", () => {
  const file = report({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "skipped" }] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  });
  expect(vitestTotals(file)).toEqual({ passed: 5, failed: 3, skipped: 3 });
});

test("a test of Playwright that passed at the second try passed", () => {
  const file = report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
  expect(playwrightTotals(file)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test("a runner that wrote nothing has no totals", () => {
  expect(vitestTotals(join(folder, "none.json"))).toBeNull();
  expect(playwrightTotals(join(folder, "none.json"))).toBeNull();
});
