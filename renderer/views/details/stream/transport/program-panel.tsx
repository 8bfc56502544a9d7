import { useId } from "react";
import { formatBitRate } from "../../../../../shared/format.ts";
import type { Pid, TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { formatCount, plural } from "../../../../../shared/text/count.ts";
import { Bits } from "../../sources/cells.tsx";
import { CopyCsv } from "./copy-csv.tsx";
import heading from "./panel.module.css";
import { contentText, pidText, programName } from "./pid-text.ts";
import styles from "./program-panel.module.css";
import { sinceText } from "./since-text.ts";
import { pidsCsv } from "./transport-csv.ts";

interface ProgramPanelProps {
  readonly transport: TransportStream;
  /** Since when packets and errors are counted, ms since 1970. */
  readonly since: number;
}

/** What is in a transport stream: its PIDs, of several programs under a heading for each. */
export function ProgramPanel({ transport, since }: ProgramPanelProps) {
  const id = useId();
  const { programs, pids, furtherPids, furtherPrograms, bitRate } = transport;
  const [only] = programs;
  const title =
    programs.length + furtherPrograms > 1
      ? plural(programs.length + furtherPrograms, "program")
      : only === undefined
        ? "No program"
        : `Program ${only.number}`;
  const count = pids.length + furtherPids;
  return (
    <section className={heading.panel} aria-labelledby={id}>
      <div className={heading.bar}>
        <h3 className={heading.heading} id={id}>
          {title}
        </h3>
        <span className={heading.about} data-live>
          {plural(count, "PID")}, {formatBitRate(bitRate)}
        </span>
        <span className={heading.end}>
          <CopyCsv what="PIDs as CSV" text={() => pidsCsv(transport)} />
        </span>
      </div>
      <table className={styles.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">PID</th>
            <th scope="col">Type</th>
            <th scope="col">Content</th>
            <th scope="col" className={styles.end}>
              Bit rate
            </th>
            <th scope="col">Share</th>
            <th scope="col" className={styles.end} title={`Counters that did not go on${sinceText(since)}`}>
              Continuity errors
            </th>
          </tr>
        </thead>
        {programs.length > 1 ? (
          <Programs transport={transport} />
        ) : (
          <tbody data-live>
            {pids.map((pid) => (
              <PidRow key={pid.pid} pid={pid} transport={transport} />
            ))}
          </tbody>
        )}
      </table>
      {furtherPids > 0 && (
        <p className={styles.further}>
          {plural(furtherPids, "further PID")}: more than {pids.length} of a stream are not told apart.
        </p>
      )}
    </section>
  );
}

/** What belongs to no program first, then each program under its name. */
function Programs({ transport }: Pick<ProgramPanelProps, "transport">) {
  const { programs, pids } = transport;
  const known = new Set(programs.map(({ number }) => number));
  const parts = [
    { key: -1, name: "Tables and stuffing", of: pids.filter(({ program }) => !known.has(program ?? -1)) },
    ...programs.map(({ number }) => ({
      key: number,
      name: programName(number, programs),
      of: pids.filter(({ program }) => program === number),
    })),
  ];
  return parts
    .filter(({ of }) => of.length > 0)
    .map(({ key, name, of }) => (
      <tbody key={key} data-live>
        <tr className={styles.group}>
          <th scope="rowgroup" colSpan={6}>
            {name}
            <span className={styles.sum}>
              {plural(of.length, "PID")}, {formatBitRate(of.reduce((sum, { bitRate }) => sum + bitRate, 0))}
            </span>
          </th>
        </tr>
        {of.map((pid) => (
          <PidRow key={pid.pid} pid={pid} transport={transport} />
        ))}
      </tbody>
    ));
}

interface PidRowProps {
  readonly pid: Pid;
  readonly transport: TransportStream;
}

function PidRow({ pid, transport: { programs, bitRate } }: PidRowProps) {
  const { type, isPcr, scrambled, continuityErrors } = pid;
  // Both are of the same second, but for one in which a PID was new.
  const share = bitRate === 0 ? 0 : Math.min(1, pid.bitRate / bitRate);
  const content = contentText(pid, programs);
  return (
    <tr data-pid={pid.pid}>
      <th scope="row" className={styles.pid}>
        {pidText(pid.pid)}
      </th>
      <td className={styles.type} title={type}>
        {type || "–"}
      </td>
      <td title={content}>
        <span className={styles.content}>
          <span className={styles.words}>{content}</span>
          {isPcr && (
            <span className={styles.chip} title="Carries the program's clock (PCR)">
              PCR
            </span>
          )}
          {scrambled && <span className={styles.chip}>scrambled</span>}
        </span>
      </td>
      <td className={styles.end}>
        <Bits rate={{ packets: 0, bits: pid.bitRate }} main />
      </td>
      <td>
        <span className={styles.track} title={`${(share * 100).toFixed(1)} % of all packets`}>
          <span className={styles.bar} style={{ width: `${share * 100}%` }} />
        </span>
      </td>
      <td className={styles.end}>
        <span className={styles.errors} data-errors={(continuityErrors ?? 0) > 0 ? "" : undefined}>
          {continuityErrors === null ? "–" : formatCount(continuityErrors)}
        </span>
      </td>
    </tr>
  );
}
