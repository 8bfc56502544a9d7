import { type CheckFunction, type Facts, type Finding, ok, unknown } from "./facts.ts";

const arrives = ({ row }: Facts): boolean => row.state === "receiving";

/** No system tells a program which rules stand in its way: only where to look. */
const firewalls: Partial<Record<NodeJS.Platform, (facts: Facts) => Finding>> = {
  linux: ({ row }) =>
    unknown(
      { name: "firewall-untold-linux", values: { port: row.port } },
      { name: "look-at-firewall-linux", values: {} },
    ),
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
