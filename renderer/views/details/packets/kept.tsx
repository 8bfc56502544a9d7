import { useStore } from "zustand";
import { formatBytes } from "../../../../shared/format.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";
import { classes } from "../../../components/classes.ts";
import { useTraffic } from "../../../context.tsx";
import styles from "./list-bar.module.css";
import { isLive, type PacketArranger } from "./packet-arranger.ts";

interface KeptProps {
  readonly arranger: PacketArranger;
  readonly id: number;
}

/** How many packets are kept, and how many of them the list shows. */
export function Kept({ arranger, id }: KeptProps) {
  const row = useTraffic((traffic) => traffic.memberships.get(id));
  const limit = useTraffic((traffic) => traffic.totals?.storeLimit);
  const { shown, filter, sort } = useStore(arranger.store);
  if (!row) return null;
  const { packets, firstKept, storeDropped } = row;
  const kept = Math.max(0, packets - Math.max(1, firstKept) + 1);
  const bound =
    limit === undefined ? "" : `All groups together keep up to ${formatBytes(limit)} of packets. `;
  const dropped =
    storeDropped === 0
      ? "None of this group gave way so far."
      : `${plural(storeDropped, "older packet")} of this group gave way to newer ones.`;
  const leftOut = shown?.leftOut ?? 0;
  const beyond = leftOut === 0 ? "" : ` The ${plural(leftOut, "oldest kept packet")} were not looked at.`;
  const rows = shown === null ? 0 : Math.max(0, shown.last - shown.first + 1);
  const text =
    shown === null
      ? `${formatCount(kept)} of ${formatCount(packets)} kept`
      : filter === null
        ? `${formatCount(rows)} of ${formatCount(kept)} sorted`
        : isLive(sort)
          ? `${formatCount(rows)} of ${formatCount(kept)} match`
          : `${formatCount(rows)} match`;
  return (
    <span className={classes(styles.kept, "num")} title={bound + dropped + beyond}>
      {text}
    </span>
  );
}
