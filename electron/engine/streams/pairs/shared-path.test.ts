import { expect, test } from "vitest";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import { sharedPath } from "./shared-path.ts";

const interfaces = [
  madeUpInterface({ name: "eth1", addresses: [{ family: 4, address: "10.0.1.5", prefix: 24 }] }),
  madeUpInterface({ name: "eth2", addresses: [{ family: 4, address: "10.0.2.5", prefix: 24 }] }),
  madeUpInterface({ name: "eth3", addresses: [{ family: 4, address: "10.0.1.6", prefix: 24 }] }),
  madeUpInterface({ name: "eth4", addresses: [], up: false }),
];
const leg = (on: string, sender: string | null = null) => ({ on, family: 4, sender }) as const;

test("two interfaces in two subnets have nothing in common", () => {
  expect(sharedPath(leg("eth1", "10.0.1.9"), leg("eth2", "10.0.2.9"), interfaces)).toBeNull();
  expect(sharedPath(leg("eth1"), leg("eth2"), interfaces)).toBeNull();
});

test("one interface brings both down, and others that are up could take a leg", () => {
  expect(sharedPath(leg("eth1"), leg("eth1"), interfaces)).toEqual({
    ...{ by: "interface", what: "eth1", free: ["eth2", "eth3"] },
  });
});

test("so does one subnet on two interfaces, and one sending host", () => {
  expect(sharedPath(leg("eth1"), leg("eth3"), interfaces)).toMatchObject({
    by: "subnet",
    what: "10.0.1.5/24",
  });
  expect(sharedPath(leg("eth1", "10.9.9.9"), leg("eth2", "10.9.9.9"), interfaces)).toMatchObject({
    ...{ by: "sender", what: "10.9.9.9" },
  });
});
