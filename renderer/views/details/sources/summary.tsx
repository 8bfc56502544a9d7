import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import {
  formatBitRate,
  formatBytes,
  formatDuration,
  formatRate,
  formatTimeOfDay,
} from "../../../../shared/format.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Rate } from "../../../../shared/model/rate.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { sharingSentence } from "../../../../shared/text/drops.ts";
import { placeTitle } from "../../../components/place-title.ts";
import { useTraffic } from "../../../context.tsx";
import { Address } from "../address.tsx";
import styles from "./summary.module.css";

/** The group's own figures, those that have no column in the groups table. */
export function Summary({ membership }: { readonly membership: Membership }) {
  const at = useTraffic((traffic) => traffic.at);
  const { average, peak, burst, packets, bytes, joinedAt, receiveBuffer, storeDropped } = membership;
  const on = membership.interface;
  const kept = Math.max(0, packets - Math.max(1, membership.firstKept) + 1);
  return (
    <>
      <dl className={styles.summary} data-live>
        <Figure name="Average" title="Per second since the join" {...rateTexts(average)} />
        <Figure name="Peak" title="The largest full second" {...rateTexts(peak)} />
        <Figure
          name="Burst"
          title="Most packets in any window of 100 ms"
          value={formatCount(burst)}
          detail="in 100 ms"
        />
        <Figure
          name="Received"
          title="UDP payload since the join"
          value={formatBytes(bytes)}
          detail={packets === 0 ? "–" : `${formatBytes(bytes / packets)} each`}
        />
        <Figure
          name="Joined"
          title="Local time of the join"
          value={formatTimeOfDay(joinedAt).slice(0, 8)}
          detail={`${formatDuration(at - joinedAt)} ago`}
        />
        {on && (
          <Figure
            name="Interface"
            title={placeTitle(membership)}
            value={on.name}
            detail={on.address === null ? "no address" : <Address text={on.address} />}
          />
        )}
        {receiveBuffer !== null && (
          <Figure
            name="Receive buffer"
            title="What the kernel granted to this group’s socket"
            value={formatBytes(receiveBuffer)}
            detail="granted"
          />
        )}
        <Figure
          name="Packets kept"
          title={`In the store that all groups share; ${formatCount(storeDropped)} gave way to newer ones`}
          value={formatCount(kept)}
          detail={`of ${formatCount(packets)}`}
        />
      </dl>
      <Shared membership={membership} />
    </>
  );
}

function rateTexts({ packets, bits }: Rate): { value: string; detail: string } {
  return { value: `${formatRate(packets)} pkt/s`, detail: formatBitRate(bits) };
}

interface FigureProps {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly detail: ReactNode;
}

function Figure({ name, title, value, detail }: FigureProps) {
  return (
    <div className={styles.figure} title={title}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.detail}>{detail}</dd>
    </div>
  );
}

function Shared({ membership }: { readonly membership: Membership }) {
  const platform = useTraffic((traffic) => traffic.about?.platform ?? "");
  const sentence = sharingSentence(membership, platform);
  if (sentence === null) return null;
  return (
    <p className={styles.shared}>
      <TriangleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      {sentence}
    </p>
  );
}
