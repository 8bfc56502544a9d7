import { plural } from "../../text/count.ts";

const forwardIt = (routers: number): string => `${routers === 1 ? "forwards" : "forward"} it`;

/**
 * Names of scopes, and what a TTL or a scope means. In Compose a sentence has two lines of about 48 characters, its
 * detail one of 53.
 */
export const english = {
  ttlNames: {
    Host: "Host",
    Subnet: "Subnet",
    Site: "Site",
    Region: "Region",
    Continent: "Continent",
    Global: "Global",
  },
  ipv6Names: {
    Interface: "Interface",
    Link: "Link",
    Realm: "Realm",
    Admin: "Admin",
    Site: "Site",
    Org: "Org",
    Global: "Global",
    Reserved: "Reserved",
    Unassigned: "Unassigned",
  },
  unlimited: "No limit: goes wherever multicast is routed.",
  ttl: {
    host: {
      sentence: "Stays on this computer: nothing is put on the wire.",
      detail: "Programs here that joined the group get it.",
    },
    linkLocal: {
      sentence: "Stays on this subnet: no router forwards 224.0.0.x.",
      detail: "Whatever the TTL: the address itself ends here.",
    },
    subnet: {
      sentence: "Stays on this subnet: no router forwards it.",
      detail: "Receivers on other subnets will not see it.",
    },
    unlimitedDetail: "Only borders set by address can stop it.",
    inside: { Site: "site", Region: "region", Continent: "continent" },
    noBorder: (routers: number) => `Crosses at most ${plural(routers, "router")}, and no border.`,
    noBorderDetail: "By convention no border is set above 128.",
    atBorder: (routers: number, inside: string) =>
      `Stays inside this ${inside}: at most ${plural(routers, "router")} forward it.`,
    crosses: (routers: number, inside: string) =>
      `Crosses at most ${plural(routers, "router")}, inside this ${inside}.`,
    borders: (border: number) => `By convention: borders stop ${border} and below, not ${border + 1}.`,
  },
  ipv6: {
    detail: "Choosing another ring rewrites this digit.",
    interface: "Stays on this computer: the address ends at the interface.",
    link: "Stays on this link: no router forwards it.",
    inside: {
      realm: "Stays inside this realm: the address ends there.",
      admin: "Stays inside this administrative zone: the address ends there.",
      site: "Stays inside this site: the address ends there.",
      organisation: "Stays inside this organisation: the address ends there.",
    },
    byHops: {
      host: "Stays on this computer: the hop limit is 0.",
      link: "Stays on this link: the hop limit is 1.",
      unknown: "The address sets no border: only the hop limit does.",
      routers: (routers: number) =>
        `The address sets no border: at most ${plural(routers, "router")} ${forwardIt(routers)}.`,
    },
    noBorder: (digit: string) => `Scope ${digit} has no agreed border: routers may differ.`,
  },
  hops: {
    none: "Nothing is put on the wire: a hop limit of 0 stays on this computer.",
    linkLocal: "The hop limit changes nothing: no router forwards this scope.",
    subnet: "No router forwards it.",
    unlimited: (routers: number) => `At most ${plural(routers, "router")} ${forwardIt(routers)}.`,
    within: (routers: number, beyond: string) =>
      `At most ${plural(routers, "router")} ${forwardIt(routers)}, and none beyond ${beyond}.`,
    beyond: {
      realm: "this realm",
      admin: "this administrative zone",
      site: "this site",
      organisation: "this organisation",
      scope: "its scope",
    },
  },
  unicast: {
    detail: "One host, no scopes: the TTL only limits the hops.",
    known: {
      own: (host: string, _from: string) => `${host} is this computer: nothing is put on the wire.`,
      link: (host: string, _from: string) => `Reaches ${host} on this subnet: no router is in between.`,
      elsewhere: (host: string, from: string) =>
        `${host} is this computer: what leaves by ${from} may not arrive.`,
      loopback: (_host: string, from: string) =>
        `What leaves by ${from} stays on this computer: nothing is put on the wire.`,
    },
    onLinkDetail: "One host, no scopes: the TTL changes nothing here.",
    subnet: (host: string) => `Reaches ${host} only on this subnet: no router forwards it.`,
    routers: (routers: number, host: string) =>
      `At most ${plural(routers, "router")} ${forwardIt(routers)} towards ${host}.`,
  },
} as const;
