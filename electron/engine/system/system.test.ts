import { expect, test, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";

const asked = vi.hoisted(() => ({ options: null as unknown }));
vi.mock("node:child_process", () => ({
  execFile: (
    _program: string,
    _args: string[],
    options: unknown,
    done: (error: null, out: object) => void,
  ) => {
    asked.options = options;
    done(null, { stdout: "what it said" });
  },
}));

test("the system's tools have a time and a size to answer in", async () => {
  const { thisSystem } = await import("./system.ts");
  expect(await thisSystem.run("netsh", ["interface", "show"])).toBe("what it said");
  expect(asked.options).toMatchObject({ timeout: limits.hostToolMs, maxBuffer: limits.hostToolBytes });
});
