import { TriangleAlert } from "lucide-react";
import type { Interface } from "../../../shared/model/interface.ts";
import { oldVersions } from "../../components/versions.tsx";
import { useTraffic } from "../../context.tsx";
import styles from "./status-bar.module.css";
import { words } from "./words/words.ts";

/** Interfaces that are named here; a host of containers has hundreds. */
const most = 3;

/** Which versions the interfaces speak: those that fell back always, the others where there is room. */
export function InterfaceVersions() {
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const used = interfaces.filter(({ loopback, up, addresses }) => !loopback && up && addresses.length > 0);
  const isOld = ({ versions }: Interface): boolean => oldVersions(versions).length > 0;
  const texts = words().versions;
  return (
    <>
      {used
        .filter((one) => !isOld(one) && known(one) !== "")
        .slice(0, most)
        .map((one) => (
          <span key={one.name} className={styles.wide} title={texts.title}>
            {one.name} {known(one)}
          </span>
        ))}
      {used
        .filter(isOld)
        .slice(0, most)
        .map((one) => (
          <span key={one.name} className={styles.warning} title={texts.fallbackTitle}>
            <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
            {texts.fallback(one.name, oldVersions(one.versions).join(", "))}
          </span>
        ))}
    </>
  );
}

function known({ versions: { igmp, mld } }: Interface): string {
  return [igmp, mld].filter((version) => version !== null).join(", ");
}
