import { Download } from "lucide-react";
import { useCallback, useState } from "react";
import { formatBytes, formatDuration } from "../../../../shared/format.ts";
import { limits } from "../../../../shared/limits.ts";
import { formatClock } from "../../../../shared/text/clock.ts";
import { Button } from "../../../components/button.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import { usePolled } from "../../../components/use-polled.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { KeptRates } from "./kept-rates.tsx";
import styles from "./record.module.css";
import { words } from "./words/words.ts";

/** In the order in which they are drawn; null is all of it. */
const spans: readonly (number | null)[] = [30, 60, 300, null];

interface KeptProps {
  /** The memberships that are meant; null for all. */
  readonly groups: number[] | null;
  readonly disabled: boolean;
  readonly onSave: (seconds: number | null) => void;
}

/** What memory holds of the groups, how far back, and how much of it is saved. */
export function Kept({ groups, disabled, onSave }: KeptProps) {
  const { client } = useCastscope();
  /** Seconds before now; null is all of it. */
  const [seconds, setSeconds] = useState<number | null>(null);
  const which = groups?.join(" ") ?? null;
  const ask = useCallback(async () => {
    const asked = which === null ? null : which.split(" ").map(Number);
    const all = await client.keptReach({ groups: asked, seconds: null });
    return { all, some: seconds === null ? all : await client.keptReach({ groups: asked, seconds }) };
  }, [client, which, seconds]);
  const { value } = usePolled(ask, limits.recordingFilesMs);
  const used = useTraffic(({ totals }) => totals?.storeBytes ?? 0);
  const limit = useTraffic(({ totals }) => totals?.storeLimit ?? 0);
  const at = useTraffic((traffic) => traffic.at);
  const texts = words().kept;
  const since = value?.all.since ?? null;
  const reach = since === null ? null : Math.max(1, Math.ceil((at - since) / 1_000));
  const back = reach === null ? null : Math.min(seconds ?? reach, reach);
  const named = (span: number | null): string => (span === null ? texts.all : formatDuration(1_000 * span));
  const last = back === null ? texts.saveAll : texts.saveLast(formatDuration(1_000 * back));
  return (
    <section className={styles.section}>
      <div className={styles.line}>
        <p className={styles.heading}>{texts.heading}</p>
        <p className="num">{texts.of(formatBytes(used), formatBytes(limit))} </p>
      </div>
      {reach !== null && back !== null && since !== null && (
        <div>
          <div className={styles.reachBox}>
            <KeptRates since={since} at={at} />
            <span className={styles.leftOut} style={{ width: `${(100 * (reach - back)) / reach}%` }} />
            <input
              className={styles.reach}
              type="range"
              min={0}
              max={Math.max(0, reach - 1)}
              step={1}
              // From the oldest on the left to now: how much is left out before what is saved.
              value={reach - back}
              aria-label={texts.back}
              aria-valuetext={last}
              onChange={({ target }) => {
                const left = Number(target.value);
                setSeconds(left === 0 ? null : reach - left);
              }}
            />
          </div>
          <p className={styles.reachEnds}>
            <span className="num">{formatClock(since)}</span>
            <span>{texts.now}</span>
          </p>
        </div>
      )}
      <Segmented
        label={texts.label}
        segments={spans.map((span) => ({ value: `${span}`, label: named(span), content: named(span) }))}
        value={`${seconds}`}
        onChange={(chosen) => setSeconds(spans.find((span) => `${span}` === chosen) ?? null)}
      />
      <Button
        look="primary"
        disabled={disabled}
        icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
        onClick={() => onSave(seconds)}
      >
        {last}
      </Button>
      <p className={styles.faint}>
        {value !== null && `${texts.packets(value.some.packets, value.some.feeds)} `}
        {texts.about}
      </p>
    </section>
  );
}
