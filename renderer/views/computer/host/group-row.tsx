import type { HostMembership } from "../../../../shared/host.ts";
import styles from "./group-row.module.css";
import { hostColumns } from "./host-columns.tsx";

/** One group that this computer belongs to on an interface. */
export function GroupRow({ group }: { readonly group: HostMembership }) {
  return (
    <tr className={styles.row} data-kernel={group.kernel || undefined}>
      {hostColumns.map(({ id, className, tooltip, Cell }) => (
        <td key={id} className={className} title={tooltip?.(group) || undefined}>
          <Cell row={group} />
        </td>
      ))}
    </tr>
  );
}
