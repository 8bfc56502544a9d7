import type { Membership } from "../../../shared/model/membership.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { moveRows } from "./move-rows.ts";
import { words } from "./words/words.ts";

interface JoinInsteadProps {
  readonly row: Membership;
  readonly look?: "link";
  /** Whether Tab reaches it. */
  readonly focusable?: boolean;
}

/** The interface that a row without a route could be joined on; null for any other row, or where there is none. */
export function instead({ kind, problem }: Membership): string | null {
  return kind === "group" && problem?.name === "no-route-for-group" ? problem.values.instead : null;
}

/** The way out of “no route”: joins the row on the interface that its sentence names. */
export function JoinInstead({ row, look, focusable = true }: JoinInsteadProps) {
  const castscope = useCastscope();
  const on = instead(row);
  if (on === null || castscope.isRecording) return null;
  return (
    <Button
      {...(look ? { look } : {})}
      tabIndex={focusable ? 0 : -1}
      onClick={() => void moveRows(castscope, [row], on)}
    >
      {words().hint.joinOn(on)}
    </Button>
  );
}
