import { formatRate } from "../../../../../shared/format.ts";
import type { Destination } from "../../../../../shared/model/destination.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { whoseWords } from "../../../../../shared/text/binds.ts";
import { JoinDestination } from "../../../groups/join-destination.tsx";
import styles from "./binds-section.module.css";
import { bindTitle, programName } from "./names.ts";
import type { BindPicture } from "./picture.ts";
import { words } from "./words/words.ts";

interface BindTableProps {
  readonly picture: BindPicture;
  /** Destinations as they were told: those can be joined. */
  readonly told: readonly Destination[];
  readonly port: number;
}

/** The drawing as a table: a row for each destination, a column for each bind. */
export function BindTable({ picture: { destinations, sockets }, told, port }: BindTableProps) {
  return (
    // biome-ignore lint/a11y: what scrolls must be reached by keyboard, and is no part of the page by itself
    <div className={styles.scroller} tabIndex={0}>
      <table className={styles.table} aria-label={words().heading}>
        <thead>
          <tr>
            <th scope="col">{words().destination}</th>
            <th scope="col">{words().whose}</th>
            <th scope="col" className={styles.numeric}>
              {/* no words: a unit */}
              pkt/s
            </th>
            {sockets.map((socket) => (
              <th key={socket.key} scope="col" title={formatEndpoint(socket.bound, port)}>
                {words().socketOf(
                  bindTitle(socket, destinations),
                  programName(socket.program) ?? words().anotherProgram,
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-live>
          {destinations.map((to, at) => {
            const one = told.find(
              ({ address, interface: on }) => address === to.address && on === to.interface,
            );
            return (
              <tr key={to.key}>
                <th scope="row" className={styles.bound}>
                  {to.address}
                </th>
                <td>
                  {whoseWords(to)} {one && <JoinDestination one={one} port={port} />}
                </td>
                <td className={styles.numeric}>{to.rate === null ? "–" : formatRate(to.rate)}</td>
                {sockets.map(({ key, passages }) => {
                  const passage = passages[at] ?? "unknown";
                  return (
                    <td key={key} className={passage === "comes-in" ? styles.strong : undefined}>
                      {words().passages[passage]}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
