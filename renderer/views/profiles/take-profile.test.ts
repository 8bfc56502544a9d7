import { expect, test, vi } from "vitest";
import { sameName, takeProfile } from "./take-profile.ts";

const preview = { name: null, usable: true, further: 0, stays: 0, mistakes: [] };
const none = { groups: [], count: 0 };

function pretendClient() {
  return {
    exportProfile: vi.fn(async () => ({ text: "as it was" })),
    takeProfile: vi.fn(async () => null),
    switchProfile: vi.fn(async () => null),
    offerProfile: vi.fn(async () => ({ id: 7 })),
    previewProfile: vi.fn(async () => ({ ...preview, joined: none, left: none })),
  };
}

test("a new one is undone by opening the one of before", async () => {
  const client = pretendClient();
  const undo = await takeProfile(client, { id: 1, name: "B" }, "A", null);
  expect(client.exportProfile).not.toHaveBeenCalled();
  await undo?.();
  expect(client.takeProfile.mock.calls).toEqual([[{ id: 1, name: "B" }]]);
  expect(client.switchProfile).toHaveBeenCalledExactlyOnceWith({ name: "A" });
});

test("one that takes the place of another gives it back", async () => {
  const client = pretendClient();
  const undo = await takeProfile(client, { id: 1, name: "b" }, "A", "B");
  await undo?.();
  expect(client.offerProfile).toHaveBeenCalledExactlyOnceWith({ id: null, text: "as it was" });
  expect(client.takeProfile.mock.calls).toEqual([[{ id: 1, name: "b" }], [{ id: 7, name: "B" }]]);
  expect(client.switchProfile).toHaveBeenCalledExactlyOnceWith({ name: "A" });
});

test("one that takes the place of what is open is undone within it", async () => {
  const client = pretendClient();
  const undo = await takeProfile(client, { id: 1, name: "A" }, "A", "A");
  await undo?.();
  expect(client.takeProfile).toHaveBeenLastCalledWith({ id: 7, name: "A" });
  expect(client.switchProfile).not.toHaveBeenCalled();
});

test("names differ by more than their case and the blanks around them", () => {
  expect(sameName(" playout a", ["Default", "Playout A"])).toBe("Playout A");
  expect(sameName("Playout", ["Default", "Playout A"])).toBeNull();
});
