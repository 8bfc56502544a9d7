import { between, inBlock } from "./prefix.ts";
import {
  type Action,
  type Chain,
  every,
  type Fit,
  fitIf,
  not,
  type Rule,
  some,
  type Target,
} from "./rules.ts";

/** What `nft -j` prints is read as this: whatever is of another shape counts as not known. */
type Json = unknown;

const objectOf = (value: Json): Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
const textOf = (value: Json): string => (typeof value === "string" ? value : "");

/** Where an arriving packet comes by (nft(8), ADDRESS FAMILIES). */
const hooks: ReadonlySet<string> = new Set(["ingress", "prerouting", "input"]);

/**
 * Reads what `nft -j list ruleset` prints (libnftables-json(5)), held against one membership's datagrams.
 * Null for a text that is none.
 */
export function parseNft(text: string, target: Target): Chain[] | null {
  let all: readonly Json[];
  try {
    all = listOf(objectOf(JSON.parse(text)).nftables);
  } catch {
    return null;
  }
  const counters = new Map<string, number>();
  const rules = new Map<string, Rule[]>();
  for (const one of all) {
    const { counter: named, rule: given } = objectOf(one);
    const counter = objectOf(named);
    if (named !== undefined) counters.set(`${place(counter)} ${counter.name}`, Number(counter.packets));
    const rule = objectOf(given);
    if (given === undefined || !concerns(textOf(rule.family), target)) continue;
    const chain = `${place(rule)} ${rule.chain}`;
    const kept = rules.get(chain) ?? [];
    rules.set(chain, kept);
    kept.push(readRule(rule, chain, target, counters));
  }
  return all.flatMap((one): Chain[] => {
    const { chain: given } = objectOf(one);
    const chain = objectOf(given);
    if (given === undefined || !concerns(textOf(chain.family), target)) return [];
    const name = `${place(chain)} ${chain.name}`;
    return [
      {
        name,
        hooked: chain.type === "filter" && hooks.has(textOf(chain.hook)),
        policy: chain.policy === "drop" ? "drop" : "accept",
        policyPackets: null,
        rules: rules.get(name) ?? [],
      },
    ];
  });
}

const place = ({ family, table }: Readonly<Record<string, Json>>): string => `${family} ${table}`;

function concerns(family: string, target: Target): boolean {
  return family === "inet" || family === "netdev" || family === (target.family === 4 ? "ip" : "ip6");
}

function readRule(
  { handle, expr, family, table }: Readonly<Record<string, Json>>,
  chain: string,
  target: Target,
  counters: ReadonlyMap<string, number>,
): Rule {
  const fits: Fit[] = [];
  let action: Action | null = null;
  let packets: number | null = null;
  for (const statement of listOf(expr)) {
    const [[name, value] = ["", null]] = Object.entries(objectOf(statement));
    if (name === "match") fits.push(matches(objectOf(value), target));
    else if (name === "counter") {
      packets =
        typeof value === "string"
          ? (counters.get(`${family} ${table} ${value}`) ?? null)
          : Number(objectOf(value).packets);
    } else if (name === "drop" || name === "reject") action = { do: "drop" };
    else if (name === "accept" || name === "return") action = { do: name };
    else if (name === "jump" || name === "goto") {
      action = { do: name, chain: `${family} ${table} ${textOf(objectOf(value).target)}` };
    } else if (!silent.has(name)) fits.push("maybe");
  }
  return { id: `${chain} ${handle}`, fit: every(fits), action, packets };
}

/** What neither chooses packets nor decides on them. */
const silent: ReadonlySet<string> = new Set(["log", "mangle", "comment", "notrack"]);

function matches({ op, left, right }: Readonly<Record<string, Json>>, target: Target): Fit {
  const fit = compare(objectOf(left), right, target);
  switch (op) {
    case "==":
    case "in":
      return fit;
    case "!=":
      return not(fit);
    default:
      return "maybe";
  }
}

function compare(left: Readonly<Record<string, Json>>, right: Json, target: Target): Fit {
  const { payload, meta, fib } = left;
  const number = (value: number) => oneOf(right, (one) => isNumber(one, value));
  const word = (value: string) =>
    oneOf(right, (one) => (typeof one === "string" ? isName(one, value) : "maybe"));
  const address = (value: string) => oneOf(right, (one) => isAddress(one, value));
  if (payload !== undefined) {
    const { protocol, field } = objectOf(payload);
    switch (`${protocol} ${field}`) {
      case "udp dport":
      case "th dport":
        return number(target.port);
      case "ip daddr":
      case "ip6 daddr":
        return (protocol === "ip") === (target.family === 4) ? address(target.address) : "no";
      case "ip saddr":
      case "ip6 saddr":
        if ((protocol === "ip") !== (target.family === 4)) return "no";
        return target.source === null ? "maybe" : address(target.source);
      case "ip protocol":
      case "ip6 nexthdr":
        return isUdp(right);
    }
    // Of another protocol; `th`, `ip` and `ether` are of this one too.
    return ["tcp", "icmp", "icmpv6", "igmp", "sctp", "dccp", "arp"].includes(textOf(protocol))
      ? "no"
      : "maybe";
  }
  if (meta !== undefined) {
    switch (objectOf(meta).key) {
      case "l4proto":
        return isUdp(right);
      case "nfproto":
        return word(target.family === 4 ? "ipv4" : "ipv6");
      case "iifname":
      case "iif":
        return word(target.on);
      case "pkttype":
        return isMulticast(target) ? word("multicast") : "maybe";
    }
    return "maybe";
  }
  if (fib !== undefined && isMulticast(target)) {
    const { result, flags } = objectOf(fib);
    if (result === "type" && listOf(flags).includes("daddr")) return word("multicast");
  }
  return "maybe";
}

const isMulticast = ({ address }: Target): boolean => /^(22[4-9]|23\d)\.|^ff/i.test(address);

/** One value, or a set of them; a set with a name is not looked up. */
function oneOf(right: Json, fits: (value: Json) => Fit): Fit {
  const { set } = objectOf(right);
  const values = Array.isArray(right) ? right : set === undefined ? [right] : listOf(set);
  return some(values.map((value) => fits(objectOf(objectOf(value).elem).val ?? value)));
}

function isNumber(given: Json, value: number): Fit {
  if (typeof given === "number") return fitIf(given === value);
  const [first, last] = listOf(objectOf(given).range);
  return typeof first === "number" && typeof last === "number"
    ? fitIf(first <= value && value <= last)
    : "maybe";
}

/** A name of an interface may end in an asterisk. */
function isName(given: string, value: string): Fit {
  if (given.startsWith("@")) return "maybe";
  return fitIf(given.endsWith("*") ? value.startsWith(given.slice(0, -1)) : given === value);
}

function isAddress(given: Json, value: string): Fit {
  if (typeof given === "string") return given.startsWith("@") ? "maybe" : inBlock(value, given, null);
  const { prefix, range } = objectOf(given);
  if (prefix !== undefined)
    return inBlock(value, textOf(objectOf(prefix).addr), Number(objectOf(prefix).len));
  const [first, last] = listOf(range);
  return between(value, textOf(first), textOf(last));
}

function isUdp(right: Json): Fit {
  return oneOf(right, (one) => (typeof one === "number" ? fitIf(one === 17) : isName(textOf(one), "udp")));
}
