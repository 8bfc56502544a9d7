import type { Castscope } from "../../context.tsx";

/**
 * Leaves a group. The window offers the undo by itself (`undo-leave.ts`), whoever asked for the leave.
 */
export function leaveWithUndo({ client }: Pick<Castscope, "client">, id: number): void {
  client.leave({ id }).catch(() => {
    // The row is gone already, or the connection is, which has its own banner: nothing is left to say.
  });
}
