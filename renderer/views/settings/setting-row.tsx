import { Lock, RotateCcw } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { sections } from "../../../shared/kept/sections.ts";
import { IconButton } from "../../components/button.tsx";
import { InterfaceSelect } from "../../components/interface-select.tsx";
import { matchText } from "../../components/match-text.ts";
import { Segmented } from "../../components/segmented.tsx";
import { Switch } from "../../components/switch.tsx";
import { isChanged, type Setting, valueText } from "./settings-list.ts";
import styles from "./settings-page.module.css";

interface SettingRowProps {
  readonly setting: Setting;
  readonly value: unknown;
  /** What is looked for, to be marked. */
  readonly words: string;
  /** Set by an administrator: it cannot be changed here. */
  readonly fixed: boolean;
  readonly onChange: (value: unknown) => void;
}

/** The setting with which everything is drawn anew, while that is under way. */
let chosenHere: Setting["name"] | null = null;

/** One setting: its name and reason, its control, and what it is where nobody changed it. */
export function SettingRow({ setting, value, words, fixed, onChange }: SettingRowProps) {
  const { name, title, reason } = setting;
  const id = useId();
  const changed = isChanged(name, value);
  const usual = valueText(setting, sections[name].usual);
  const control = useRef<HTMLDivElement>(null);
  // Another language draws everything anew: who chose it stands where they stood.
  useEffect(() => {
    if (name !== chosenHere) return;
    chosenHere = null;
    control.current?.querySelector<HTMLElement>("[role=radio][aria-checked=true]")?.focus();
  }, [name]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a name and a reason for one control, which has its own
    <div className={styles.row} data-changed={changed || undefined} role="group" aria-describedby={id}>
      <div className={styles.text}>
        <p className={styles.name}>
          <MarkedWords text={title} words={words} />
        </p>
        <p id={id} className={styles.reason}>
          <MarkedWords text={reason} words={words} />
        </p>
      </div>
      <div ref={control} className={styles.control} inert={fixed}>
        <ControlOf
          setting={setting}
          value={value}
          onChange={(next) => {
            chosenHere = name === "language" ? name : null;
            onChange(next);
          }}
        />
      </div>
      <p className={styles.usual}>
        {fixed ? (
          <>
            <Lock size={12} strokeWidth={1.75} aria-hidden="true" /> set by an administrator
          </>
        ) : changed ? (
          <>
            changed, default <strong>{usual}</strong>
          </>
        ) : (
          "default"
        )}
      </p>
      {changed && !fixed ? (
        <IconButton label={`Reset ${title} to ${usual}`} onClick={() => onChange(sections[name].usual)}>
          <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      ) : (
        <span className={styles.noReset} />
      )}
    </div>
  );
}

type ControlProps = Pick<SettingRowProps, "setting" | "value" | "onChange">;

function ControlOf({ setting: { title, control }, value, onChange }: ControlProps) {
  switch (control.kind) {
    case "switch":
      return <Switch label={title} checked={value === true} onChange={onChange} />;
    case "choice":
      return (
        <Segmented
          label={title}
          value={String(value)}
          onChange={onChange}
          segments={control.choices.map((choice) => ({
            value: String(choice.value),
            label: choice.text,
            content: choice.text,
          }))}
        />
      );
    case "interface":
      return (
        <InterfaceSelect
          label={title}
          look="control"
          value={typeof value === "string" ? value : null}
          onChange={onChange}
        />
      );
  }
}

/** A text with what is looked for marked in it, each word by itself. */
function MarkedWords({ text, words }: { readonly text: string; readonly words: string }) {
  const spans = words
    .split(/\s+/)
    .flatMap((word) => (word === "" ? [] : (matchText(word, text)?.spans ?? [])));
  const [first] = spans.toSorted((one, other) => one.from - other.from);
  if (first === undefined) return text;
  return (
    <>
      {text.slice(0, first.from)}
      <mark>{text.slice(first.from, first.to)}</mark>
      {text.slice(first.to)}
    </>
  );
}
