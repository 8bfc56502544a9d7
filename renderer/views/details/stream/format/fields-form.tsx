import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { limits } from "../../../../../shared/limits.ts";
import {
  byteOrders,
  keyBits,
  numberBases,
  sequenceBits,
  timeBits,
  timeUnits,
} from "../../../../../shared/model/described-format.ts";
import type { DescribedField } from "../../../../../shared/statements/described.ts";
import { Button, IconButton } from "../../../../components/button.tsx";
import { ChoiceSelect } from "../../../compose/choice-select.tsx";
import { type FormatDraft, fieldNames, placeField, removeField, usualSequence, usualText } from "./draft.ts";
import styles from "./fields-form.module.css";
import { NumberInput } from "./number-input.tsx";

interface FieldsFormProps {
  readonly draft: FormatDraft;
  readonly onEdit: (draft: FormatDraft) => void;
}

export const fieldWords: Readonly<Record<DescribedField, string>> = {
  sequence: "Sequence",
  key: "Key",
  time: "Time",
};
const widths = (bits: readonly number[]) => bits.map((value) => ({ value, text: `${value} bit` }));
const words = <T extends string>(values: readonly T[]) => values.map((value) => ({ value, text: value }));

/** One line for each field: where it stands and how it is read. */
export function FieldsForm({ draft, onEdit }: FieldsFormProps) {
  const { sequence, key, time } = draft;
  const missing = fieldNames.filter((field) => draft[field] === null);
  return (
    <section className={styles.form}>
      <div className={styles.heading}>
        <h3 className={styles.title}>
          Fields <span className={styles.about}>what to read, and where</span>
        </h3>
        {missing.map((field) => (
          <Button
            key={field}
            look="quiet"
            icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => onEdit(placeField(draft, field, 0, 3))}
          >
            {fieldWords[field]}
          </Button>
        ))}
      </div>
      {sequence === null && (
        <p className={styles.none}>
          Select bytes and press 1 for the sequence, or let Castscope suggest fields.
        </p>
      )}
      {sequence?.is === "binary" && (
        <Line field="sequence" draft={draft} onEdit={onEdit}>
          <Offset
            value={sequence.offset}
            onChange={(offset) => onEdit({ ...draft, sequence: { ...sequence, offset } })}
          />
          <ChoiceSelect
            label="Width"
            choices={widths(sequenceBits)}
            value={sequence.bits as number}
            onChange={(bits) =>
              onEdit({ ...draft, sequence: { ...sequence, bits: bits as (typeof sequenceBits)[number] } })
            }
          />
          <ChoiceSelect
            label="Byte order"
            choices={words(byteOrders)}
            value={sequence.order}
            onChange={(order) => onEdit({ ...draft, sequence: { ...sequence, order } })}
          />
          <NumberInput
            label="Step"
            value={sequence.step}
            least={1}
            most={0x7fff_ffff}
            onChange={(step) => onEdit({ ...draft, sequence: { ...sequence, step } })}
          />
          <WrittenAs draft={draft} onEdit={onEdit} />
        </Line>
      )}
      {sequence?.is === "text" && (
        <Line field="sequence" draft={draft} onEdit={onEdit}>
          <label className={styles.field}>
            <span className={styles.label}>Text before it</span>
            <input
              className={styles.input}
              value={sequence.before}
              maxLength={limits.describedTextCharacters}
              spellCheck={false}
              onChange={(event) =>
                onEdit({ ...draft, sequence: { ...sequence, before: event.target.value } })
              }
            />
          </label>
          <ChoiceSelect
            label="Digits"
            choices={words(numberBases)}
            value={sequence.base}
            onChange={(base) => onEdit({ ...draft, sequence: { ...sequence, base } })}
          />
          <NumberInput
            label="Step"
            value={sequence.step}
            least={1}
            most={0x7fff_ffff}
            onChange={(step) => onEdit({ ...draft, sequence: { ...sequence, step } })}
          />
          <WrittenAs draft={draft} onEdit={onEdit} />
        </Line>
      )}
      {key !== null && (
        <Line field="key" draft={draft} onEdit={onEdit}>
          <Offset value={key.offset} onChange={(offset) => onEdit({ ...draft, key: { ...key, offset } })} />
          <ChoiceSelect
            label="Width"
            choices={widths(keyBits)}
            value={key.bits as number}
            onChange={(bits) => onEdit({ ...draft, key: { ...key, bits: bits as (typeof keyBits)[number] } })}
          />
          <ChoiceSelect
            label="Byte order"
            choices={words(byteOrders)}
            value={key.order}
            onChange={(order) => onEdit({ ...draft, key: { ...key, order } })}
          />
          <ChoiceSelect
            label="Shown as"
            choices={words(numberBases)}
            value={key.show}
            onChange={(show) => onEdit({ ...draft, key: { ...key, show } })}
          />
        </Line>
      )}
      {time !== null && (
        <Line field="time" draft={draft} onEdit={onEdit}>
          <Offset
            value={time.offset}
            onChange={(offset) => onEdit({ ...draft, time: { ...time, offset } })}
          />
          <ChoiceSelect
            label="Width"
            choices={widths(timeBits)}
            value={time.bits as number}
            onChange={(bits) =>
              onEdit({ ...draft, time: { ...time, bits: bits as (typeof timeBits)[number] } })
            }
          />
          <ChoiceSelect
            label="Byte order"
            choices={words(byteOrders)}
            value={time.order}
            onChange={(order) => onEdit({ ...draft, time: { ...time, order } })}
          />
          <ChoiceSelect
            label="Unit"
            choices={words(timeUnits)}
            value={time.unit}
            onChange={(unit) => onEdit({ ...draft, time: { ...time, unit } })}
          />
          <ChoiceSelect
            label="Counts from"
            choices={[
              { value: "1970", text: "1970" },
              { value: "any", text: "any time" },
            ]}
            value={time.since1970 ? "1970" : "any"}
            onChange={(since) => onEdit({ ...draft, time: { ...time, since1970: since === "1970" } })}
          />
        </Line>
      )}
    </section>
  );
}

interface LineProps extends FieldsFormProps {
  readonly field: DescribedField;
  readonly children: ReactNode;
}

function Line({ field, draft, onEdit, children }: LineProps) {
  return (
    <fieldset className={styles.line} data-field={field} aria-label={fieldWords[field]}>
      <span className={styles.name}>
        <span className={styles.swatch} aria-hidden="true" />
        {fieldWords[field]}
      </span>
      {children}
      <IconButton
        label={`Remove ${fieldWords[field].toLowerCase()}`}
        onClick={() => onEdit(removeField(draft, field))}
      >
        <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </fieldset>
  );
}

function Offset({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  return (
    <NumberInput label="Offset" value={value} least={0} most={limits.describedOffset} onChange={onChange} />
  );
}

/** A number in bytes, or in digits behind a text. */
function WrittenAs({ draft, onEdit }: FieldsFormProps) {
  const { sequence } = draft;
  if (sequence === null) return null;
  return (
    <ChoiceSelect
      label="Written"
      choices={[
        { value: "binary", text: "in bytes" },
        { value: "text", text: "as text" },
      ]}
      value={sequence.is}
      onChange={(is) => {
        if (is !== sequence.is) onEdit({ ...draft, sequence: is === "text" ? usualText : usualSequence });
      }}
    />
  );
}
