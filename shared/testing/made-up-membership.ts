import type { Membership } from "../model/membership.ts";
import { membershipKey } from "../model/membership-key.ts";
import { noFigures } from "./no-figures.ts";

/** A row for tests: complete, and plain where a test says nothing. */
export function madeUpMembership(given: Partial<Membership> & Pick<Membership, "id">): Membership {
  const identified = {
    address: `239.1.2.${given.id % 256}`,
    port: 5004,
    source: null,
    bind: "group" as const,
    interface: { name: "eth0", address: "10.0.0.21" },
    ...given,
  };
  return {
    key: membershipKey(identified),
    kind: "group",
    family: identified.address.includes(":") ? 6 : 4,
    byDefault: false,
    name: "",
    label: "",
    colour: null,
    state: "receiving",
    problem: null,
    lastEvent: null,
    formats: [],
    conflict: null,
    ...noFigures,
    receiveBuffer: null,
    sharedWith: [],
    unsureApart: false,
    ...identified,
  };
}
