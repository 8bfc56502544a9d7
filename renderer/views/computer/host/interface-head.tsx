import { ChevronDown, ChevronRight, EthernetPort, Repeat2, TriangleAlert } from "lucide-react";
import { formatSpeed } from "../../../../shared/format.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import { Versions } from "../../../components/versions.tsx";
import { hostColumns } from "./host-columns.tsx";
import styles from "./interface-head.module.css";
import { words } from "./words/words.ts";

interface InterfaceHeadProps {
  readonly one: Interface;
  readonly open: boolean;
  /** Nothing is joined here, so there is nothing to fold. */
  readonly empty: boolean;
  readonly onFold: () => void;
}

/** What kind of interface it is and how it stands, as far as the system tells. */
function kindOf({ loopback, up, speed }: Interface): string {
  const { head } = words();
  if (!up) return head.down;
  if (loopback) return head.loopback;
  return speed === null ? "" : formatSpeed(speed);
}

/** An interface with its addresses, its versions and whether the system prefers it. */
export function InterfaceHead({ one, open, empty, onFold }: InterfaceHeadProps) {
  const Icon = one.loopback ? Repeat2 : EthernetPort;
  const Chevron = open ? ChevronDown : ChevronRight;
  const cannot = one.addresses.length === 0;
  return (
    <tr className={styles.head} data-off={!one.up || cannot || undefined}>
      <th scope="rowgroup" colSpan={hostColumns.length} className={styles.cell}>
        <div className={styles.line}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-label={words().head.groupsOn(one.name)}
            disabled={empty}
            onClick={onFold}
          >
            <Chevron size={14} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden="true" />
          <strong className={styles.name}>{one.name}</strong>
          <span className={styles.kind}>{kindOf(one)}</span>
          <span className={styles.addresses}>
            {cannot && <span className={styles.cannot}>{words().head.noAddress}</span>}
            {one.addresses.map(({ address, prefix }) => (
              <code key={address} className="selectable">
                {address}
                <span className={styles.prefix}>/{prefix}</span>
              </code>
            ))}
          </span>
          <span className={styles.tags}>
            {!one.loopback && !cannot && <Versions versions={one.versions} />}
            <DefaultTag one={one} />
          </span>
        </div>
      </th>
    </tr>
  );
}

function DefaultTag({ one }: { readonly one: Interface }) {
  const { ipv4, ipv6 } = one.isDefault;
  if (!ipv4 && !ipv6) return null;
  const { head } = words();
  const families = head.isDefault[ipv4 && ipv6 ? "both" : ipv4 ? "ipv4" : "ipv6"];
  return (
    <span className={styles.tag} title={head.defaultHint}>
      {!one.up && <TriangleAlert size={12} strokeWidth={1.75} aria-hidden="true" />}
      {families}
    </span>
  );
}
