import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { methodNames } from "../../shared/contract.ts";
import { fail, problem } from "../../shared/problem.ts";
import { problemCodes } from "../../shared/statements/problems/kind.ts";
import { problemText } from "../../shared/text/sentences.ts";
import { createRouter } from "./router.ts";
import { createRecorder } from "./testing/recorder.ts";
import { samples } from "./testing/samples.ts";

function setUp() {
  const recorder = createRecorder();
  return { ...recorder, route: createRouter(recorder.handlers) };
}

describe("finding the method", () => {
  test.each(methodNames)(
    "%s reaches its handler with its arguments and answers its result",
    async (method) => {
      const { route, calls } = setUp();
      expect(await route(method, samples[method].args)).toEqual({ ok: true, result: samples[method].result });
      expect(calls).toEqual([{ method, args: samples[method].args }]);
    },
  );

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty", "Join", "", "delta"])(
    "“%s” is not a method",
    async (method) => {
      const { route, calls } = setUp();
      const answer = await route(method, null);
      expect(answer).toEqual({
        ok: false,
        problem: problem("method-unknown", { method }),
      });
      expect(calls).toEqual([]);
    },
  );

  test.each([null, undefined, 1, {}, ["join"], { toString: () => "join" }])(
    "a name that is not a text is refused",
    async (method) => {
      const { route, calls } = setUp();
      expect(await route(method, samples.join.args)).toMatchObject({ problem: { code: "unknown-method" } });
      expect(calls).toEqual([]);
    },
  );
});

describe("refusing arguments", () => {
  const join = samples.join.args;
  test.each([
    ["join", null, null, "The request “join” is not right: invalid type, expected Object but received null."],
    [
      "join",
      { ...join, port: 70_000 },
      "port",
      "The request “join” is not right at “port”: invalid value, expected <=65535 but received 70000.",
    ],
    [
      "join",
      { ...join, port: 1.5 },
      "port",
      "The request “join” is not right at “port”: invalid integer, received 1.5.",
    ],
    ["join", { ...join, port: undefined }, "port", "The request “join” lacks “port”."],
    ["join", { address: "239.1.1.1" }, "port", "The request “join” lacks “port”."],
    [
      "send",
      { ...samples.send.args, content: { kind: "bytes", payload: [1, 2] } },
      "content",
      "The request “send” is not right at “content.payload”: invalid type, expected Uint8Array but received Array.",
    ],
    [
      "snapshot",
      { id: 1 },
      null,
      "The request “snapshot” is not right: invalid type, expected null but received Object.",
    ],
  ])("%s with wrong arguments gets one sentence", async (method, args, concerns, message) => {
    const { route, calls } = setUp();
    const answer = await route(method, args);
    expect(answer).toMatchObject({ ok: false, problem: { code: "bad-request", concerns, retry: false } });
    expect(answer.ok ? "" : problemText(answer.problem)).toBe(message);
    expect(calls).toEqual([]);
  });

  test("a flood of text is not repeated in the sentence", async () => {
    const { route } = setUp();
    const answer = await route("join", { ...join, port: "x".repeat(100_000) });
    expect(answer.ok ? "" : problemText(answer.problem).length).toBeLessThan(200);
    const unknown = await route("y".repeat(100_000), null);
    expect(unknown.ok ? "" : problemText(unknown.problem).length).toBeLessThan(200);
  });

  test("what the contract does not name does not reach the handler", async () => {
    const { route, calls } = setUp();
    await route("leave", { id: 7, force: true });
    expect(calls).toEqual([{ method: "leave", args: { id: 7 } }]);
  });
});

describe("failing handlers", () => {
  test("a problem arrives as it was thrown", async () => {
    const recorder = createRecorder();
    const route = createRouter({
      ...recorder.handlers,
      leave: () => fail("port-in-use", { port: 5004 }),
    });
    expect(await route("leave", { id: 7 })).toEqual({
      ok: false,
      problem: {
        code: "port-in-use",
        name: "port-in-use",
        values: { port: 5004 },
        concerns: "port",
        retry: true,
      },
    });
  });

  test.each([
    new TypeError("x is not a function"),
    "a text",
    null,
    undefined,
    Object.create(null),
    {
      toString() {
        throw new Error("not even this");
      },
    },
  ])("anything else that is thrown is internal", async (thrown) => {
    const { route, throwNext } = setUp();
    throwNext(thrown);
    expect(await route("leave", { id: 7 })).toMatchObject({ ok: false, problem: { code: "internal" } });
  });

  test("a handler that answers nothing is a problem, not undefined", async () => {
    const recorder = createRecorder();
    const handlers = { ...recorder.handlers, leave: (() => undefined) as unknown as () => null };
    expect(await createRouter(handlers)("leave", { id: 7 })).toMatchObject({
      ok: false,
      problem: { code: "internal" },
    });
  });

  test("handlers may be the methods of an object that needs its this", async () => {
    const recorder = createRecorder();
    const handlers = {
      ...recorder.handlers,
      last: 0,
      leave({ id }: { id: number }) {
        this.last = id;
        return null;
      },
    };
    expect(await createRouter(handlers)("leave", { id: 9 })).toEqual({ ok: true, result: null });
    expect(handlers.last).toBe(9);
  });
});

test("whatever is asked, an answer comes and never an exception", async () => {
  const { route } = setUp();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.constantFrom(...methodNames), fc.anything()),
      fc.anything({ withTypedArray: true, withNullPrototype: true }),
      async (method, args) => {
        const answer = await route(method, args);
        if (answer.ok) expect(answer.result).not.toBeUndefined();
        else expect(problemCodes).toContain(answer.problem.code);
      },
    ),
    { numRuns: 500 },
  );
});
