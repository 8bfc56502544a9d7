import { formatRate, formatRoundBitRate } from "../../../shared/format.ts";
import { parseRates, type RateUnit } from "../../../shared/input/send-rate.ts";
import { Segmented } from "../../components/segmented.tsx";
import { ShortField } from "./short-field.tsx";
import type { Judgement } from "./use-judgement.ts";
import { words } from "./words/words.ts";

interface RateFieldProps {
  readonly value: string;
  readonly unit: RateUnit;
  /** Bytes of payload, null while they cannot be read: then neither unit is known from the other. */
  readonly size: number | null;
  readonly onChange: (value: string) => void;
  readonly onUnit: (unit: RateUnit) => void;
  readonly judgement: Judgement | null;
  readonly describedBy: string | undefined;
  readonly warned: boolean;
}

/** A rate in packets or in bits, what it is in the other unit beside its label. */
export function RateField({ value, unit, size, onChange, onUnit, ...rest }: RateFieldProps) {
  const said = words().rate;
  const units = [
    { value: "packets", label: said.packets, content: "pkt/s" },
    { value: "bits", label: said.bits, content: "bit/s" },
  ] as const;
  return (
    <ShortField
      field="rate"
      label={said.label}
      aside={<span className="num">{otherUnit(value, unit, size)}</span>}
      number
      value={value}
      onChange={onChange}
      beside={<Segmented label={said.unit} segments={units} value={unit} onChange={onUnit} />}
      {...rest}
    />
  );
}

/** “100.0 Mbit/s” of packets, “950 pkt/s” of bits; of a ramp its first and its last. */
function otherUnit(text: string, unit: RateUnit, size: number | null): string {
  if (size === null) return "";
  const rates = parseRates(text, unit, size);
  if (!rates.ok) return "";
  const [first] = rates.value;
  const last = rates.value.at(-1) ?? first;
  const shown = (rate: number) =>
    unit === "packets" ? formatRoundBitRate(rate * size * 8) : `${formatRate(rate)} pkt/s`;
  return first === last ? shown(first) : words().rate.upTo(shown(last));
}
