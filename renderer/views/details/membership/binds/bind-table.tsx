import { formatRate } from "../../../../../shared/format.ts";
import type { Passage } from "../../../../../shared/model/bind-filter.ts";
import type { Destination } from "../../../../../shared/model/destination.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { whoseWords } from "../../../../../shared/text/binds.ts";
import { JoinDestination } from "../../../groups/join-destination.tsx";
import styles from "./binds-section.module.css";
import { bindTitle, programName } from "./names.ts";
import type { BindPicture } from "./picture.ts";

interface BindTableProps {
  readonly picture: BindPicture;
  /** Destinations as they were told: those can be joined. */
  readonly told: readonly Destination[];
  readonly port: number;
}

const words: Readonly<Record<Passage, string>> = {
  "comes-in": "comes in",
  "kept-out": "kept out",
  unknown: "not told",
};

/** The drawing as a table: a row for each destination, a column for each bind. */
export function BindTable({ picture: { destinations, sockets }, told, port }: BindTableProps) {
  return (
    <div className={styles.scroller}>
      <table className={styles.table} aria-label="What each bind lets through">
        <thead>
          <tr>
            <th scope="col">Destination</th>
            <th scope="col">Whose</th>
            <th scope="col" className={styles.numeric}>
              pkt/s
            </th>
            {sockets.map((socket) => (
              <th key={socket.key} scope="col" title={formatEndpoint(socket.bound, port)}>
                {bindTitle(socket, destinations)}, {programName(socket.program) ?? "another program"}
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
                      {words[passage]}
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
