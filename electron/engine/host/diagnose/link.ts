import type { FindingStatement } from "../../../../shared/statements/findings.ts";
import { type CheckFunction, isQuiet, ok, problem, warning } from "./facts.ts";

/** Whether the interface is there and up. */
export const checkInterface: CheckFunction = ({ row, on }) => {
  if (row.interface === null) return null;
  const { name } = row.interface;
  if (on === null) {
    const step = { name: "plug-in-again", values: {} } as const;
    return problem({ name: "interface-gone", values: { interface: name } }, step);
  }
  if (!on.up) {
    const step = { name: "connect-or-switch-on", values: {} } as const;
    return problem({ name: "interface-down", values: { interface: name } }, step);
  }
  return ok({ name: "interface-up", values: { interface: name, speed: on.speed } });
};

/** Whether the interface has an address of the family: joins and reports need one. */
export const checkAddress: CheckFunction = ({ row, on }) => {
  if (on === null) return null;
  const own = on.addresses.filter(({ family }) => family === row.family).map(({ address }) => address);
  const [first] = own;
  if (first === undefined) {
    return problem(
      { name: "address-missing", values: { interface: on.name, family: row.family } },
      { name: "give-address", values: {} },
    );
  }
  if (own.every((address) => address.startsWith("169.254."))) {
    return warning(
      { name: "address-self-assigned", values: { interface: on.name, address: first } },
      { name: "check-cable-or-give-address", values: {} },
    );
  }
  const used = row.interface?.address ?? first;
  const address = own.includes(used) ? used : first;
  return ok({ name: "address-there", values: { interface: on.name, address } });
};

/** Whether the system would choose the interface that was joined on. */
export const checkDefault: CheckFunction = (facts) => {
  const { row, interfaces, on } = facts;
  const { family } = row;
  if (row.kind === "host" || row.interface === null || on?.loopback === true) return null;
  const usual = interfaces.find(({ isDefault }) => (family === 4 ? isDefault.ipv4 : isDefault.ipv6));
  const { name } = row.interface;
  if (!usual) return ok({ name: "default-none", values: { interface: name } });
  if (usual.name === name) return ok({ name: "default-here", values: { interface: name, family } });
  const found: FindingStatement = row.byDefault
    ? { name: "default-changed", values: { interface: name, usual: usual.name } }
    : { name: "default-elsewhere", values: { interface: name, usual: usual.name, family } };
  if (!isQuiet(facts)) return ok(found);
  return warning(found, { name: "join-on-default", values: { interface: usual.name } });
};
