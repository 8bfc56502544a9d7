import type { PortHolder } from "../../../../shared/host.ts";
import { type CheckFunction, type Facts, listed, ok, problem, unknown } from "./facts.ts";

/** How each system names who holds a port. */
const findHolder: Partial<Record<NodeJS.Platform, (port: number) => string>> = {
  linux: (port) => `sudo ss -ulnp 'sport = :${port}'`,
  darwin: (port) => `sudo lsof -nP -iUDP:${port}`,
  win32: (port) => `netstat -ano -p UDP | findstr :${port}`,
};

/** Who else holds the port: without sharing nothing can be opened, with it each gets a copy. */
export const checkPort: CheckFunction = (facts) => {
  const { row, holders } = facts;
  if (row.problem?.code === "port-in-use") return takenPort(facts);
  if (row.state === "failed" || row.kind === "host" || holders === null) return null;
  const others = names(holders.filter(isOther));
  if (others.length === 0) return ok(`No other program uses port ${row.port} for this group.`);
  const verb = others.length === 1 ? "listens" : "listen";
  return ok(`${listed(others)} ${verb} on port ${row.port} too: each gets its own copy.`);
};

function takenPort({ row, holders, platform }: Facts) {
  const { port } = row;
  const command = findHolder[platform]?.(port);
  const find = command === undefined ? null : `Find it with: ${command}`;
  if (holders === null) return unknown(`Another program holds port ${port} without sharing.`, find);
  // Its own sockets share their port, but for a host's.
  const others = holders.filter(isOther);
  const suspects = others.length > 0 ? others : holders;
  if (suspects.length === 0) {
    return unknown(`Port ${port} was taken, and nobody holds it any more.`, "Retry.");
  }
  const named = names(suspects.filter(({ program }) => program !== null));
  if (named.length > 0) {
    return problem(
      `Port ${port} is held by ${listed(named)} without sharing.`,
      "Close it there, or join on another port.",
    );
  }
  return problem(`Port ${port} is held by ${listed(names(suspects))}.`, find ?? "Join on another port.");
}

function isOther({ program }: PortHolder): boolean {
  return program?.name !== "Castscope";
}

/** Each program once: “vlc (process 4182)”. */
function names(holders: readonly PortHolder[]): string[] {
  const texts = holders.map(({ program, user }) => {
    if (program !== null) {
      return program.name === "Castscope" ? "Castscope itself" : `${program.name} (process ${program.pid})`;
    }
    return user === null ? "a program that is not told" : `a program of the user ${user}`;
  });
  return [...new Set(texts)];
}
