import { groupTraits } from "../../../../shared/net/groups.ts";
import { addressIn } from "../destination.ts";
import { Loopback } from "../loopback.tsx";
import { useDraft } from "../use-draft.ts";
import { HopLimit } from "./hop-limit.tsx";
import { HostReach } from "./host-reach.tsx";
import { Ipv6Picker } from "./ipv6-picker.tsx";
import styles from "./scope.module.css";
import { TtlPicker } from "./ttl-picker.tsx";
import { UnicastTtl } from "./unicast-ttl.tsx";

/**
 * The picker in the form that To asks for: rings for a group, a corridor for one host. Without an
 * address it shows the IPv4 form, whose TTL is what a group would get.
 */
export function ScopeSection() {
  const to = useDraft((state) => state.to);
  const address = addressIn(to);
  if (address?.use === "host") {
    return (
      <section className={styles.section}>
        <HostReach host={address} />
      </section>
    );
  }
  const traits = address?.use === "multicast" ? groupTraits(address) : null;
  return (
    <section className={styles.section}>
      {address && traits && traits.scopeDigit !== null ? (
        <>
          <Ipv6Picker group={address} />
          <HopLimit digit={traits.scopeDigit} />
          <Loopback />
        </>
      ) : (
        <>
          <TtlPicker linkLocal={traits?.linkLocal ?? false} />
          <Loopback />
          <UnicastTtl />
        </>
      )}
    </section>
  );
}
