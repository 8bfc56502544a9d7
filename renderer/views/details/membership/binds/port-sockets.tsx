import type { PortHolder } from "../../../../../shared/host.ts";
import type { Membership } from "../../../../../shared/model/membership.ts";
import panel from "../membership-panel.module.css";
import styles from "./binds-section.module.css";
import { programWords } from "./names.ts";
import { socketsOf } from "./picture.ts";

interface PortSocketsProps {
  readonly row: Membership;
  readonly rows: readonly Membership[];
  /** Null where the system does not tell. */
  readonly holders: readonly PortHolder[] | null;
}

/** Every socket on the row's port: what it is bound to, what it joined as far as that is told, and whose it is. */
export function PortSockets({ row, rows, holders }: PortSocketsProps) {
  const { port, family } = row;
  const sockets = socketsOf({ row, rows, holders: holders ?? [] });
  const others = sockets.filter(({ program }) => program.is !== "ours").length;
  return (
    <section aria-labelledby="sockets-heading">
      <header className={panel.bar}>
        <h3 className={panel.heading} id="sockets-heading">
          Sockets on port {port}
        </h3>
        <p className={panel.summary}>
          {holders === null
            ? "of other programs not told by this system"
            : `${sockets.length} over IPv${family}, ${others === 0 ? "none" : others} of other programs`}
        </p>
      </header>
      <div className={styles.scroller}>
        <table className={styles.table} aria-labelledby="sockets-heading">
          <thead>
            <tr>
              <th scope="col">Bound to</th>
              <th scope="col">Joined</th>
              <th scope="col">Program</th>
            </tr>
          </thead>
          <tbody data-live>
            {sockets.map(({ key, address, joined, program }) => {
              const { name, detail } = programWords(program);
              return (
                <tr key={key}>
                  <th scope="row" className={styles.bound}>
                    {address}
                  </th>
                  <td
                    className={joined?.length ? styles.bound : styles.soft}
                    title={joined === null ? untold : undefined}
                  >
                    {joined === null ? "not told" : (joined[0] ?? "none")}
                  </td>
                  <td className={styles.strong}>
                    {name}{" "}
                    <span className={styles.soft}>
                      {program.is === "ours" && program.row.source ? `from ${program.row.source}` : detail}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const untold = "No system tells which groups another program’s socket joined.";
