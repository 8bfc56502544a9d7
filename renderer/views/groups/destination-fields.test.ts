import { expect, test } from "vitest";
import { madeUpDestination } from "../../../shared/testing/made-up-destination.ts";
import { madeUpInterfaces } from "../../../shared/testing/made-up-interface.ts";
import { groupColumns } from "./columns.tsx";
import { arrangeDestinations, destinationFields, isShownOf } from "./destination-fields.ts";

const around = { port: 5_000, interfaces: madeUpInterfaces, at: 10_000 };
const rate = (packets: number) => ({ rate: { packets, bits: packets * 8 } });
const destinations = [
  madeUpDestination({ address: "239.1.2.3", ...rate(5) }),
  madeUpDestination({ address: "10.0.0.21", kind: "unicast", ...rate(70) }),
  madeUpDestination({ address: "10.0.0.255", kind: "broadcast", ...rate(9) }),
];

const arranged = (column: string, descending: boolean, previous: readonly string[] = []) =>
  arrangeDestinations(previous, destinations, around, { column, descending }, "sort").map(
    ({ address }) => address,
  );

test("destinations are sorted by what columns know of them, else as they came", () => {
  const came = ["239.1.2.3", "10.0.0.21", "10.0.0.255"];
  expect(arranged("joined", true)).toEqual(came);
  expect(arranged("packetRate", true)).toEqual(["10.0.0.21", "10.0.0.255", "239.1.2.3"]);
  expect(arranged("packetRate", false)).toEqual(["239.1.2.3", "10.0.0.255", "10.0.0.21"]);
  expect(arranged("group", false)).toEqual(["10.0.0.21", "10.0.0.255", "239.1.2.3"]);
  // What the kernel dropped is not told of each.
  expect(arranged("drops", true)).toEqual(came);
});

test("columns show what is known of a destination, and nothing of its row's", () => {
  const [first] = destinations;
  if (!first) throw new Error("there is one");
  const fields = destinationFields(first, around);
  const shown = groupColumns.filter((column) => isShownOf(fields, column)).map(({ id }) => id);
  expect(shown).toEqual(
    expect.arrayContaining(["sources", "packets", "packetRate", "bitRate", "ttl", "last"]),
  );
  for (const unknown of ["history", "drops"]) expect(shown).not.toContain(unknown);
});

test("each is called by what it is", () => {
  expect(destinations.map((one) => destinationFields(one, around).name)).toEqual([
    "by whom it is joined is not told",
    "Unicast, this computer",
    "Broadcast, 10.0.0.0/24",
  ]);
});
