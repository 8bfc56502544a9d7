import type { HostMembership } from "../../../../shared/host.ts";
import { MiddleText } from "../../../components/middle-text.tsx";
import styles from "./group-row.module.css";
import { joinedBy } from "./joined-by.ts";
import { Watch } from "./watch.tsx";

/** One group that this computer belongs to on an interface. */
export function GroupRow({ group }: { readonly group: HostMembership }) {
  const by = joinedBy(group);
  return (
    <tr className={styles.row} data-kernel={group.kernel || undefined}>
      <td className={styles.address}>
        <code className="selectable">
          <MiddleText text={group.address} />
        </code>
      </td>
      <td className={styles.known} title={group.knownAs || undefined}>
        {group.knownAs}
      </td>
      <td className={styles.by} title={by.title}>
        {by.text}
      </td>
      <td className={styles.action}>{!group.kernel && <Watch group={group} />}</td>
    </tr>
  );
}
