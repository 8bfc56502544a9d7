import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { formatBitRate, formatBytes, formatDuration, formatRate } from "../../../../shared/format.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Rate } from "../../../../shared/model/rate.ts";
import { formatClock } from "../../../../shared/text/clock.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { sharingSentence } from "../../../../shared/text/drops.ts";
import { placeTitle } from "../../../components/place-title.ts";
import { useTraffic } from "../../../context.tsx";
import { Address } from "../address.tsx";
import styles from "./summary.module.css";
import { words } from "./words/words.ts";

/** The group's own figures, those that have no column in the groups table. */
export function Summary({ membership }: { readonly membership: Membership }) {
  const at = useTraffic((traffic) => traffic.at);
  const { average, peak, burst, packets, bytes, joinedAt, receiveBuffer, storeDropped } = membership;
  const { summary: said } = words();
  const on = membership.interface;
  const kept = Math.max(0, packets - Math.max(1, membership.firstKept) + 1);
  return (
    <>
      <dl className={styles.summary} data-live>
        <Figure name={said.average} title={said.averageHint} {...rateTexts(average)} />
        <Figure name={said.peak} title={said.peakHint} {...rateTexts(peak)} />
        <Figure
          name={said.burst}
          title={said.burstHint}
          value={formatCount(burst)}
          detail={said.burstDetail}
        />
        <Figure
          name={said.received}
          title={said.receivedHint}
          value={formatBytes(bytes)}
          detail={packets === 0 ? "–" : said.each(formatBytes(bytes / packets))}
        />
        <Figure
          name={said.joined}
          title={said.joinedHint}
          value={formatClock(joinedAt)}
          detail={said.ago(formatDuration(at - joinedAt))}
        />
        {on && (
          <Figure
            name={said.interface}
            title={placeTitle(membership)}
            value={on.name}
            detail={on.address === null ? said.noAddress : <Address text={on.address} />}
          />
        )}
        {receiveBuffer !== null && (
          <Figure
            name={said.buffer}
            title={said.bufferHint}
            value={formatBytes(receiveBuffer)}
            detail={said.bufferDetail}
          />
        )}
        <Figure
          name={said.kept}
          title={said.keptHint(storeDropped)}
          value={formatCount(kept)}
          detail={said.keptOf(packets)}
        />
      </dl>
      <Shared membership={membership} />
    </>
  );
}

function rateTexts({ packets, bits }: Rate): { value: string; detail: string } {
  // no words: units
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
