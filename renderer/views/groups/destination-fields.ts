import type { Destination } from "../../../shared/model/destination.ts";
import { destinationState } from "../../../shared/model/destination-state.ts";
import { type MeterFigures, meterFigures } from "../../../shared/model/figures.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { destinationWords } from "../../../shared/text/destinations.ts";
import { type Freedom, type OrderBy, steadyOrder } from "../../table/order.ts";
import type { Sort } from "../../table/sort.ts";
import { type GroupColumn, groupColumns } from "./columns.tsx";
import { destinationKey } from "./lines.ts";

/** What a destination has in common with a membership's row: what columns that show no more can show of it. */
export type DestinationFields = Pick<
  Membership,
  | "state"
  | "address"
  | "port"
  | "source"
  | "name"
  | "label"
  | "colour"
  | "interface"
  | "sources"
  | "hops"
  | keyof MeterFigures
>;

/** What is needed beside a destination. */
export interface DestinationSurroundings {
  readonly port: number;
  readonly interfaces: readonly Interface[];
  /** Ms since 1970. */
  readonly at: number;
}

export function destinationFields(one: Destination, around: DestinationSurroundings): DestinationFields {
  const { address, interface: on, sources } = one;
  const names = Object.keys(meterFigures) as (keyof MeterFigures)[];
  const meter = Object.fromEntries(names.map((name) => [name, one[name]])) as unknown as MeterFigures;
  return {
    ...meter,
    state: destinationState(one, around.at),
    address,
    port: around.port,
    source: null,
    sources,
    name: destinationWords(one, around.interfaces),
    // Of its row they are.
    ...{ label: "", colour: null },
    interface: on === null ? null : { name: on, address: null },
    // Which of its senders are on the own link is known of the whole row only.
    hops: null,
  };
}

/** Whether a column shows of a destination what it shows of a row. */
export function isShownOf(fields: DestinationFields, { shows }: Pick<GroupColumn, "shows">): boolean {
  return shows.every((field) => field in fields);
}

/** Columns that are sorted by fields of a destination, whatever else their cells show. */
const byName: ReadonlySet<string> = new Set(["group", "name", "interface"]);

/**
 * Destinations sorted as the table is, as far as the column knows them; else in the order of their first packet.
 * @param previous their keys in the order before
 */
export function arrangeDestinations(
  previous: readonly string[],
  destinations: readonly Destination[],
  around: DestinationSurroundings,
  { column, descending }: Sort,
  freedom: Freedom,
): readonly Destination[] {
  const all = new Map(destinations.map((one) => [destinationKey(one), one]));
  const places = [...all.keys()];
  const fields = new Map([...all].map(([key, one]) => [key, destinationFields(one, around)]));
  const found = groupColumns.find(({ id }) => id === column);
  const knows = (one: DestinationFields): boolean =>
    found !== undefined && (byName.has(found.id) || isShownOf(one, found));
  const sort = found && [...fields.values()].every(knows) ? found.sort : null;
  const by: OrderBy<string> = sort
    ? { key: (key) => sort.key(fields.get(key) as Membership), as: sort.as, descending }
    : { key: (key) => places.indexOf(key), as: "exact", descending: false };
  return steadyOrder(previous, places, by, freedom).flatMap((key) => all.get(key) ?? []);
}
