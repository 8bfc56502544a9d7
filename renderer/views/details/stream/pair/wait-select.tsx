import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { limits } from "../../../../../shared/limits.ts";
import type { Pair } from "../../../../../shared/model/pair.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { SelectPortal } from "../../../../components/popups.tsx";
import { type PairWait, usePairCalls } from "../../../pairs/pairs-context.tsx";
import list from "../streams/stream-select.module.css";
import { words } from "./words/words.ts";

interface WaitSelectProps {
  readonly pair: Pick<Pair, "id" | "waitMs">;
  readonly onChange: () => void;
}

/** For how long the other leg may bring a packet. */
export function WaitSelect({ pair, onChange }: WaitSelectProps) {
  const { setWait } = usePairCalls();
  const text = words().wait;
  const times: Readonly<Partial<Record<PairWait, string>>> = text.times;
  return (
    <>
      <span className={list.label} aria-hidden="true">
        {text.label}
      </span>
      <Select.Root
        value={pair.waitMs}
        onValueChange={(value: number | null) => {
          if (isWait(value)) void setWait(pair.id, value).then(onChange);
        }}
        modal={false}
      >
        <Select.Trigger
          className={list.trigger ?? ""}
          aria-label={text.value(pair.waitMs)}
          title={text.about}
        >
          {`${formatCount(pair.waitMs)} ms` /* no words: a unit */}
          <Select.Icon className={list.icon ?? ""}>
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
          </Select.Icon>
        </Select.Trigger>
        <SelectPortal>
          <Select.Positioner className={list.positioner ?? ""} sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className={list.popup ?? ""}>
              <Select.List aria-label={text.label}>
                {limits.pairWaits.map((wait) => (
                  <Select.Item key={wait} value={wait} className={list.item ?? ""}>
                    <span className={list.check}>
                      <Select.ItemIndicator>
                        <Check size={14} strokeWidth={2} aria-hidden="true" />
                      </Select.ItemIndicator>
                    </span>
                    <Select.ItemText>{`${formatCount(wait)} ms` /* no words: a unit */}</Select.ItemText>
                    <span className={list.detail}>{times[wait]}</span>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </SelectPortal>
      </Select.Root>
    </>
  );
}

function isWait(value: number | null): value is PairWait {
  return limits.pairWaits.some((wait) => wait === value);
}
