import type { DeafPort } from "../model/probe.ts";

/** Ports that are not listened on, for telling: those below 1024 that need more rights are one matter, the others each their own. */
export function groupDeaf(deaf: readonly DeafPort[]): {
  readonly privileged: readonly number[];
  readonly others: readonly DeafPort[];
} {
  const isPrivileged = ({ problem }: DeafPort): boolean => problem.name === "port-privileged";
  return {
    privileged: deaf
      .filter(isPrivileged)
      .map(({ port }) => port)
      .toSorted((one, other) => one - other),
    others: deaf.filter((one) => !isPrivileged(one)),
  };
}
