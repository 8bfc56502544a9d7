import {
  formatAge,
  formatBitRate,
  formatBits,
  formatRate,
  formatTimeOfDay,
} from "../../../../shared/format.ts";
import type { Rate } from "../../../../shared/model/rate.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { formatTtlAndHops } from "../../../../shared/scope/hops.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { classes } from "../../../components/classes.ts";
import { useSteadyUnit } from "../../../components/use-steady-unit.ts";
import { Address } from "../address.tsx";
import { Share } from "./share.tsx";
import { sourceLetter } from "./source-order.ts";
import styles from "./sources-table.module.css";

interface SourceRowProps {
  readonly id: string;
  readonly source: Source;
  /** Place in the order of arrival, from 0. */
  readonly rank: number;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly active: boolean;
  /** Packets of the whole group. */
  readonly total: number;
  /** Now, as the display shows it, in ms since 1970. */
  readonly at: number;
}

/** One sender of a group. */
export function SourceRow({ id, source, rank, index, active, total, at }: SourceRowProps) {
  const { address, port, packets, rate, average, peak, burst, interval, ttl, firstAt, lastAt } = source;
  return (
    <tr id={id} className={styles.row} aria-rowindex={index + 2} aria-selected={active} data-index={index}>
      <td className={styles.source} data-column="source">
        <span className={styles.letter} data-mark={(rank % 4) + 1}>
          {sourceLetter(rank)}
        </span>
        <span className={styles.address} title={address}>
          <Address text={address} />
        </span>
      </td>
      <td className={styles.number} data-column="port">
        {port}
      </td>
      <td className={classes(styles.number, styles.main)} data-column="packets">
        {formatCount(packets)}
      </td>
      <Share packets={packets} total={total} mark={(rank % 4) + 1} />
      <td
        className={classes(styles.number, rate.packets > 0 ? styles.main : styles.zero)}
        data-column="packetRate"
      >
        {formatRate(rate.packets)}
      </td>
      <Bits column="bitRate" rate={rate} main />
      <Bits column="average" rate={average} />
      <Bits column="peak" rate={peak} />
      <td className={styles.number} data-column="burst">
        {formatCount(burst)}
      </td>
      <td className={styles.number} data-column="interval">
        {interval ? `${formatMs(interval.mean)} ± ${formatMs(interval.deviation)}` : "–"}
      </td>
      <td className={styles.number} data-column="ttl">
        {ttl ? formatTtlAndHops(ttl) : "–"}
      </td>
      <td className={styles.number} data-column="first">
        {firstAt === null ? "–" : formatTimeOfDay(firstAt).slice(0, 8)}
      </td>
      <td className={styles.number} data-column="last">
        {lastAt === null ? "–" : formatAge(at - lastAt)}
      </td>
    </tr>
  );
}

interface BitsProps {
  readonly column: string;
  readonly rate: Rate;
  readonly main?: boolean;
}

function Bits({ column, rate: { bits, packets }, main = false }: BitsProps) {
  const unit = useSteadyUnit(bits);
  return (
    <td
      className={classes(styles.number, bits === 0 ? styles.zero : main && styles.main)}
      data-column={column}
      title={`${formatRate(packets)} pkt/s, ${formatBitRate(bits)}`}
    >
      {formatBits(bits, unit).value}
      <span className={styles.unit}>{unit}</span>
    </td>
  );
}

/** Milliseconds with as many decimals as tell something: “0.08”, “90.1”, “1,204”. */
export function formatMs(ms: number): string {
  if (ms >= 1_000) return formatCount(Math.round(ms));
  return ms.toFixed(ms < 10 ? 2 : 1);
}
