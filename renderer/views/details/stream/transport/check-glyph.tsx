import { Check, Minus, TriangleAlert, X } from "lucide-react";
import type { TransportCheck } from "../../../../../shared/model/transport-stream.ts";
import styles from "./checks-panel.module.css";

const shapes = { ok: Check, failed: X, warning: TriangleAlert, unknown: Minus } as const;

/** Shape and colour of a check's state; its word stands beside it for those who hear it. */
export function CheckGlyph({ state }: Pick<TransportCheck, "state">) {
  const Shape = shapes[state];
  return (
    <Shape className={styles.glyph} data-state={state} size={14} strokeWidth={1.75} aria-hidden="true" />
  );
}
