import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import { parseAddress } from "../../../shared/net/address.ts";
import type { AddressFacts, Kernel, LinkFacts, RouteAnswer, RouteQuestion } from "../system/kernel.ts";
import { readLinks } from "../system/linux/links.ts";
import { descriptorReserve } from "../system/reserve.ts";
import { localAddressTowards } from "./udp.ts";

/** What Node tells by itself, injected for tests. */
export interface NodeSystem {
  readonly platform: NodeJS.Platform;
  /** Interfaces that run, with their addresses; Linux names an address by its label. */
  addresses(): NodeJS.Dict<NetworkInterfaceInfo[]>;
  /** Linux' interfaces from its files, without addresses; elsewhere none. */
  links(): Promise<LinkFacts[]>;
  localAddressTowards: typeof localAddressTowards;
}

export const thisNode: NodeSystem = {
  platform: process.platform,
  addresses: () => descriptorReserve.askNow(networkInterfaces),
  links: () => (process.platform === "linux" ? readLinks() : Promise.resolve([])),
  localAddressTowards: (...question) => descriptorReserve.ask(() => localAddressTowards(...question)),
};

/**
 * Interfaces and routes as far as Node tells of them: on macOS, on Windows, and where Linux offers
 * nothing better. An interface that does not run has no addresses here. The way to a destination is
 * guessed by the address that a connected socket would send from: where that lies on another
 * interface, the guess is wrong.
 */
export function nodeKernel(system: NodeSystem = thisNode): Kernel {
  const links = async (): Promise<LinkFacts[]> => merge(await system.links(), system.addresses());
  return {
    links,
    async routes(questions) {
      const all = await links();
      return Promise.all(questions.map((question) => guess(question, all, system)));
    },
  };
}

function merge(links: readonly LinkFacts[], infos: NodeJS.Dict<NetworkInterfaceInfo[]>): LinkFacts[] {
  const known = new Set(links.map(({ name }) => name));
  const running = new Map<string, NetworkInterfaceInfo[]>();
  const labels = new Map<NetworkInterfaceInfo, string>();
  for (const [named, some = []] of Object.entries(infos)) {
    // An address with a label of its own, `eth0:1`, stands there as an interface.
    const [base = named] = named.split(":");
    const name = !known.has(named) && known.has(base) ? base : named;
    running.set(name, [...(running.get(name) ?? []), ...some]);
    if (name !== named) for (const info of some) labels.set(info, named);
  }
  const names = [...new Set([...running.keys(), ...known])];
  return names.map((name) => {
    const some = running.get(name) ?? [];
    const link = links.find((one) => one.name === name) ?? unknownLink(name, some);
    return {
      ...link,
      mac: link.mac ?? macOf(some),
      addresses: some.map((info) => addressOf(info, labels.get(info) ?? null)),
    };
  });
}

function unknownLink(name: string, infos: readonly NetworkInterfaceInfo[]): LinkFacts {
  const scope = infos.find((info) => info.family === "IPv6" && info.scopeid > 0);
  return {
    name,
    index: scope && "scopeid" in scope ? scope.scopeid : null,
    otherNames: [],
    state: "up",
    loopback: infos.some((info) => info.internal),
    mac: macOf(infos),
    type: null,
    master: null,
    addresses: [],
  };
}

function macOf(infos: readonly NetworkInterfaceInfo[]): string | null {
  return infos.find((info) => !/^(00:)*00$/.test(info.mac))?.mac ?? null;
}

function addressOf(info: NetworkInterfaceInfo, label: string | null): AddressFacts {
  return {
    family: info.family === "IPv4" ? 4 : 6,
    address: info.address,
    prefix: Number(info.cidr?.split("/")[1] ?? 0),
    label,
  };
}

async function guess(
  { to, family, on }: RouteQuestion,
  links: readonly LinkFacts[],
  { platform, localAddressTowards: ask }: NodeSystem,
): Promise<RouteAnswer> {
  const chosen = links.find((link) => (on?.index ? link.index === on.index : link.name === on?.name));
  const own = links.find(({ addresses }) => addresses.some(({ address }) => address === to));
  const source = await ask(...question({ to, family, on }, chosen, platform));
  if (source === null) return { found: false, why: "none" };
  const [address = source, zone] = source.split("%");
  const holder = links.find(
    (link) =>
      link.addresses.some((one) => one.address === address) && (zone === undefined || zone === link.name),
  );
  const by = chosen ?? holder;
  if (by === undefined) return { found: false, why: "none" };
  return {
    found: true,
    ...{ index: by.index, name: by.name, source: address },
    // All of 127.0.0.0/8 is this computer (RFC 1122, section 3.2.1.3); macOS has the addresses that were given.
    use: own || (to.startsWith("127.") && platform !== "darwin") ? "local" : "other",
  };
}

/** An interface can be chosen for groups only, by an address in IPv4 and by a zone in IPv6. */
function question(
  { to, family }: RouteQuestion,
  chosen: LinkFacts | undefined,
  platform: NodeJS.Platform,
): Parameters<typeof localAddressTowards> {
  const parsed = parseAddress(to);
  const group = parsed.ok && parsed.value.use === "multicast";
  if (chosen === undefined) return [to, family, null];
  const zone = platform === "win32" && chosen.index !== null ? String(chosen.index) : chosen.name;
  const linkLocal = family === 6 && /^fe[89ab]/.test(to);
  if (linkLocal) return [`${to}%${zone}`, family, null];
  if (!group) return [to, family, null];
  const address = chosen.addresses.find((one) => one.family === family)?.address ?? null;
  return [to, family, family === 6 ? `::%${zone}` : address];
}
