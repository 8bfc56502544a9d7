import { EthernetPort, Repeat2, TriangleAlert } from "lucide-react";
import { formatSpeed } from "../../../shared/format.ts";
import type { Interface } from "../../../shared/model.ts";
import { plural } from "../../../shared/text/count.ts";
import { useTraffic } from "../../context.tsx";
import styles from "./interfaces-list.module.css";

/** This computer's interfaces with their addresses: what a group can be joined on. */
export function InterfacesList({ heading }: { readonly heading: string }) {
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  return (
    <section className={styles.section} aria-labelledby="interfaces-heading">
      <h2 className={styles.heading} id="interfaces-heading">
        {heading} <span className={styles.count}>{plural(interfaces.length, "interface")}</span>
      </h2>
      <ul className={styles.list}>
        {interfaces.map((one) => (
          <InterfaceItem key={one.name} one={one} />
        ))}
      </ul>
    </section>
  );
}

/** What kind of interface it is and how it stands, as far as the system tells. */
function kindOf({ loopback, up, speed }: Interface): string {
  if (!up) return "down";
  if (loopback) return "loopback";
  return speed === null ? "" : formatSpeed(speed);
}

function InterfaceItem({ one }: { readonly one: Interface }) {
  const Icon = one.loopback ? Repeat2 : EthernetPort;
  const cannot = one.addresses.length === 0;
  return (
    <li className={styles.item} data-off={!one.up || cannot || undefined}>
      <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden="true" />
      <strong className={styles.name}>{one.name}</strong>
      <span className={styles.kind}>{kindOf(one)}</span>
      <span className={styles.addresses}>
        {cannot && <span className={styles.cannot}>no address, cannot join here</span>}
        {one.addresses.map(({ address, prefix }) => (
          <code key={address} className="selectable">
            {address}
            <span className={styles.prefix}>/{prefix}</span>
          </code>
        ))}
      </span>
      <DefaultTag one={one} />
    </li>
  );
}

function DefaultTag({ one }: { readonly one: Interface }) {
  const { ipv4, ipv6 } = one.isDefault;
  if (!ipv4 && !ipv6) return null;
  const families = ipv4 && ipv6 ? "default" : ipv4 ? "default IPv4" : "default IPv6";
  return (
    <span className={styles.tag} title="The system joins groups here when no interface is named">
      {!one.up && <TriangleAlert size={12} strokeWidth={1.75} aria-hidden="true" />}
      {families}
    </span>
  );
}
