import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import type { NoticesStore } from "../../components/notices/notices-store.ts";
import type { Castscope } from "../../context.tsx";
import type { ShownTraffic } from "../../store/traffic.ts";

/** The engine forgets after `limits.undoLeaveMs`: the offer ends before, so that it can be kept. */
const offerMs = limits.undoLeaveMs - 500;

/**
 * Offers to undo every leave, wherever it was asked for: seen by the row that is gone. `start` begins
 * and answers with how to stop; `undoLast` is for the keyboard.
 */
export function offerUndo(
  { client, traffic, sync }: Pick<Castscope, "client" | "traffic" | "sync">,
  { notify, dismiss }: Pick<NoticesStore, "notify" | "dismiss">,
): { readonly start: () => () => void; readonly undoLast: () => void } {
  let last: { readonly row: Membership; readonly until: number; readonly notice: number } | null = null;

  const restore = (row: Membership): void => {
    last = null;
    client.restore({ id: row.id }).then(
      // The row comes back with a delta, its seconds with a snapshot.
      () => sync.refresh(),
      (error: unknown) => notify(problemText(problemOf(error))),
    );
  };

  const watch = (next: ShownTraffic, before: ShownTraffic): void => {
    // Another epoch is another monitor: its rows were not left.
    if (next.ids === before.ids || next.epoch !== before.epoch) return;
    // Another profile has other groups, and an undo of its own.
    if (next.workspace.profile !== before.workspace.profile) return;
    for (const [id, row] of before.memberships) {
      if (next.memberships.has(id)) continue;
      const undo = { label: "Undo", undoes: true, run: () => restore(row) } as const;
      const notice = notify(`Left ${describe(row)}.`, undo, offerMs);
      last = { row, until: Date.now() + offerMs, notice };
    }
  };

  return {
    start: () => traffic.subscribe(watch),
    undoLast() {
      if (!last || Date.now() >= last.until) return;
      dismiss(last.notice);
      restore(last.row);
    },
  };
}

function describe({ address, port, interface: on }: Membership): string {
  return `${formatEndpoint(address, port)}${on ? ` on ${on.name}` : ""}`;
}
