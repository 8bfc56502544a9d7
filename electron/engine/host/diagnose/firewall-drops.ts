import type { FirewallReading } from "../linux/firewall/read.ts";
import type { Dropping } from "../linux/firewall/rules.ts";
import type { Facts } from "./facts.ts";

/** A rule that took packets between two readings, and how many. */
export interface Taking {
  readonly rule: Dropping;
  readonly packets: number;
}

/** The rule that took the most packets between two readings; null where none took any. */
export function takingRule(dropping: readonly Dropping[], before: FirewallReading): Taking | null {
  const earlier = new Map(
    before.is === "told" ? before.dropping.map(({ id, packets }) => [id, packets]) : [],
  );
  const grown = ({ id, packets }: Dropping): number =>
    packets === null ? 0 : Math.max(0, packets - (earlier.get(id) ?? packets));
  const [rule] = [...dropping].sort((one, other) => grown(other) - grown(one));
  return rule === undefined || grown(rule) === 0 ? null : { rule, packets: grown(rule) };
}

/** The rule of this computer's firewall that took packets just now, if only perhaps the row's. */
export function takenByFirewall({ firewall }: Pick<Facts, "firewall">): Taking | null {
  return firewall?.after.is === "told" ? takingRule(firewall.after.dropping, firewall.before) : null;
}

/** Whether some rule of this computer's firewall takes the row's packets, or may, as far as it is told. */
export function mayTake({ firewall }: Pick<Facts, "firewall">): boolean {
  return firewall?.after.is === "told" && firewall.after.dropping.length > 0;
}
