import { describe, expect, test } from "vitest";
import { descriptionOf, emptyDraft, fieldPlaces, placeField, removeField, shiftField } from "./draft.ts";

const sensors = placeField(placeField(emptyDraft("Sensors"), "sequence", 8, 11), "key", 4, 5);

describe("a description that is being made", () => {
  test("is none until it says where the number stands, and has a name", () => {
    expect(descriptionOf(emptyDraft("Sensors"))).toBeNull();
    expect(descriptionOf({ ...sensors, name: " " })).toBeNull();
    expect(descriptionOf(sensors)).toMatchObject({ name: "Sensors", sequence: { offset: 8, bits: 32 } });
  });

  test("takes the widest field that the chosen bytes hold", () => {
    expect(placeField(sensors, "sequence", 8, 19).sequence).toMatchObject({ offset: 8, bits: 64 });
    expect(placeField(sensors, "time", 12, 13).time).toMatchObject({ offset: 12, bits: 32 });
    expect(placeField(sensors, "key", 0, 15).key).toMatchObject({ bits: 128 });
  });

  test("knows the bytes of its fields, moves them and lets them go", () => {
    expect(fieldPlaces(sensors)).toEqual([
      { field: "sequence", first: 8, last: 11 },
      { field: "key", first: 4, last: 5 },
    ]);
    expect(fieldPlaces(shiftField(sensors, "sequence", 1))[0]).toMatchObject({ first: 9, last: 12 });
    const begin = placeField(sensors, "key", 0, 1);
    expect(shiftField(begin, "key", -1)).toBe(begin);
    expect(fieldPlaces(removeField(sensors, "key"))).toHaveLength(1);
  });
});
