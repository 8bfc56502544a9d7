import { TriangleAlert } from "lucide-react";
import { formatBits, formatRate } from "../../../shared/format.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { classes } from "../../components/classes.ts";
import { Sparkline } from "../../components/sparkline.tsx";
import { useSteadyUnit } from "../../components/use-steady-unit.ts";
import { useStale, useTraffic } from "../../context.tsx";
import styles from "./totals.module.css";
import { words } from "./words/words.ts";

/** What all groups receive together: packets and bits of the last full second, and the last minute. */
export function Totals() {
  const joined = useTraffic((traffic) => traffic.ids.length > 0);
  const packets = useTraffic((traffic) => traffic.totals?.rate.packets ?? 0);
  const bits = useTraffic((traffic) => traffic.totals?.rate.bits ?? 0);
  const unit = useSteadyUnit(bits);
  const stale = useStale();
  if (!joined) return <p className={styles.none}>{words().totals.none}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, these are figures
    <div
      className={styles.totals}
      role="group"
      aria-label={stale ? words().totals.lastKnown : words().totals.all}
      data-live
      data-totals
    >
      <Figure value={formatRate(packets)} unit="pkt/s" />
      <Figure value={formatBits(bits, unit).value} unit={`${unit}it/s`} />
      <TotalHistory />
      <Drops />
    </div>
  );
}

function Figure({ value, unit }: { readonly value: string; readonly unit: string }) {
  return (
    <p className={styles.figure}>
      <span className="num">{value}</span> <span className={styles.unit}>{unit}</span>
    </p>
  );
}

/**
 * What this computer dropped, which must not be taken for the network's loss. It has its place while there is none,
 * so that nothing moves when the first is dropped.
 */
function Drops() {
  const drops = useTraffic((traffic) => traffic.totals?.kernelDrops ?? null);
  const texts = words().totals;
  return (
    <p
      className={styles.drops}
      data-some={(drops ?? 0) > 0 || undefined}
      title={drops === null ? texts.dropsUnknown : texts.dropsTitle}
    >
      <span className={classes(styles.dropped, "num")}>
        {drops === null ? "–" : formatCount(drops)}
        <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
      </span>{" "}
      <span className={styles.unit}>{texts.drops}</span>
    </p>
  );
}

function TotalHistory() {
  const histories = useTraffic((traffic) => traffic.histories);
  useTraffic((traffic) => traffic.secondsSeen);
  return <Sparkline className={styles.history} values={histories.totalBits()} />;
}
