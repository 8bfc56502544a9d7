import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { limits } from "../../../../../shared/limits.ts";
import {
  type ByteOrder,
  byteOrders,
  keyBits,
  numberBases,
  type SequenceField,
  sequenceBits,
  timeBits,
  timeUnits,
} from "../../../../../shared/model/described-format.ts";
import type { DescribedField } from "../../../../../shared/statements/described.ts";
import { Button, IconButton } from "../../../../components/button.tsx";
import { ChoiceSelect } from "../../../compose/choice-select.tsx";
import {
  type FormatDraft,
  fieldNames,
  placeField,
  removeField,
  setField,
  usualSequence,
  usualText,
} from "./draft.ts";
import styles from "./fields-form.module.css";
import { NumberInput } from "./number-input.tsx";
import { words } from "./words/words.ts";

interface FieldsFormProps {
  readonly draft: FormatDraft;
  readonly onEdit: (draft: FormatDraft) => void;
}

const asChoices = <T extends string>(values: readonly T[]) => values.map((value) => ({ value, text: value }));

const baseChoices = () => numberBases.map((value) => ({ value, text: words().bases[value] }));

/** One line for each field: where it stands and how it is read. */
export function FieldsForm({ draft, onEdit }: FieldsFormProps) {
  const { sequence, key, time } = draft;
  const { fields: text, field: names } = words();
  const missing = fieldNames.filter((field) => draft[field] === null);
  return (
    <section className={styles.form}>
      <div className={styles.heading}>
        <h3 className={styles.title}>
          {text.heading} <span className={styles.about}>{text.about}</span>
        </h3>
        {missing.map((field) => (
          <Button
            key={field}
            look="quiet"
            icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => onEdit(placeField(draft, field, 0, 3))}
          >
            {names[field].name}
          </Button>
        ))}
      </div>
      {sequence === null && <p className={styles.none}>{text.none}</p>}
      {sequence?.is === "binary" && (
        <Line field="sequence" draft={draft} onEdit={onEdit}>
          <Place
            field={sequence}
            widths={sequenceBits}
            onChange={(next) => onEdit(setField(draft, "sequence", next))}
          />
          <Step sequence={sequence} draft={draft} onEdit={onEdit} />
          <WrittenAs draft={draft} onEdit={onEdit} />
        </Line>
      )}
      {sequence?.is === "text" && (
        <Line field="sequence" draft={draft} onEdit={onEdit}>
          <label className={styles.field}>
            <span className={styles.label}>{text.before}</span>
            <input
              className={styles.input}
              value={sequence.before}
              maxLength={limits.describedTextCharacters}
              spellCheck={false}
              onChange={(event) =>
                onEdit(setField(draft, "sequence", { ...sequence, before: event.target.value }))
              }
            />
          </label>
          <ChoiceSelect
            label={text.digits}
            choices={baseChoices()}
            value={sequence.base}
            onChange={(base) => onEdit(setField(draft, "sequence", { ...sequence, base }))}
          />
          <Step sequence={sequence} draft={draft} onEdit={onEdit} />
          <WrittenAs draft={draft} onEdit={onEdit} />
        </Line>
      )}
      {key !== null && (
        <Line field="key" draft={draft} onEdit={onEdit}>
          <Place field={key} widths={keyBits} onChange={(next) => onEdit(setField(draft, "key", next))} />
          <ChoiceSelect
            label={text.shownAs}
            choices={baseChoices()}
            value={key.show}
            onChange={(show) => onEdit(setField(draft, "key", { ...key, show }))}
          />
        </Line>
      )}
      {time !== null && (
        <Line field="time" draft={draft} onEdit={onEdit}>
          <Place field={time} widths={timeBits} onChange={(next) => onEdit(setField(draft, "time", next))} />
          <ChoiceSelect
            label={text.unit}
            choices={asChoices(timeUnits)}
            value={time.unit}
            onChange={(unit) => onEdit(setField(draft, "time", { ...time, unit }))}
          />
          <ChoiceSelect
            label={text.countsFrom}
            choices={[
              { value: "1970", text: "1970" },
              { value: "any", text: text.anyTime },
            ]}
            value={time.since1970 ? "1970" : "any"}
            onChange={(since) => onEdit(setField(draft, "time", { ...time, since1970: since === "1970" }))}
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
  const { name, remove } = words().field[field];
  return (
    <fieldset className={styles.line} data-field={field} aria-label={name}>
      <span className={styles.name}>
        <span className={styles.swatch} aria-hidden="true" />
        {name}
      </span>
      {children}
      <IconButton label={remove} onClick={() => onEdit(removeField(draft, field))}>
        <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </fieldset>
  );
}

interface PlaceProps<Bits extends number, Field> {
  readonly field: Field & { readonly offset: number; readonly bits: Bits; readonly order: ByteOrder };
  readonly widths: readonly Bits[];
  readonly onChange: (field: Field & { offset: number; bits: Bits; order: ByteOrder }) => void;
}

/** Where a field stands, how wide it is and in which order its bytes are. */
function Place<Bits extends number, Field>({ field, widths, onChange }: PlaceProps<Bits, Field>) {
  const { fields: text } = words();
  return (
    <>
      <NumberInput
        label={text.offset}
        value={field.offset}
        least={0}
        most={limits.describedOffset}
        onChange={(offset) => onChange({ ...field, offset })}
      />
      <ChoiceSelect
        label={text.width}
        choices={widths.map((value) => ({ value, text: text.bits(value) }))}
        value={field.bits}
        onChange={(bits) => onChange({ ...field, bits })}
      />
      <ChoiceSelect
        label={text.byteOrder}
        choices={asChoices(byteOrders)}
        value={field.order}
        onChange={(order) => onChange({ ...field, order })}
      />
    </>
  );
}

function Step({ sequence, draft, onEdit }: FieldsFormProps & { readonly sequence: SequenceField }) {
  return (
    <NumberInput
      label={words().fields.step}
      value={sequence.step}
      least={1}
      most={0x7fff_ffff}
      onChange={(step) => onEdit(setField(draft, "sequence", { ...sequence, step }))}
    />
  );
}

/** A number in bytes, or in digits behind a text. */
function WrittenAs({ draft, onEdit }: FieldsFormProps) {
  const { sequence } = draft;
  if (sequence === null) return null;
  const { fields: text } = words();
  return (
    <ChoiceSelect
      label={text.written}
      choices={[
        { value: "binary", text: text.inBytes },
        { value: "text", text: text.asText },
      ]}
      value={sequence.is}
      onChange={(is) => {
        if (is !== sequence.is)
          onEdit(setField(draft, "sequence", is === "text" ? usualText : usualSequence));
      }}
    />
  );
}
