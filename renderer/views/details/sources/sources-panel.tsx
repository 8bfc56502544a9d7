import { useTraffic } from "../../../context.tsx";
import { NoPackets } from "../packets/no-packets.tsx";
import styles from "./sources-panel.module.css";
import { SourcesTable } from "./sources-table.tsx";
import { Summary } from "./summary.tsx";
import { useSources } from "./use-sources.ts";

/** Who sends to the group, under the group's own figures. */
export function SourcesPanel({ id }: { readonly id: number }) {
  const membership = useTraffic((traffic) => traffic.memberships.get(id));
  const sources = useSources(id);
  if (!membership) return null;
  return (
    <div className={styles.panel}>
      <Summary membership={membership} />
      {membership.packets === 0 ? (
        <NoPackets membership={membership} />
      ) : (
        sources && <SourcesTable membership={membership} sources={sources} />
      )}
    </div>
  );
}
