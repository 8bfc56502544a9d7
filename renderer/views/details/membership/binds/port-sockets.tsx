import type { PortHolder } from "../../../../../shared/host.ts";
import type { Membership } from "../../../../../shared/model/membership.ts";
import panel from "../membership-panel.module.css";
import styles from "./binds-section.module.css";
import { programWords } from "./names.ts";
import { socketsOf } from "./picture.ts";
import { words } from "./words/words.ts";

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
          {words().onPort.heading(port)}
        </h3>
        <p className={panel.summary}>
          {holders === null
            ? words().onPort.othersUntold
            : words().onPort.count(sockets.length, family, others)}
        </p>
      </header>
      {/* biome-ignore lint/a11y: what scrolls must be reached by keyboard, and is no part of the page by itself */}
      <div className={styles.scroller} role="group" tabIndex={0} aria-labelledby="sockets-heading">
        <table className={styles.table} aria-labelledby="sockets-heading">
          <thead>
            <tr>
              <th scope="col">{words().boundTo}</th>
              <th scope="col">{words().joined}</th>
              <th scope="col">{words().program}</th>
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
                    title={joined === null ? words().onPort.joinedUntoldHint : undefined}
                  >
                    {joined === null ? words().onPort.joinedUntold : (joined[0] ?? words().onPort.joinedNone)}
                  </td>
                  <td className={styles.strong}>
                    {name}{" "}
                    <span className={styles.soft}>
                      {program.is === "ours" && program.row.source
                        ? words().onPort.fromSource(program.row.source)
                        : detail}
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
