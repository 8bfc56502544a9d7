import { Laptop } from "lucide-react";
import type { ReactNode } from "react";
import { formatBits } from "../../../../shared/format.ts";
import type { Rate } from "../../../../shared/model/rate.ts";
import { useSteadyUnit } from "../../../components/use-steady-unit.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { Address } from "../address.tsx";
import { markOf } from "./share.tsx";
import { sourceLetter } from "./source-letter.ts";
import styles from "./sources-table.module.css";
import { words } from "./words/words.ts";

/** What the columns of the sources show that is more than a text. */

interface SourceNameProps {
  readonly row: { readonly address: string; readonly rank: number };
}

/** The sender's address behind its letter, with a sign where it is this computer itself. */
export function SourceName({ row: { address, rank } }: SourceNameProps) {
  const { isRecording } = useCastscope();
  // A recording may have been made anywhere.
  const isOwn = useTraffic(
    ({ interfaces }) =>
      !isRecording && interfaces.some((one) => one.addresses.some((own) => own.address === address)),
  );
  const name = (
    <span className={styles.source}>
      <span className={styles.letter} data-mark={markOf(rank)}>
        {sourceLetter(rank)}
      </span>
      <span className={styles.address} title={address}>
        <Address text={address} />
      </span>
    </span>
  );
  if (!isOwn) return name;
  return (
    <span className={styles.place}>
      {name}
      <span className={styles.own} role="img" aria-label={words().own} title={words().own}>
        <Laptop size={12} strokeWidth={1.75} aria-hidden="true" />
      </span>
    </span>
  );
}

interface MainProps {
  /** A zero steps back, so that anything else stands out. */
  readonly zero?: boolean;
  readonly children: ReactNode;
}

/** One of the figures that a glance at the table is for. */
export function Main({ zero = false, children }: MainProps) {
  return <span className={zero ? styles.zero : styles.main}>{children}</span>;
}

interface BitsProps {
  readonly rate: Rate;
  readonly main?: boolean;
}

/** The bits of a rate with their unit. */
export function Bits({ rate: { bits }, main = false }: BitsProps) {
  const unit = useSteadyUnit(bits);
  return (
    <>
      <span className={bits === 0 ? styles.zero : main ? styles.main : undefined}>
        {formatBits(bits, unit).value}
      </span>
      <span className={styles.unit}>{unit}</span>
    </>
  );
}
