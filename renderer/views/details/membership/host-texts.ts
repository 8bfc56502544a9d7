import type { HostMembership, PortHolder } from "../../../../shared/host.ts";
import { words } from "./words/words.ts";

/** “2 sockets: Castscope, socat”, as far as the system tells. */
export function memberText({ sockets, programs, kernel }: HostMembership): string {
  const { host } = words();
  if (kernel) return host.kernelOnly;
  const names = programs?.map(({ name }) => name).join(", ") ?? "";
  if (sockets === null) return names === "" ? host.joinedUntold : host.joinedBy(names);
  return names === "" ? host.sockets(sockets) : host.socketsOf(sockets, names);
}

const wildcards: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Each program once for each way in which it is bound: “socat (process 123), bound to any address”. */
export function holderTexts(holders: readonly PortHolder[]): string[] {
  const { host } = words();
  const texts = holders.map(({ program, user, address }) => {
    const who = program
      ? host.process(program.name, program.pid)
      : user === null
        ? host.untold
        : host.ofUser(user);
    return wildcards.has(address) ? host.boundToAny(who) : host.boundTo(who, address);
  });
  return [...new Set(texts)];
}
