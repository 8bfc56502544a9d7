import { useState } from "react";
import type { HostMembership } from "../../../../shared/host.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import { Button } from "../../../components/button.tsx";
import { GroupRow } from "./group-row.tsx";
import { hostColumns } from "./host-columns.tsx";
import styles from "./interface-groups.module.css";
import { InterfaceHead } from "./interface-head.tsx";
import { words } from "./words/words.ts";

interface InterfaceGroupsProps {
  readonly one: Interface;
  /** Null before the system told. */
  readonly groups: readonly HostMembership[] | null;
}

/** One interface and the groups joined on it; its heading folds them away. */
export function InterfaceGroups({ one, groups }: InterfaceGroupsProps) {
  const [folded, setFolded] = useState(false);
  const [all, setAll] = useState(false);
  const shown = all ? (groups ?? []) : (groups ?? []).slice(0, limits.hostGroupsShown);
  const more = (groups?.length ?? 0) - shown.length;
  const empty = groups !== null && groups.length === 0;
  const open = !folded && !empty;
  return (
    <tbody className={styles.groups} data-live>
      <InterfaceHead one={one} open={open} empty={empty} onFold={() => setFolded(open)} />
      {open && shown.map((group) => <GroupRow key={`${group.family} ${group.address}`} group={group} />)}
      {open && more > 0 && (
        <tr className={styles.more}>
          <td colSpan={hostColumns.length}>
            <Button look="link" onClick={() => setAll(true)}>
              {words().head.more(more, one.name)}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}
