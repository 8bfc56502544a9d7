import { describe, expect, test } from "vitest";
import { formatDescription } from "../../shared/described/description-json.ts";
import { sensorFrame } from "../../shared/described/testing.ts";
import type { DecodingState } from "../../shared/model/decoding.ts";
import { measuredDescription } from "../../shared/model/description.ts";
import { madeUpDelta, madeUpSnapshot } from "../../shared/testing/made-up-telling.ts";
import { keepDecoding } from "./keep-decoding.ts";
import { applyDelta, applySnapshot, createTrafficStore } from "./traffic.ts";
import { createViewStore } from "./view.ts";

const choice = { key: "live/239.1.1.1:5004", source: null, as: "rtp" };
const format = formatDescription(measuredDescription(sensorFrame));
const nothing: DecodingState = { choices: [], formats: [] };

/** A window that kept this, and what it brings. */
function windowThatKept(kept: DecodingState) {
  const [traffic, view] = [createTrafficStore(), createViewStore(null)];
  view.setState({ decoding: kept });
  const brought: DecodingState[] = [];
  const client = {
    bringDecoding: async (piece: DecodingState) => {
      brought.push(piece);
      return null;
    },
  };
  keepDecoding(client, traffic, view);
  traffic.setState({ connection: "open" });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { traffic, view, brought, settled };
}

describe("what was said of how packets are read", () => {
  test("is brought to a monitor that begins, formats first, and kept as that tells it from then on", async () => {
    const { traffic, view, brought, settled } = windowThatKept({ choices: [choice], formats: [format] });
    applySnapshot(traffic, madeUpSnapshot());
    await settled();
    expect(brought).toEqual([
      { choices: [], formats: [format] },
      { choices: [choice], formats: [] },
    ]);
    // Nothing is lost between the question and the first that the monitor tells of it.
    expect(view.getState().decoding.choices).toEqual([choice]);
    const told = { choices: [{ ...choice, as: "bytes" }], formats: [format] };
    applyDelta(traffic, madeUpDelta({ sequence: 1, decoding: told }));
    expect(view.getState().decoding).toEqual(told);
    expect(brought).toHaveLength(2);
  });

  test("is taken from the monitor at once where nothing was kept", async () => {
    const { traffic, view, brought, settled } = windowThatKept(nothing);
    applySnapshot(traffic, madeUpSnapshot({ decoding: { choices: [choice], formats: [] } }));
    await settled();
    expect(brought).toEqual([]);
    expect(view.getState().decoding.choices).toEqual([choice]);
  });

  test("is brought again to another monitor", async () => {
    const { traffic, brought, settled } = windowThatKept({ choices: [choice], formats: [] });
    applySnapshot(traffic, madeUpSnapshot());
    await settled();
    applySnapshot(traffic, madeUpSnapshot({ epoch: "b" }));
    await settled();
    expect(brought).toHaveLength(2);
  });
});
