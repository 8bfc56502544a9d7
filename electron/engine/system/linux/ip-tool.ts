import type { NoRoute } from "../../../../shared/statements/network.ts";
import type { AddressFacts, Kernel, LinkFacts, RouteAnswer, RouteQuestion } from "../kernel.ts";
import type { System } from "../system.ts";
import { linkState } from "./link-state.ts";

/** What `ip -json` prints, as far as it is read; nothing of it is sure to be there. */
interface Printed {
  readonly ifindex?: unknown;
  readonly ifname?: unknown;
  readonly altnames?: unknown;
  readonly flags?: unknown;
  readonly operstate?: unknown;
  readonly master?: unknown;
  readonly address?: unknown;
  readonly linkinfo?: { readonly info_kind?: unknown };
  readonly addr_info?: unknown;
}

/**
 * iproute2's `ip`, which tells the kernel's own lists to a program that cannot ask for them itself.
 * Rejects where there is none, or one that does not print JSON.
 */
export function ipTool(system: Pick<System, "run">): Kernel {
  return {
    links: async () => records(await system.run("ip", ["-json", "-details", "address"])).flatMap(readLink),
    routes: (questions) => Promise.all(questions.map((question) => route(system, question))),
  };
}

function records(printed: string): Printed[] {
  const read: unknown = JSON.parse(printed);
  return Array.isArray(read) ? read.filter((one) => typeof one === "object" && one !== null) : [];
}

function readLink(printed: Printed): LinkFacts[] {
  const { ifname, ifindex, operstate, master, address, linkinfo } = printed;
  // An address that went while it was read leaves an empty record behind.
  if (typeof ifname !== "string" || typeof ifindex !== "number") return [];
  const flags = texts(printed.flags);
  const known = typeof operstate === "string" ? operstate.toLowerCase() : "unknown";
  return [
    {
      name: ifname,
      index: ifindex,
      otherNames: texts(printed.altnames),
      state: linkState(flagBits(flags), known),
      loopback: flags.includes("LOOPBACK"),
      mac:
        typeof address === "string" && !/^(00:)*00$/.test(address) && address.length === 17 ? address : null,
      type: typeof linkinfo?.info_kind === "string" ? linkinfo.info_kind : null,
      master: typeof master === "string" ? master : null,
      addresses: (Array.isArray(printed.addr_info) ? printed.addr_info : []).flatMap((one) =>
        readAddress(one, ifname),
      ),
    },
  ];
}

/** The tool prints NO-CARRIER where the flag that says running is missing. */
function flagBits(flags: readonly string[]): number {
  return (flags.includes("UP") ? 0x1 : 0) | (flags.includes("NO-CARRIER") ? 0 : 0x40);
}

function readAddress(printed: unknown, name: string): AddressFacts[] {
  if (typeof printed !== "object" || printed === null) return [];
  const { family, local, prefixlen, label } = printed as Record<string, unknown>;
  if (typeof local !== "string" || typeof prefixlen !== "number") return [];
  return [
    {
      family: family === "inet" ? 4 : 6,
      address: local,
      prefix: prefixlen,
      label: typeof label === "string" && label !== name ? label : null,
    },
  ];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

async function route(system: Pick<System, "run">, { to, family, on }: RouteQuestion): Promise<RouteAnswer> {
  const by = on === null ? [] : ["oif", on.name];
  let printed: string;
  try {
    printed = await system.run("ip", [`-${family}`, "-json", "route", "get", to, ...by]);
  } catch (error) {
    return { found: false, why: noRoute(error) };
  }
  const [first] = records(printed) as { dev?: unknown; prefsrc?: unknown; type?: unknown }[];
  if (typeof first?.dev !== "string") return { found: false, why: "none" };
  const refusal = refusals[String(first.type)];
  if (refusal !== undefined) return { found: false, why: refusal };
  return {
    found: true,
    index: null,
    name: first.dev,
    source: typeof first.prefsrc === "string" ? first.prefsrc : null,
    use: first.type === "local" || first.type === "broadcast" ? first.type : "other",
  };
}

const refusals: Readonly<Record<string, NoRoute>> = {
  blackhole: "blackhole",
  unreachable: "unreachable",
  prohibit: "prohibited",
};

/** The kernel's answers in the tool's words; another error is passed on. */
const words: readonly (readonly [string, NoRoute])[] = [
  ["Network is unreachable", "none"],
  ["No route to host", "unreachable"],
  ["Permission denied", "prohibited"],
  ["Invalid argument", "blackhole"],
];

function noRoute(error: unknown): NoRoute {
  const told = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  const found = words.find(([text]) => told.includes(text));
  if (found === undefined) throw error;
  return found[1];
}
