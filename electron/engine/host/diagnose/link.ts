import { formatSpeed } from "../../../../shared/format.ts";
import { type CheckFunction, isQuiet, ok, placeName, problem, warning } from "./facts.ts";

/** Whether the interface is there and up. */
export const checkInterface: CheckFunction = (facts) => {
  const { row, on } = facts;
  if (row.interface === null) return null;
  const { name } = row.interface;
  if (on === null) {
    return problem(`${name} is gone.`, "Plug it in again: the group is joined again by itself.");
  }
  if (!on.up) return problem(`${name} is down.`, "Connect its cable or switch it on.");
  return ok(on.speed === null ? `${name} is up.` : `${name} is up, ${formatSpeed(on.speed)}.`);
};

/** Whether the interface has an address of the family: joins and reports need one. */
export const checkAddress: CheckFunction = ({ row, on }) => {
  if (on === null) return null;
  const own = on.addresses.filter(({ family }) => family === row.family).map(({ address }) => address);
  const [first] = own;
  if (first === undefined) {
    return problem(
      `${on.name} has no IPv${row.family} address, so nothing can be joined there.`,
      "Give it one by DHCP or by hand, or join on another interface.",
    );
  }
  if (own.every((address) => address.startsWith("169.254."))) {
    return warning(
      `${on.name} has only ${first}, which it gave itself because no DHCP server answered.`,
      "Check its cable and VLAN, or give it an address by hand.",
    );
  }
  const used = row.interface?.address ?? first;
  return ok(`${on.name} has ${own.includes(used) ? used : first}.`);
};

/** Whether the system would choose the interface that was joined on. */
export const checkDefault: CheckFunction = (facts) => {
  const { row, interfaces, on } = facts;
  if (row.kind === "host" || row.interface === null || on?.loopback === true) return null;
  const usual = interfaces.find(({ isDefault }) => (row.family === 4 ? isDefault.ipv4 : isDefault.ipv6));
  const name = placeName(facts);
  if (!usual) return ok(`This computer has no default interface for groups; this one is joined on ${name}.`);
  if (usual.name === name) {
    return ok(`${name} is the default interface for IPv${row.family} groups.`);
  }
  const message = row.byDefault
    ? `The system chose ${name} at the join and would choose ${usual.name} now.`
    : `Joined on ${name}, while ${usual.name} is the default interface for IPv${row.family} groups.`;
  if (!isQuiet(facts)) return ok(message);
  return warning(message, `If the sender is reached by ${usual.name}, join there: add “on ${usual.name}”.`);
};
