import { expect, test } from "vitest";
import { type Problem, problem } from "../../shared/problem.ts";
import { createTrafficStore } from "../store/traffic.ts";
import { tellingOtherVersion } from "./other-version.ts";

test("what another version does not know is told as that, and nothing else is", async () => {
  const traffic = createTrafficStore();
  let refusal: Problem = problem("method-unknown", { method: "probe" });
  const { request } = tellingOtherVersion(
    { request: async () => ({ ok: false as const, problem: refusal }) },
    traffic,
  );
  const told = async () => {
    const answer = await request("snapshot", null);
    return answer.ok ? null : answer.problem.name;
  };
  // The same version: then it is a mistake of the program, whose name helps.
  expect(await told()).toBe("method-unknown");
  traffic.setState({ otherVersion: true });
  expect(await told()).toBe("another-version");
  refusal = problem("argument-missing", { method: "keep", path: "section" });
  expect(await told()).toBe("another-version");
  refusal = problem("connection-lost");
  expect(await told()).toBe("connection-lost");
});
