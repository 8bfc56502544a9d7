import { inBlock } from "./prefix.ts";
import { type Action, type Chain, every, type Fit, fitIf, not, type Rule, type Target } from "./rules.ts";

/** Chains that arriving packets go through (iptables(8)). */
const hooked: ReadonlySet<string> = new Set(["PREROUTING", "INPUT"]);

/**
 * Reads what `iptables-save -c` or `ip6tables-save -c` prints: `*filter`, then chains as `:INPUT DROP [packets:bytes]`
 * and rules as `[packets:bytes] -A INPUT -p udp -j DROP`, held against one membership's datagrams.
 * @param tool its name, for those who look a chain up
 */
export function parseIptables(text: string, target: Target, tool: string): Chain[] {
  const chains = new Map<string, Omit<Chain, "rules"> & { readonly rules: Rule[] }>();
  let table = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("*")) table = line.slice(1).trim();
    const named = (chain: string): string => `${tool} ${table} ${chain}`;
    const [, chain, policy, packets] = /^:(\S+) (\S+) \[(\d+):\d+\]/.exec(line) ?? [];
    if (chain !== undefined) {
      chains.set(named(chain), {
        name: named(chain),
        // Of the other tables, nat looks at the first packet only and decides nothing.
        hooked: hooked.has(chain) && table !== "nat",
        policy: policy === "DROP" ? "drop" : "accept",
        policyPackets: Number(packets),
        rules: [],
      });
    }
    const [, count, of, rest] = /^\[(\d+):\d+\] -A (\S+) ?(.*)$/.exec(line) ?? [];
    if (of === undefined || rest === undefined) continue;
    const rules = chains.get(named(of))?.rules;
    const { fit, action } = readRule(rest, target, named);
    rules?.push({ id: `${named(of)} ${rules.length}`, fit, action, packets: Number(count) });
  }
  return [...chains.values()];
}

function readRule(
  text: string,
  target: Target,
  named: (chain: string) => string,
): Pick<Rule, "fit" | "action"> {
  const words = text.match(/"[^"]*"|\S+/g) ?? [];
  const fits: Fit[] = [];
  let action: Action | null = null;
  let negated = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const value = words[at + 1] ?? "";
    if (word === "!") {
      negated = true;
      continue;
    }
    if (word === "-j" || word === "-g") {
      action = actionOf(word, value, named);
      at = words.length;
    } else if (word === "-m") {
      // Brings further words, each of which is looked at by itself.
      if (!known.has(value)) fits.push("maybe");
      at += 1;
    } else if (word.startsWith("-")) {
      const fit = option(word, value, target);
      fits.push(negated ? not(fit) : fit);
      negated = false;
      if (!value.startsWith("-")) at += 1;
    }
  }
  return { fit: every(fits), action };
}

const known: ReadonlySet<string> = new Set(["udp", "multiport", "pkttype", "comment"]);

function option(name: string, value: string, target: Target): Fit {
  switch (name) {
    case "-d":
      return block(target.address, value);
    case "-s":
      return target.source === null ? "maybe" : block(target.source, value);
    case "-p":
      return value === "all" ? "yes" : fitIf(value === "udp" || value === "17");
    case "-i":
      return fitIf(value.endsWith("+") ? target.on.startsWith(value.slice(0, -1)) : value === target.on);
    case "--dport":
    case "--dports":
      return fitIf(value.split(",").some((range) => inRange(target.port, range)));
    case "--pkt-type":
      return fitIf(value === "multicast");
    case "--comment":
      return "yes";
    default:
      return "maybe";
  }
}

function block(address: string, value: string): Fit {
  const [first = "", length] = value.split("/");
  return inBlock(address, first, length === undefined ? null : Number(length));
}

/** “5000” or “5000:5010”. */
function inRange(port: number, range: string): boolean {
  const [first, last = first] = range.split(":");
  return Number(first || 0) <= port && port <= Number(last || 65_535);
}

function actionOf(how: string, name: string, named: (chain: string) => string): Action | null {
  switch (name) {
    case "DROP":
    case "REJECT":
      return { do: "drop" };
    case "ACCEPT":
      return { do: "accept" };
    case "RETURN":
      return { do: "return" };
    default:
      // Targets such as LOG are written alike; a chain of that name is not there then.
      return { do: how === "-g" ? "goto" : "jump", chain: named(name) };
  }
}
