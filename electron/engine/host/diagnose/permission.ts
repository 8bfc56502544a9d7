import { type CheckFunction, type Facts, type Finding, ok, unknown } from "./facts.ts";

const arrives = ({ row }: Facts): boolean => row.state === "receiving";

/** No system tells a program which rules stand in its way: only where to look. */
const firewalls: Partial<Record<NodeJS.Platform, (facts: Facts) => Finding>> = {
  linux: ({ row }) =>
    unknown(
      `Whether a firewall of this computer drops port ${row.port} is told only to root.`,
      "Look with: sudo nft list ruleset, or sudo iptables -S",
    ),
  win32: () =>
    unknown(
      "Windows asks once for each program whether it may receive: where that was refused, nothing arrives.",
      "Look in Windows Security, Firewall & network protection, Allow an app through firewall.",
    ),
  darwin: () =>
    unknown(
      "The firewall of macOS may keep packets from Castscope.",
      "Look in System Settings, Network, Firewall, Options.",
    ),
};

export const checkFirewall: CheckFunction = (facts) => {
  if (facts.on?.loopback === true) return null;
  if (arrives(facts)) return ok("Packets arrive, so no firewall keeps them out.");
  return firewalls[facts.platform]?.(facts) ?? null;
};

/** macOS 15 and later lets a program on the local network only after a question. */
export const checkLocalNetwork: CheckFunction = (facts) => {
  if (facts.platform !== "darwin" || facts.on?.loopback === true) return null;
  if (arrives(facts)) return ok("Castscope may use the local network.");
  return unknown(
    "macOS lets Castscope on the local network only with permission; without it nothing arrives.",
    "Look in System Settings, Privacy & Security, Local Network.",
  );
};
