import type { JoinedGroup } from "./joined-group.ts";

/**
 * Reads what `netstat -g` of macOS prints: a heading for each family, then `Group`, its Ethernet
 * address and the interface. It tells neither how many sockets joined nor whose they are. Reasoned
 * from the manual and printed samples: it was never run on macOS.
 */
export function parseNetstatGroups(text: string): JoinedGroup[] {
  const seen = new Set<string>();
  return text.split("\n").flatMap((line): JoinedGroup[] => {
    const words = line.trim().split(/\s+/);
    const [group = "", , on = ""] = words;
    // The scope of an IPv6 group repeats its interface.
    const address = group.replace(/%.*$/, "").toLowerCase();
    const isIpv4 = /^2(?:2[4-9]|3\d)(?:\.\d{1,3}){3}$/.test(address);
    const isIpv6 = /^ff[0-9a-f]{2}:[0-9a-f:]+$/.test(address);
    if (words.length !== 3 || (!isIpv4 && !isIpv6) || seen.has(`${address} ${on}`)) return [];
    seen.add(`${address} ${on}`);
    return [
      {
        interface: on,
        family: isIpv4 ? 4 : 6,
        address,
        sockets: null,
        kernel: kernelGroups.test(address),
        sources: null,
      },
    ];
  });
}

/** Groups that every host joins by itself: all hosts, all nodes, solicited-node, node information. */
const kernelGroups = /^(224\.0\.0\.1|ff0[12]::1|ff02::1:ff[0-9a-f:]+|ff02::2:[0-9a-f:]+)$/;
