import type { HostMembership, PortHolder } from "../../../../shared/host.ts";
import { plural } from "../../../../shared/text/count.ts";

/** “2 sockets: Castscope, socat”, as far as the system tells. */
export function memberText({ sockets, programs, kernel }: HostMembership): string {
  if (kernel) return "Joined by the kernel only";
  const names = programs?.map(({ name }) => name).join(", ") ?? "";
  if (sockets === null) return names === "" ? "Joined, by how many is not told" : `Joined by ${names}`;
  const count = plural(sockets, "socket");
  return names === "" ? count : `${count}: ${names}`;
}

const wildcards: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Each program once for each way in which it is bound: “socat (process 123), bound to any address”. */
export function holderTexts(holders: readonly PortHolder[]): string[] {
  const texts = holders.map(({ program, user, address }) => {
    const who = program
      ? `${program.name} (process ${program.pid})`
      : user === null
        ? "A program that is not told"
        : `A program of the user ${user}`;
    return `${who}, bound to ${wildcards.has(address) ? "any address" : address}`;
  });
  return [...new Set(texts)];
}
