import { useEffect, useRef, useState } from "react";
import { sections } from "../../../shared/kept/sections.ts";
import { Button } from "../../components/button.tsx";
import { InterfaceSelect } from "../../components/interface-select.tsx";
import { matchText } from "../../components/match-text.ts";
import { Segmented } from "../../components/segmented.tsx";
import { Switch } from "../../components/switch.tsx";
import { useCastscope } from "../../context.tsx";
import { ChoiceSelect } from "../compose/choice-select.tsx";
import { NumberField } from "./number-field.tsx";
import { SettingLine } from "./setting-line.tsx";
import { isChanged, type Setting, valueText } from "./settings-list.ts";
import styles from "./settings-page.module.css";
import { words } from "./words/words.ts";

interface SettingRowProps {
  readonly setting: Setting;
  readonly value: unknown;
  /** What is looked for, to be marked. */
  readonly wanted: string;
  /** Set by an administrator: it cannot be changed here. */
  readonly fixed: boolean;
  readonly onChange: (value: unknown) => void;
}

/** The setting with which everything is drawn anew, while that is under way. */
let chosenHere: Setting["name"] | null = null;

/** A setting of the list. */
export function SettingRow({ setting, value, wanted, fixed, onChange }: SettingRowProps) {
  const { name, title, reason } = setting;
  const usual = valueText(setting, sections[name].usual);
  const [mistake, setMistake] = useState<string | null>(null);
  return (
    <SettingLine
      name={name}
      title={<Marked text={title} wanted={wanted} />}
      reason={
        mistake === null ? (
          <Marked text={reason} wanted={wanted} />
        ) : (
          <span className={styles.mistake}>{mistake}</span>
        )
      }
      usual={usual}
      changed={isChanged(name, value)}
      told={setting.control.kind === "keys" ? valueText(setting, value) : undefined}
      fixed={fixed}
      resetLabel={words().reset(title, usual)}
      onReset={() => onChange(sections[name].usual)}
    >
      {(id) => (
        <ControlOf
          setting={setting}
          value={value}
          reason={id}
          onMistake={setMistake}
          onChange={(next) => {
            chosenHere = name === "language" || name === "clock" ? name : null;
            onChange(next);
          }}
        />
      )}
    </SettingLine>
  );
}

interface ControlProps extends Pick<SettingRowProps, "setting" | "value" | "onChange"> {
  readonly reason: string;
  readonly onMistake: (mistake: string | null) => void;
}

/** So many stand beside each other; more open as a list. */
const segmentsMost = 4;

function ControlOf({ setting: { name, title, control }, value, reason, onMistake, onChange }: ControlProps) {
  const place = useRef<HTMLDivElement>(null);
  const { parts } = useCastscope();
  // Another language or zone draws everything anew: who chose it stands where they stood.
  useEffect(() => {
    if (name !== chosenHere) return;
    chosenHere = null;
    place.current?.querySelector<HTMLElement>("[role=radio][aria-checked=true]")?.focus();
  }, [name]);
  switch (control.kind) {
    case "switch":
      return <Switch label={title} checked={value === true} onChange={onChange} />;
    case "number":
      return (
        <NumberField
          label={title}
          reason={reason}
          unit={control.unit}
          value={Number(value)}
          least={control.least}
          most={control.most}
          onChange={onChange}
          onMistake={onMistake}
        />
      );
    case "choice":
      if (control.choices.length > segmentsMost) {
        return (
          <div className={styles.select}>
            <ChoiceSelect
              label={title}
              value={String(value)}
              onChange={onChange}
              choices={control.choices.map((choice) => ({ value: String(choice.value), text: choice.text }))}
              silent
            />
          </div>
        );
      }
      return (
        <div ref={place}>
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
        </div>
      );
    case "keys":
      return <Button onClick={() => parts.get("openHelp")?.("keys")}>{words().keys.change}</Button>;
    case "told":
      return <span className={styles.fact}>{control.text}</span>;
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
function Marked({ text, wanted }: { readonly text: string; readonly wanted: string }) {
  const spans = wanted
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
