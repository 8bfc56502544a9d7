import { Dialog } from "@base-ui/react/dialog";
import { useCallback, useState } from "react";
import type { Replayed } from "../../actions/parts.ts";
import { usePart } from "../../actions/use-part.ts";
import { DialogPortal } from "../../components/popups.tsx";
import styles from "./replay-dialog.module.css";
import { ReplayForm } from "./replay-form.tsx";
import { words } from "./words/words.ts";

/** Asks how a recording, or a part of it, is sent again; opened by whoever shows one. It is of live traffic: packets leave here. */
export function ReplayDialog() {
  const [what, setWhat] = useState<Replayed | null>(null);
  usePart(
    "replay",
    useCallback((next: Replayed) => setWhat(next), []),
  );
  const close = (): void => setWhat(null);
  return (
    <Dialog.Root open={what !== null} onOpenChange={(open) => !open && close()}>
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""}>
          <Dialog.Title className={styles.title ?? ""}>
            {words().sendAgain} <span className={styles.name}>{what?.name}</span>
          </Dialog.Title>
          {what !== null && <ReplayForm what={what} onClose={close} />}
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}
