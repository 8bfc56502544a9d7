import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { type Libc, loadLibc } from "./libc.ts";
import { MessageBatch } from "./message-batch.ts";
import { checkLayouts } from "./self-check.ts";

describe.runIf(process.platform === "linux")("the check at the start", () => {
  let libc: Libc;
  beforeAll(async () => {
    libc = await loadLibc();
  });
  afterEach(() => vi.useRealTimers());

  test("looks for its datagrams a bounded number of times", async () => {
    let looks = 0;
    const deaf = new MessageBatch(libc);
    deaf.receive = () => {
      looks += 1;
      return -1;
    };
    expect(await checkLayouts(libc, deaf)).toEqual({ name: "path-check-lost", values: { came: 0, sent: 3 } });
    expect(looks).toBe(limits.selfCheckLooks);
  });

  const misplaced = { name: "path-check-misplaced", values: { what: "time" } };

  test.each([
    [limits.selfCheckClockMs / 2, null],
    [-1.5 * limits.selfCheckClockMs, misplaced],
  ])("with a clock that is %i ms off finds %j", async (off, mistake) => {
    // The time that the check itself takes only adds to a clock that is behind.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + off });
    expect(await checkLayouts(libc, new MessageBatch(libc))).toEqual(mistake);
  });
});
