import { formatBits, formatRate } from "../../../shared/format.ts";
import { Sparkline } from "../../components/sparkline.tsx";
import { useSteadyUnit } from "../../components/use-steady-unit.ts";
import { useTraffic } from "../../context.tsx";
import styles from "./totals.module.css";

/** What all groups receive together: packets and bits of the last full second, and the last minute. */
export function Totals() {
  const joined = useTraffic((traffic) => traffic.ids.length > 0);
  const packets = useTraffic((traffic) => traffic.totals?.rate.packets ?? 0);
  const bits = useTraffic((traffic) => traffic.totals?.rate.bits ?? 0);
  const unit = useSteadyUnit(bits);
  if (!joined) return <p className={styles.none}>No groups joined</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, these are figures
    <div className={styles.totals} role="group" aria-label="All groups together">
      <Figure value={formatRate(packets)} unit="pkt/s" />
      <Figure value={formatBits(bits, unit).value} unit={`${unit}it/s`} />
      <TotalHistory />
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

function TotalHistory() {
  const histories = useTraffic((traffic) => traffic.histories);
  useTraffic((traffic) => traffic.secondsSeen);
  return <Sparkline className={styles.history} values={histories.totalBits()} />;
}
