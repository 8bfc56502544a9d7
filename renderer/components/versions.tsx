import { TriangleAlert } from "lucide-react";
import type { GroupVersions } from "../../shared/host.ts";
import styles from "./versions.module.css";
import { words } from "./words/words.ts";

const newest: ReadonlySet<string | null> = new Set(["IGMPv3", "MLDv2", null]);

/** Versions below the newest, which cannot name sources. */
export function oldVersions({ igmp, mld }: GroupVersions): string[] {
  return [igmp, mld].filter((version) => version !== null && !newest.has(version)).map(String);
}

/** “IGMPv3, MLDv2”, or the warning of one that an older querier or a person left the interface with. */
export function Versions({ versions }: { readonly versions: GroupVersions }) {
  const old = oldVersions(versions);
  const [first] = old;
  if (first === undefined) {
    const known = [versions.igmp, versions.mld].filter((version) => version !== null);
    return known.length === 0 ? null : <span className={styles.versions}>{known.join(", ")}</span>;
  }
  return (
    <span className={styles.warning} title={words().versions.title}>
      <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
      {words().versions.old(old.join(", "))}
    </span>
  );
}
