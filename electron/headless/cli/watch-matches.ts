import type { KeptFormat } from "../../../shared/described/kept-formats.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Monitor } from "../../engine/monitor.ts";

/** How many packets of each row a filter let through, by the rows' ids. */
export type Matches = ReadonlyMap<number, number>;

/** Has the packets of rows read as a described format, so that a filter finds what stands in them. */
export async function readAs(
  ids: readonly number[],
  { text, decoder }: KeptFormat,
  { handlers }: Pick<Monitor, "handlers">,
): Promise<void> {
  await handlers.keepFormat({ text });
  const { memberships } = await handlers.snapshot(null);
  for (const { id, key } of memberships) {
    if (ids.includes(id)) await handlers.chooseDecoder({ key, source: null, as: decoder.type });
  }
}

/**
 * Counts the packets that a filter lets through, from the first on: kept packets are looked at with each tick of the
 * monitor, so that none gives way before.
 */
export async function countMatches(
  ids: readonly number[],
  filter: string,
  { handlers, onDelta }: Pick<Monitor, "handlers" | "onDelta">,
): Promise<(rows: readonly Membership[]) => Promise<Matches>> {
  const order = { by: "number", descending: false, filter, upTo: 0, replaces: null } as const;
  const lists = await Promise.all(
    ids.map(async (id) => {
      const { arrangement } = await handlers.arrange({ id, ...order });
      return { id, arrangement, formats: "" };
    }),
  );
  /** Packets are read by what their streams are, which is known only after the first of them: those are looked at again. */
  const lookAnew = async (
    list: (typeof lists)[number],
    { formats, firstKept }: Membership,
  ): Promise<void> => {
    const now = formats.join(" ");
    if (now === list.formats) return;
    list.formats = now;
    // What gave way is counted where it was looked at, and would not be again.
    if (firstKept > 1) return;
    const again = await handlers.arrange({ id: list.id, ...order, replaces: list.arrangement });
    list.arrangement = again.arrangement;
  };
  const lookUpTo = async (id: number, arrangement: number, upTo: number): Promise<number> => {
    for (;;) {
      const told = await handlers.arrangement({ id, arrangement, upTo });
      // Places are counted from the first packet that was ever let through, also where it gave way.
      if (told.done) return told.last;
    }
  };
  const countOf = async (list: (typeof lists)[number], row: Membership): Promise<[number, number]> => {
    await lookAnew(list, row);
    return [row.id, await lookUpTo(row.id, list.arrangement, row.packets)];
  };
  /** Up to whatever came; where the monitor was closed meanwhile there is nothing to look at. */
  const keepUp = async ({ id, arrangement }: (typeof lists)[number]): Promise<void> => {
    try {
      await handlers.arrangement({ id, arrangement, upTo: Number.MAX_SAFE_INTEGER });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  };
  onDelta(() => {
    for (const list of lists) void keepUp(list);
  });
  return async (rows) => {
    const counts = lists.flatMap((list) => {
      const row = rows.find((one) => one.id === list.id);
      return row ? [countOf(list, row)] : [];
    });
    return new Map(await Promise.all(counts));
  };
}
