import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { IconButton } from "../../components/button.tsx";
import { Switch } from "../../components/switch.tsx";
import { useCastscope, useView } from "../../context.tsx";
import { groupColumns } from "../groups/columns.tsx";
import { figures, states } from "./figures.ts";
import styles from "./help-dialog.module.css";
import { KeyTable } from "./key-table.tsx";

interface HelpDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** All keys, and what the figures mean. */
export function HelpDialog({ open, onClose }: HelpDialogProps) {
  const close = (next: boolean): void => {
    if (!next) onClose();
  };
  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop ?? ""} />
        <Dialog.Popup className={styles.popup ?? ""}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title ?? ""}>Help</Dialog.Title>
            <IconButton label="Close" onClick={onClose}>
              <X size={16} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
          <section className={styles.body} tabIndex={0} aria-label="Keys and figures">
            <div>
              <KeyTable />
              <LetterKeys />
            </div>
            <div>
              <Definitions title="States" entries={states} />
              <Definitions
                title="Columns"
                entries={groupColumns.map(({ title, about }) => ({ term: title, means: `${about}.` }))}
              />
              <Definitions title="Figures" entries={figures} />
            </div>
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function LetterKeys() {
  const { view } = useCastscope();
  const letterKeys = useView((state) => state.letterKeys);
  return (
    <p className={styles.setting}>
      <Switch
        label="Single-letter keys"
        checked={letterKeys}
        onChange={(on) => view.setState({ letterKeys: on })}
      />
      Single-letter keys act outside text fields
    </p>
  );
}

interface DefinitionsProps {
  readonly title: string;
  readonly entries: readonly { readonly term: string; readonly means: string }[];
}

function Definitions({ title, entries }: DefinitionsProps) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.list}>
        {entries.map(({ term, means }) => (
          <div key={term} className={styles.entry}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.means}>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
