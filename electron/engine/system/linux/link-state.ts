import type { LinkState } from "../../../../shared/statements/network.ts";

/** Interface flags of linux/if.h. */
const IFF_UP = 0x1;
const IFF_RUNNING = 0x40;

/**
 * The state of a link from its flags and its operational state (RFC 2863) in Linux' words. Where a
 * driver keeps no such state it is `unknown`, and the flag that says running decides.
 */
export function linkState(flags: number, operstate: string): LinkState {
  if ((flags & IFF_UP) === 0) return "down";
  switch (operstate) {
    case "lowerlayerdown":
      return "lower-down";
    case "dormant":
      return "dormant";
    case "down":
    case "notpresent":
    case "testing":
      return "unplugged";
    default:
      return (flags & IFF_RUNNING) === 0 ? "unplugged" : "up";
  }
}
