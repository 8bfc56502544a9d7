import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { useId } from "react";
import { SelectPortal } from "../../components/popups.tsx";
import styles from "./fields.module.css";
import menu from "./from-select.module.css";

interface Choice<T> {
  readonly value: T;
  readonly text: string;
  /** What it is for, told in the list only. */
  readonly note?: string | undefined;
}

interface ChoiceSelectProps<T> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What it is called stands beside it already: its label is only read out. */
  readonly silent?: true;
}

/** One of a list, with its label above it. */
export function ChoiceSelect<T extends string | number>({
  label,
  choices,
  value,
  onChange,
  silent,
}: ChoiceSelectProps<T>) {
  const id = useId();
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <div>
      {silent === undefined && (
        <div className={styles.labels}>
          <span id={id}>{label}</span>
        </div>
      )}
      <Select.Root<T> value={value} onValueChange={(next) => next !== null && onChange(next)} modal={false}>
        <Select.Trigger
          className={menu.trigger ?? ""}
          {...(silent ? { "aria-label": label } : { "aria-labelledby": id })}
          title={chosen?.text ?? label}
        >
          <Select.Value className={menu.value ?? ""}>{chosen?.text ?? ""}</Select.Value>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
        </Select.Trigger>
        <SelectPortal>
          <Select.Positioner
            className={menu.positioner ?? ""}
            sideOffset={4}
            align="start"
            alignItemWithTrigger={false}
          >
            <Select.Popup className={menu.popup ?? ""} aria-label={label}>
              {choices.map((choice) => (
                <Select.Item
                  key={choice.value}
                  className={menu.item ?? ""}
                  value={choice.value}
                  label={choice.text}
                >
                  <Select.ItemIndicator className={menu.tick ?? ""}>
                    <Check size={14} strokeWidth={1.75} />
                  </Select.ItemIndicator>
                  <Select.ItemText className={menu.text ?? ""}>
                    {choice.text}
                    {choice.note !== undefined && <span className={menu.note}> {choice.note}</span>}
                  </Select.ItemText>
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </SelectPortal>
      </Select.Root>
    </div>
  );
}
