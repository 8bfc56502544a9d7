import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useCallback, useState } from "react";
import type { Membership } from "../../../shared/model/membership.ts";
import { usePart } from "../../actions/use-part.ts";
import { DialogPortal } from "../../components/popups.tsx";
import { useCastscope } from "../../context.tsx";
import { paneEntrance } from "../../keyboard/panes.ts";
import styles from "./rows-dialog.module.css";

interface RowsDialogProps {
  /** Who opens it, by the ids of the rows. */
  readonly part: "renameMany" | "labelRows";
  readonly title: (count: number) => string;
  /** What is asked for of the rows as they were when it was opened. */
  readonly children: (rows: readonly Membership[], close: () => void) => ReactNode;
}

/** A dialog about one or several rows: there while there are rows, and what it gives back is the groups' focus. */
export function RowsDialog({ part, title, children }: RowsDialogProps) {
  const { traffic } = useCastscope();
  const [rows, setRows] = useState<readonly Membership[]>([]);
  const ask = useCallback(
    (ids: readonly number[]) => {
      const { memberships } = traffic.getState();
      setRows(ids.flatMap((id) => memberships.get(id) ?? []));
    },
    [traffic],
  );
  usePart(part, ask);
  const close = (): void => setRows([]);
  return (
    <Dialog.Root
      open={rows.length > 0}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""} finalFocus={() => paneEntrance("groups") ?? true}>
          <Dialog.Title className={styles.title ?? ""}>{title(rows.length)}</Dialog.Title>
          {rows.length > 0 && children(rows, close)}
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}
