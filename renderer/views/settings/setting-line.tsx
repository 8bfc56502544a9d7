import { Lock, RotateCcw } from "lucide-react";
import { type ReactNode, useId } from "react";
import { IconButton } from "../../components/button.tsx";
import styles from "./settings-page.module.css";
import { words } from "./words/words.ts";

interface SettingLineProps {
  /** By what it is found on the page. */
  readonly name?: string;
  readonly title: ReactNode;
  readonly reason: ReactNode;
  /** The value where nobody changed it, as people read it. */
  readonly usual: string;
  readonly changed: boolean;
  /** What is said in place of the default where it is changed. */
  readonly told?: string | undefined;
  /** Set by an administrator: it cannot be changed here. */
  readonly fixed?: boolean;
  readonly resetLabel: string;
  readonly onReset: () => void;
  /** @param reason the id of the element that tells the reason, which describes the control */
  readonly children: (reason: string) => ReactNode;
}

/** One setting: its name and reason, its control, and what it is where nobody changed it. */
export function SettingLine(props: SettingLineProps) {
  const { name, title, reason, usual, changed, told, fixed = false, resetLabel, onReset, children } = props;
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a name and a reason for one control, which has its own
    <div
      className={styles.row}
      data-setting={name}
      data-changed={changed || undefined}
      role="group"
      aria-labelledby={`${id}-title`}
      aria-describedby={id}
    >
      <div className={styles.text}>
        <p id={`${id}-title`} className={styles.name}>
          {title}
        </p>
        <p id={id} className={styles.reason}>
          {reason}
        </p>
      </div>
      <div className={styles.control} inert={fixed}>
        {children(id)}
      </div>
      <p className={styles.usual}>
        <Usual usual={usual} changed={changed} told={told} fixed={fixed} />
      </p>
      {changed && !fixed ? (
        <IconButton label={resetLabel} onClick={onReset}>
          <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      ) : (
        <span className={styles.noReset} />
      )}
    </div>
  );
}

function Usual({
  usual,
  changed,
  told,
  fixed,
}: Pick<SettingLineProps, "usual" | "changed" | "told"> & { readonly fixed: boolean }) {
  const { fixed: byAdministrator, changedDefault, isDefault } = words();
  if (fixed) {
    return (
      <>
        <Lock size={12} strokeWidth={1.75} aria-hidden="true" /> {byAdministrator}
      </>
    );
  }
  if (!changed) return isDefault;
  if (told !== undefined) return told;
  return (
    <>
      {changedDefault} <strong>{usual}</strong>
    </>
  );
}
