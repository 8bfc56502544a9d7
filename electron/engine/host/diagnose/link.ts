import type { Interface } from "../../../../shared/model/interface.ts";
import type { FindingStatement } from "../../../../shared/statements/findings.ts";
import { type CheckFunction, type Facts, type Finding, isQuiet, ok, problem, warning } from "./facts.ts";

/** Whether the interface is there and up. */
export const checkInterface: CheckFunction = (facts) => {
  const { row, on, interfaces, now } = facts;
  if (row.interface === null) return null;
  const { name } = row.interface;
  const agoMs = sinceLoss(facts);
  if (on === null) {
    const step = { name: "plug-in-again", values: {} } as const;
    return problem({ name: "interface-gone", values: { interface: name, agoMs } }, step);
  }
  if (on.state !== "up") return notUp(on, agoMs);
  const { master } = on;
  if (master !== null && takesAll(interfaces.find((one) => one.name === master))) {
    const step = { name: "join-there", values: { interface: master } } as const;
    return problem({ name: "interface-is-port", values: { interface: name, master } }, step);
  }
  const back = facts.events.findLast((event) => event.name === "interface-back");
  const { lastAt } = row;
  if (back?.name === "interface-back" && isQuiet(facts) && (lastAt === null || lastAt < back.at)) {
    const values = { interface: name, awayMs: back.values.afterMs, agoMs: Math.max(0, now - back.at) };
    return warning({ name: "interface-came-back", values }, { name: "look-at-switch-port", values: {} });
  }
  return ok({ name: "interface-up", values: { interface: name, speed: on.speed } });
};

/** The system's words for an interface that takes over whatever its ports receive; a VRF leaves it to them. */
const takers: ReadonlySet<string | null> = new Set(["bridge", "bond", "team", "openvswitch"]);

function takesAll(master: Interface | undefined): boolean {
  return master === undefined || takers.has(master.type);
}

function notUp({ name, state }: Interface, agoMs: number | null): Finding {
  const values = { interface: name, agoMs };
  switch (state) {
    case "unplugged":
      return problem({ name: "interface-unplugged", values }, { name: "connect", values: {} });
    case "lower-down":
      return problem(
        { name: "interface-lower-down", values },
        { name: "switch-on-lower", values: { interface: name } },
      );
    case "dormant":
      return problem({ name: "interface-dormant", values }, { name: "let-in", values: {} });
    case "up":
    case "down":
      return problem({ name: "interface-down", values }, { name: "switch-on", values: { interface: name } });
  }
}

/** For how long its interface is not as it was, in ms; null when that is not known. */
function sinceLoss({ events, now }: Facts): number | null {
  const last = events.findLast(({ name }) => name.startsWith("interface-"));
  return last && losses.has(last.name) ? Math.max(0, now - last.at) : null;
}

const losses: ReadonlySet<string> = new Set([
  "interface-gone",
  "interface-down",
  "interface-unplugged",
  "interface-lower-down",
  "interface-dormant",
  "interface-without-family",
  "interface-without-address",
]);

/** Whether the interface has an address of the family: joins and reports need one. */
export const checkAddress: CheckFunction = (facts) => {
  const { row, on } = facts;
  if (on === null) return null;
  const own = on.addresses.filter(({ family }) => family === row.family).map(({ address }) => address);
  const [first] = own;
  const joinedWith = row.interface?.address ?? null;
  const left = on.state === "up" ? sinceLoss(facts) : null;
  if (joinedWith !== null && !own.includes(joinedWith) && left !== null) {
    return problem(
      { name: "address-went", values: { interface: on.name, address: joinedWith, agoMs: left } },
      { name: "give-address-back", values: {} },
    );
  }
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
  const { row, usual, on } = facts;
  const { address } = row;
  if (row.kind !== "group" || row.interface === null || on?.loopback === true) return null;
  const { name } = row.interface;
  if (usual === null) return ok({ name: "default-none", values: { interface: name, address } });
  if (usual === name) return ok({ name: "default-here", values: { interface: name, address } });
  const found: FindingStatement = row.byDefault
    ? { name: "default-changed", values: { interface: name, usual } }
    : { name: "default-elsewhere", values: { interface: name, usual, address } };
  if (!isQuiet(facts)) return ok(found);
  return warning(found, { name: "join-on-default", values: { interface: usual } });
};
