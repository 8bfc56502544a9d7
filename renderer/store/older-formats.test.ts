import { expect, test } from "vitest";
import { parseDescription } from "../../shared/described/description-text.ts";
import { sensorFrame } from "../../shared/described/testing.ts";
import { createViewStore } from "./view.ts";

test("formats that an older version kept are there still, and nonsense among them costs itself only", () => {
  const text = JSON.stringify({ formats: [sensorFrame, { name: "no format" }] });
  const storage = { getItem: () => text, setItem: () => {} };
  const { decoding } = createViewStore({ storage, columns: { sortable: [], hideable: [] } }).getState();
  expect(decoding.formats.map((one) => parseDescription(one))).toMatchObject([
    { ok: true, value: sensorFrame },
  ]);
});
