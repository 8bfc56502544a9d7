import { Dialog } from "@base-ui/react/dialog";
import { useCallback, useRef, useState } from "react";
import { usePart } from "../../actions/use-part.ts";
import { DialogPortal } from "../../components/popups.tsx";
import styles from "./find-port.module.css";
import { FindPortForm } from "./find-port-form.tsx";
import { words } from "./words/words.ts";

interface Asked {
  /** A group as the join field reads it, without its port; empty where it is asked for. */
  readonly group: string;
  readonly on: string | null;
}

/** Finds the port on which a group is heard; opened by whoever has a group without one. */
export function FindPort() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const popup = useRef<HTMLDivElement>(null);
  usePart(
    "findPort",
    useCallback((group: string, on: string | null) => setAsked({ group, on }), []),
  );
  const close = (): void => setAsked(null);
  return (
    <Dialog.Root open={asked !== null} onOpenChange={(open) => !open && close()}>
      <DialogPortal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup
          ref={popup}
          className={styles.popup ?? ""}
          // The field while it is empty, else the button.
          initialFocus={() => popup.current?.querySelector<HTMLElement>("[data-first]") ?? true}
        >
          <Dialog.Title className={styles.title ?? ""}>{words().title}</Dialog.Title>
          {asked !== null && (
            <FindPortForm key={asked.group} group={asked.group} on={asked.on} onClose={close} />
          )}
        </Dialog.Popup>
      </DialogPortal>
    </Dialog.Root>
  );
}
