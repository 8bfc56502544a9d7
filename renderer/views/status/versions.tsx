import { TriangleAlert } from "lucide-react";
import type { Interface } from "../../../shared/model/interface.ts";
import { oldVersions } from "../../components/versions.tsx";
import { useTraffic } from "../../context.tsx";
import styles from "./status-bar.module.css";
import { words } from "./words/words.ts";

/** Interfaces that are named here; a host of containers has hundreds. */
const most = 3;

const isOld = ({ versions }: Interface): boolean => oldVersions(versions).length > 0;

/** Those that join and have an address. */
function useInterfaces(): readonly Interface[] {
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  return interfaces.filter(({ loopback, up, addresses }) => !loopback && up && addresses.length > 0);
}

/** Which versions the interfaces speak that did not fall back; laid out from the right. */
export function InterfaceVersions() {
  const texts = words().versions;
  return useInterfaces()
    .filter((one) => !isOld(one) && known(one) !== "")
    .slice(0, most)
    .toReversed()
    .map((one) => (
      <span key={one.name} title={texts.title}>
        {one.name} {known(one)}
      </span>
    ));
}

/** Interfaces that fell back to an older version: they are always told. */
export function OldVersions() {
  const texts = words().versions;
  return useInterfaces()
    .filter(isOld)
    .slice(0, most)
    .map((one) => (
      <span key={one.name} className={styles.warning} title={texts.fallbackTitle}>
        <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
        {texts.fallback(one.name, oldVersions(one.versions).join(", "))}
      </span>
    ));
}

function known({ versions: { igmp, mld } }: Interface): string {
  return [igmp, mld].filter((version) => version !== null).join(", ");
}
