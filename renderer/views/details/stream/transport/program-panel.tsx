import { useId } from "react";
import { formatBitRate } from "../../../../../shared/format.ts";
import type { Pid, TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { Bits } from "../../sources/cells.tsx";
import { CopyCsv } from "./copy-csv.tsx";
import heading from "./panel.module.css";
import { contentText, pidText, programName } from "./pid-text.ts";
import styles from "./program-panel.module.css";
import { sinceText } from "./since-text.ts";
import { pidsCsv } from "./transport-csv.ts";
import { words } from "./words/words.ts";

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
  const { program, columns } = words();
  const title =
    programs.length + furtherPrograms > 1
      ? program.several(programs.length + furtherPrograms)
      : only === undefined
        ? program.none
        : program.one(only.number);
  const count = pids.length + furtherPids;
  return (
    <section className={heading.panel} aria-labelledby={id}>
      <div className={heading.bar}>
        <h3 className={heading.heading} id={id}>
          {title}
        </h3>
        <span className={heading.about} data-live>
          {`${program.pids(count)}, ${formatBitRate(bitRate)}`}
        </span>
        <span className={heading.end}>
          <CopyCsv heading={title} what={program.copied} text={() => pidsCsv(transport)} />
        </span>
      </div>
      <table className={styles.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{columns.pid}</th>
            <th scope="col">{columns.type}</th>
            <th scope="col">{columns.content}</th>
            <th scope="col" className={styles.end}>
              {columns.rate}
            </th>
            <th scope="col">{columns.share}</th>
            <th scope="col" className={styles.end} title={columns.errorsAbout(sinceText(since))}>
              {columns.errors}
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
      {furtherPids > 0 && <p className={styles.further}>{program.further(furtherPids, pids.length)}</p>}
    </section>
  );
}

/** What belongs to no program first, then each program under its name. */
function Programs({ transport }: Pick<ProgramPanelProps, "transport">) {
  const { programs, pids } = transport;
  const { program: text } = words();
  const known = new Set(programs.map(({ number }) => number));
  const parts = [
    { key: -1, name: text.rest, of: pids.filter(({ program }) => !known.has(program ?? -1)) },
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
              {`${text.pids(of.length)}, ${formatBitRate(of.reduce((sum, { bitRate }) => sum + bitRate, 0))}`}
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
  const { program } = words();
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
            <span className={styles.chip} title={program.pcr}>
              {/* no words: a name of the standard */}
              PCR
            </span>
          )}
          {scrambled && <span className={styles.chip}>{program.scrambled}</span>}
        </span>
      </td>
      <td className={styles.end}>
        <Bits rate={{ packets: 0, bits: pid.bitRate }} main />
      </td>
      <td>
        <span className={styles.track} title={program.share(share * 100)}>
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
