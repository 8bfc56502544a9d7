import { afterEach, describe, expect, test, vi } from "vitest";
import { speak } from "../../shared/text/spoken.ts";
import { createFailures } from "./failures.ts";

afterEach(() => speak("en"));

function setUp(pressed: number) {
  const parts = {
    ask: vi.fn(async (_: { detail?: string }) => pressed),
    restart: vi.fn(),
    reload: vi.fn(),
    quit: vi.fn(),
  };
  return { ...parts, failures: createFailures(parts) };
}

describe("a monitor that ended", () => {
  test("can be had again with a restart", async () => {
    const { failures, ask, restart, quit } = setUp(0);
    await failures.monitorLost("Out of memory");
    expect(ask.mock.calls[0]?.[0].detail).toContain("Out of memory");
    expect([restart.mock.calls.length, quit.mock.calls.length]).toEqual([1, 0]);
  });

  test("or the program is closed", async () => {
    const { failures, restart, quit } = setUp(1);
    await failures.monitorLost("Out of memory");
    expect([restart.mock.calls.length, quit.mock.calls.length]).toEqual([0, 1]);
  });
});

test("the question is asked in the language that is spoken then", async () => {
  const { failures, ask } = setUp(1);
  speak("de");
  await failures.pageLost("crashed");
  expect(ask.mock.calls[0]?.[0]).toMatchObject({ buttons: ["Wieder öffnen", "Schließen"] });
});

describe("a page that ended", () => {
  test.each([
    [0, 1, 0],
    [1, 0, 1],
  ])("button %i: loaded again %i times, closed %i times", async (pressed, reloads, quits) => {
    const { failures, ask, reload, quit } = setUp(pressed);
    await failures.pageLost("crashed");
    expect(ask.mock.calls[0]?.[0].detail).toContain("crashed");
    expect([reload.mock.calls.length, quit.mock.calls.length]).toEqual([reloads, quits]);
  });

  test("on purpose is not spoken of", async () => {
    const { failures, ask } = setUp(0);
    await failures.pageLost("clean-exit");
    expect(ask).not.toHaveBeenCalled();
  });
});
