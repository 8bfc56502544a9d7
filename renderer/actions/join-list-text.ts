import { csvTable } from "../../shared/export/csv.ts";
import { formatJoinText } from "../../shared/input/join-text.ts";
import type { Membership } from "../../shared/model/membership.ts";
import { knownName } from "../../shared/net/known-groups.ts";

type Listed = Pick<Membership, "address" | "port" | "source" | "interface" | "bind" | "name">;

/** Rows as a list that the join field reads, a line each, with the names that people gave. */
export function joinListText(rows: readonly Listed[]): string {
  return rows.map((row) => `${joinTextOf(row)}${remarkOf(row)}`).join("\n");
}

function joinTextOf({ address, port, source, interface: on, bind }: Listed): string {
  return formatJoinText({ address, port, from: source, on: on?.name ?? null, bind });
}

function remarkOf({ name, address, port }: Listed): string {
  const own = name.replace(/\s+/g, " ").trim();
  return own === "" || own === knownName(address, port) ? "" : ` # ${own}`;
}

/** Rows as a table (CSV), with the columns that a join list has and the figures that stand in the table. */
export function rowsTable(rows: readonly Membership[]): string {
  return csvTable(
    rows.map(
      ({ name, address, port, source, interface: on, state, sources, packets, rate, lost, kernelDrops }) => ({
        ...{ name, group: address, port, source, interface: on?.name ?? null, state, sources, packets },
        ...{
          // no words: keys of the CSV file
          "packets per second": rate.packets,
          // no words: keys of the CSV file
          "bits per second": rate.bits,
          lost,
          // no words: keys of the CSV file
          "dropped here": kernelDrops,
        },
      }),
    ),
  );
}
