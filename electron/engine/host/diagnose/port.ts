import type { PortHolder } from "../../../../shared/host.ts";
import { same } from "../../../../shared/same.ts";
import type { PortKeeper } from "../../../../shared/statements/findings.ts";
import type { StepStatement } from "../../../../shared/statements/steps.ts";
import { type CheckFunction, type Facts, type Finding, ok, problem, unknown, warning } from "./facts.ts";

/** Who else holds the port: without sharing nothing can be opened, with it each gets a copy. */
export const checkPort: CheckFunction = (facts) => {
  const { row, holders } = facts;
  const { port } = row;
  if (row.problem?.code === "port-in-use") return takenPort(facts);
  if (row.state === "failed" || holders === null) return null;
  if (row.bind === "any") return wholePort(facts, holders.filter(isOther));
  if (row.kind !== "group") return null;
  const others = keepers(holders.filter(isOther));
  if (others.length === 0) return ok({ name: "port-own", values: { port } });
  return ok({ name: "port-shared", values: { port, holders: others } });
};

/**
 * Of a socket bound to any address. Linux hands unicast to the socket that is bound most exactly, and of equal
 * ones to the newest: looking at a port takes it from a program that is bound to any address too.
 */
function wholePort({ row: { port }, interfaces }: Facts, others: readonly PortHolder[]): Finding {
  const equals = keepers(others.filter(({ address }) => wildcards.has(address)));
  if (equals.length > 0) {
    return warning(
      { name: "port-unicast-taken", values: { port, holders: equals } },
      { name: "leave-when-seen", values: {} },
    );
  }
  if (others.length === 0) return ok({ name: "port-whole-own", values: { port } });
  const own = new Set(interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address)));
  const exact = others.filter(({ address }) => own.has(address));
  const [first, ...further] = new Set(exact.map(({ address }) => address));
  if (first !== undefined) {
    const values = { addresses: [first, ...further] as [string, ...string[]], holders: keepers(exact) };
    return ok({ name: "port-unicast-elsewhere", values });
  }
  return ok({ name: "port-whole-shared", values: { port, holders: keepers(others) } });
}

const wildcards: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

function takenPort({ row, holders, platform }: Facts): Finding {
  const { port } = row;
  const find = findHolder(platform, port);
  if (holders === null) return unknown({ name: "port-held-untold", values: { port } }, find);
  // Its own sockets share their port, but for a host's.
  const others = holders.filter(isOther);
  const suspects = others.length > 0 ? others : holders;
  if (suspects.length === 0) {
    return unknown({ name: "port-free-again", values: { port } }, { name: "retry", values: {} });
  }
  const named = keepers(suspects.filter(({ program }) => program !== null));
  if (named.length > 0) {
    return problem(
      { name: "port-held-by-program", values: { port, holders: named } },
      { name: "close-or-other-port", values: {} },
    );
  }
  return problem(
    { name: "port-held", values: { port, holders: keepers(suspects) } },
    find ?? { name: "other-port", values: {} },
  );
}

/** Null on a system of which it is not known how it names who holds a port. */
function findHolder(platform: NodeJS.Platform, port: number): StepStatement | null {
  switch (platform) {
    case "linux":
    case "darwin":
    case "win32":
      return { name: "find-port-holder", values: { platform, port } };
    default:
      return null;
  }
}

function isOther({ program }: PortHolder): boolean {
  return program?.name !== "Castscope";
}

/** Each of them once. */
function keepers(holders: readonly PortHolder[]): PortKeeper[] {
  return holders
    .map(keeper)
    .filter((one, index, all) => all.findIndex((other) => same(one, other)) === index);
}

function keeper({ program, user }: PortHolder): PortKeeper {
  if (program !== null) {
    return program.name === "Castscope" ? { is: "this-program" } : { is: "program", ...program };
  }
  return user === null ? { is: "untold" } : { is: "user", user };
}
