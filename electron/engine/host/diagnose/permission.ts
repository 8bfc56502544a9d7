import type { FirewallReading } from "../linux/firewall/read.ts";
import type { Dropping } from "../linux/firewall/rules.ts";
import { type CheckFunction, type Facts, type Finding, ok, problem, unknown, warning } from "./facts.ts";
import { takingRule } from "./firewall-drops.ts";

const arrives = ({ row }: Facts): boolean => row.state === "receiving";

const lookOnLinux = { name: "look-at-firewall-linux", values: {} } as const;

/** Linux tells its rules to root, with what they took where they count. */
function onLinux({ row: { port }, firewall }: Facts): Finding {
  const reading = firewall?.after ?? { is: "forbidden" };
  switch (reading.is) {
    case "forbidden":
      return unknown({ name: "firewall-untold-linux", values: { port } }, lookOnLinux);
    case "silent":
      return unknown({ name: "firewall-silent", values: { port } }, lookOnLinux);
    case "told":
      return ofRules(reading.dropping, firewall?.before ?? reading, port);
  }
}

/** The rule that took packets just now; else the one that surely takes them; else one that may. */
function ofRules(dropping: readonly Dropping[], before: FirewallReading, port: number): Finding {
  const taking = takingRule(dropping, before);
  if (taking !== null) {
    const { rule, packets } = taking;
    const values = { chain: rule.chain, port, packets, all: rule.packets ?? 0 };
    const judge = rule.certain ? problem : warning;
    return judge({ name: rule.certain ? "firewall-drops" : "firewall-may-drop", values }, lookOnLinux);
  }
  const sure = dropping.find(({ certain }) => certain);
  if (sure) {
    const { chain, packets } = sure;
    return problem({ name: "firewall-forbids", values: { chain, port, packets } }, lookOnLinux);
  }
  const policy = dropping.find(({ id }) => id.endsWith(" policy"));
  if (policy) return warning({ name: "firewall-closed", values: { chain: policy.chain, port } }, lookOnLinux);
  const maybe = dropping.find(({ packets }) => packets === null);
  if (maybe)
    return unknown({ name: "firewall-uncounted", values: { chain: maybe.chain, port } }, lookOnLinux);
  return ok({ name: "firewall-lets-in", values: { port } });
}

/** Other systems tell no program which rules stand in its way: only where to look. */
const firewalls: Partial<Record<NodeJS.Platform, (facts: Facts) => Finding>> = {
  linux: onLinux,
  win32: () =>
    unknown(
      { name: "firewall-untold-windows", values: {} },
      { name: "look-at-firewall-windows", values: {} },
    ),
  darwin: () =>
    unknown({ name: "firewall-untold-macos", values: {} }, { name: "look-at-firewall-macos", values: {} }),
};

export const checkFirewall: CheckFunction = (facts) => {
  if (facts.on?.loopback === true) return null;
  if (arrives(facts)) return ok({ name: "firewall-open", values: {} });
  return firewalls[facts.platform]?.(facts) ?? null;
};

/** macOS 15 and later lets a program on the local network only after a question. */
export const checkLocalNetwork: CheckFunction = (facts) => {
  if (facts.platform !== "darwin" || facts.on?.loopback === true) return null;
  if (arrives(facts)) return ok({ name: "local-network-allowed", values: {} });
  return unknown({ name: "local-network-untold", values: {} }, { name: "look-at-local-network", values: {} });
};
