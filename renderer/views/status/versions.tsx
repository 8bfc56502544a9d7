import { TriangleAlert } from "lucide-react";
import type { Interface } from "../../../shared/model/interface.ts";
import { oldVersions } from "../../components/versions.tsx";
import { useTraffic } from "../../context.tsx";
import styles from "./status-bar.module.css";

/** Interfaces that are named here; a host of containers has hundreds. */
const most = 3;

/** Which versions the interfaces speak: those that fell back always, the others where there is room. */
export function InterfaceVersions() {
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const used = interfaces.filter(({ loopback, up, addresses }) => !loopback && up && addresses.length > 0);
  const isOld = ({ versions }: Interface): boolean => oldVersions(versions).length > 0;
  return (
    <>
      {used
        .filter((one) => !isOld(one) && known(one) !== "")
        .slice(0, most)
        .map((one) => (
          <span
            key={one.name}
            className={styles.wide}
            title="The versions in which this interface reports what is joined"
          >
            {one.name} {known(one)}
          </span>
        ))}
      {used
        .filter(isOld)
        .slice(0, most)
        .map((one) => (
          <span
            key={one.name}
            className={styles.warning}
            title="An older querier was heard, or it is set so: source-specific joins will not work"
          >
            <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
            {one.name} {oldVersions(one.versions).join(", ")} (fallback)
          </span>
        ))}
    </>
  );
}

function known({ versions: { igmp, mld } }: Interface): string {
  return [igmp, mld].filter((version) => version !== null).join(", ");
}
