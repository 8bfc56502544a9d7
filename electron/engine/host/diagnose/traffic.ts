import { formatCount, plural } from "../../../../shared/text/count.ts";
import { arrivesUnheard } from "../../../../shared/text/drops.ts";
import { type CheckFunction, ok, problem, unknown, warning } from "./facts.ts";

/** Whether anything at all comes in on the interface. */
export const checkTraffic: CheckFunction = ({ row, on, received, now }) => {
  if (on === null || on.loopback) return null;
  if (row.state === "receiving") return ok(`Packets of this group come in on ${on.name}.`);
  if (arrivesUnheard(row, now))
    return ok(`Packets of this group come in on ${on.name}, and this computer drops them.`);
  if (received === null) {
    return unknown(
      `What comes in on ${on.name} is not counted here.`,
      `Look at ${on.name} with Wireshark or tcpdump.`,
    );
  }
  const { before, after, ms } = received;
  const fresh = after.packets - before.packets;
  const seconds = `${formatCount(Math.max(1, Math.round(ms / 1_000)))} s`;
  if (fresh > 0) {
    const multicast = after.multicast - before.multicast;
    const of = multicast > 0 ? `, ${formatCount(multicast)} of them multicast` : "";
    return ok(`${plural(fresh, "packet")} of other traffic came in on ${on.name} within ${seconds}${of}.`);
  }
  const step = "Check the cable, the switch port and its VLAN.";
  if (after.packets === 0) return problem(`Nothing ever came in on ${on.name} since it was made.`, step);
  return warning(`Nothing at all came in on ${on.name} within ${seconds}.`, step);
};
