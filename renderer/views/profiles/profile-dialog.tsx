import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { DialogPortal } from "../../components/popups.tsx";
import styles from "./profiles.module.css";

interface ProfileDialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame that all dialogs of profiles have. */
export function ProfileDialog({ title, open, onClose, children }: ProfileDialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""}>
          <Dialog.Title className={styles.title ?? ""}>{title}</Dialog.Title>
          {children}
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}
