import { expect, test } from "vitest";
import type { Announced, Announcement } from "../../../shared/model/announcement.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

const studio: Announcement = {
  ...{ key: "1", by: "sap", name: "Studio A", from: "10.0.0.7", host: null, interface: "eth0", lost: null },
  ...{ firstAt: 0, lastAt: Date.now() },
  groups: [
    { text: "239.69.1.1:5004 on eth0", carries: "audio, L24", channels: 2 },
    { text: "239.69.1.2:5004 on eth0", carries: "", channels: null },
  ],
};
const camera: Announcement = {
  ...studio,
  ...{ key: "2", by: "ndi", name: "Camera", host: "pc.local:5961", groups: [] },
  lost: { why: "silent", at: Date.now() },
};
const announced = (given: Partial<Announced> = {}): Announced => ({
  ...{ listen: { on: true, interface: null }, interface: "eth0", joined: 9, wanted: 9, problem: null },
  ...{ announcements: [studio, camera], dropped: { flood: 3, full: 0, unread: 1 }, ...given },
});

/** A world in which somebody ends the listening at once. */
function ended(behaviour: Parameters<typeof standIn>[0]) {
  const one = standIn(behaviour);
  one.ending.abort();
  return one;
}

test("prints a line for each group that can be joined, what only has a name, and what was dropped", async () => {
  const one = ended({ announced: announced() });
  expect(await main(["announced", "--on", "eth0"], one.world)).toBe(0);
  const lines = one.written.out.split("\n");
  expect(lines[1]).toMatch(
    /^Studio A +SAP +10\.0\.0\.7 +239\.69\.1\.1:5004 on eth0 +audio, L24, 2 channels +\d+ s ago$/,
  );
  expect(lines[2]).toMatch(/239\.69\.1\.2:5004 on eth0 +– /);
  expect(lines[3]).toMatch(/^Camera +NDI +10\.0\.0\.7 +pc\.local:5961 +– +\d+ s ago, lost: silent$/);
  expect(lines[5]).toBe("1 datagram of SAP could not be read, 3 came too fast to be read.");
});

test("tells the same as one object, and by its exit code whether anything was announced", async () => {
  const one = ended({ announced: announced() });
  expect(await main(["announced", "--json"], one.world)).toBe(0);
  expect(JSON.parse(one.written.out)).toMatchObject({
    announcements: [{ name: "Studio A" }, { name: "Camera" }],
  });
  const none = ended({ announced: announced({ announcements: [] }) });
  expect(await main(["announced"], none.world)).toBe(1);
  expect(none.written.out).toMatch(/^Nothing was announced on eth0\.\n/);
});

test("says where it cannot listen", async () => {
  const one = standIn({ announced: announced({ interface: null }) });
  expect(await main(["announced", "--on", "eth7"], one.world)).toBe(1);
  expect(one.written.err).toBe("No interface that is up is called eth7, or has that address.\n");
  const wrong = standIn();
  expect(await main(["announced", "239.1.1.1"], wrong.world)).toBe(2);
});
