import { arrivesUnheard } from "../../../../shared/text/drops.ts";
import { growth } from "./counted.ts";
import { type CheckFunction, ok, problem, unknown, warning } from "./facts.ts";
import { mayTake, takenByFirewall } from "./firewall-drops.ts";

/** Whether anything at all comes in on the interface. */
export const checkTraffic: CheckFunction = (facts) => {
  const { row, on, received, now } = facts;
  if (on === null || on.loopback) return null;
  const { name } = on;
  if (row.state === "receiving") return ok({ name: "traffic-of-group", values: { interface: name } });
  if (arrivesUnheard(row, now)) {
    return ok({ name: "traffic-of-group-dropped", values: { interface: name } });
  }
  if (takenByFirewall(facts)?.rule.certain) {
    return ok({ name: "traffic-of-group-at-firewall", values: { interface: name } });
  }
  if (received === null) {
    return unknown(
      { name: "traffic-untold", values: { interface: name } },
      { name: "capture-traffic", values: { interface: name } },
    );
  }
  const { before, after, ms } = received;
  const packets = after.packets - before.packets;
  const multicast = after.multicast - before.multicast;
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (packets > 0) {
    // What is dropped behind the interface was counted at it, and may be the row's.
    const isOthers = !mayTake(facts) && (growth(facts, "reversePath")?.fresh ?? 0) === 0;
    const values = { interface: name, packets, multicast, seconds };
    return ok({ name: isOthers ? "traffic-of-others" : "traffic-of-whom", values });
  }
  const step = { name: "check-cable-and-switch", values: {} } as const;
  if (after.packets === 0) return problem({ name: "traffic-never", values: { interface: name } }, step);
  return warning({ name: "traffic-none", values: { interface: name, seconds } }, step);
};
