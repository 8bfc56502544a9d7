import { type JoinedUsers, joinedKey } from "../../net/joined-users.ts";
import type { MembershipSpec } from "./spec.ts";

/** What is needed of a membership to look for it among what the kernel has joined. */
export interface JoinedRow {
  readonly spec: Pick<MembershipSpec, "kind" | "address" | "interface">;
  /** Which of its sockets is open; null while none is. */
  readonly socketTurn: number | null;
}

/**
 * Memberships that the kernel does not have any more, though their sockets are open and their interface has the same
 * number: it was made again, or was in another network meanwhile, and nobody told. One that is lacking at two looks is
 * lost: between them a new name is known, and a join is through. Unnoticed is one whose group another program joined
 * there since, for the list counts sockets and does not name them.
 */
export class LostMemberships<Row extends JoinedRow> {
  /** Lacking at the last look, with the socket that was open then. */
  #lacking = new Map<Row, number>();

  async find(rows: readonly Row[], look: () => Promise<JoinedUsers | null>): Promise<readonly Row[]> {
    // What opens while the list is read may not be in it yet.
    const before = new Map(rows.flatMap((row) => (row.socketTurn === null ? [] : [[row, row.socketTurn]])));
    const users = await look();
    const joined = [...before].filter(([row, turn]) => isGroup(row) && row.socketTurn === turn);
    const ours = new Map<string, number>();
    for (const [{ spec }] of joined) ours.set(keyOf(spec), (ours.get(keyOf(spec)) ?? 0) + 1);
    const lacks = ({ spec }: Row): boolean =>
      users !== null && (users.get(keyOf(spec)) ?? 0) < (ours.get(keyOf(spec)) ?? 0);
    const lacking = new Map(joined.filter(([row]) => lacks(row)));
    const lost = [...lacking].filter(([row, turn]) => this.#lacking.get(row) === turn).map(([row]) => row);
    this.#lacking = lacking;
    return lost;
  }
}

function isGroup({ spec }: JoinedRow): boolean {
  return spec.kind === "group" && spec.interface !== null;
}

function keyOf({ address, interface: on }: JoinedRow["spec"]): string {
  return joinedKey(on?.name ?? "", address);
}
