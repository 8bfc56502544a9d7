import { ArrowDown } from "lucide-react";
import { useStore } from "zustand";
import { formatBytes } from "../../../../shared/format.ts";
import type { Membership } from "../../../../shared/model.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";
import { Button } from "../../../components/button.tsx";
import { classes } from "../../../components/classes.ts";
import { useTraffic } from "../../../context.tsx";
import styles from "./list-bar.module.css";
import type { PacketWindow } from "./packet-window.ts";

interface ListBarProps {
  readonly list: PacketWindow;
  readonly membership: Membership;
}

/** Over the packet list: whether it follows, the way back to the newest, and how much is kept. */
export function ListBar({ list, membership }: ListBarProps) {
  const following = useStore(list.store, (state) => state.following);
  const newer = useStore(list.store, (state) => state.newer);
  const paused = useTraffic((traffic) => traffic.paused);
  return (
    <div className={styles.bar}>
      {following ? (
        <span className={styles.following}>{paused ? "Display paused" : "Following the newest"}</span>
      ) : (
        <Button
          className={classes(styles.newer, "num")}
          icon={<ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" />}
          title="Jump to the newest packet and follow (End)"
          onClick={() => list.follow()}
        >
          {newer > 0 ? `${formatCount(newer)} newer` : "Follow"}
        </Button>
      )}
      <Kept membership={membership} />
    </div>
  );
}

function Kept({ membership: { packets, firstKept, storeDropped } }: { readonly membership: Membership }) {
  const limit = useTraffic((traffic) => traffic.totals?.storeLimit);
  const kept = Math.max(0, packets - Math.max(1, firstKept) + 1);
  const bound =
    limit === undefined ? "" : `All groups together keep up to ${formatBytes(limit)} of packets. `;
  const dropped =
    storeDropped === 0
      ? "None of this group gave way so far."
      : `${plural(storeDropped, "older packet")} of this group gave way to newer ones.`;
  return (
    <span className={classes(styles.kept, "num")} title={bound + dropped}>
      {formatCount(kept)} of {formatCount(packets)} kept
    </span>
  );
}
