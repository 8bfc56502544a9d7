import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { limits } from "../../../../../shared/limits.ts";
import type { Pair } from "../../../../../shared/model/pair.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { type PairWait, usePairCalls } from "../../../pairs/pairs-context.tsx";
import list from "../streams/stream-select.module.css";

interface WaitSelectProps {
  readonly pair: Pick<Pair, "id" | "waitMs">;
  readonly onChange: () => void;
}

/** For how long the other leg may bring a packet. */
export function WaitSelect({ pair, onChange }: WaitSelectProps) {
  const { setWait } = usePairCalls();
  return (
    <>
      <span className={list.label} aria-hidden="true">
        Wait for the other leg
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
          aria-label={`Wait for the other leg: ${pair.waitMs} ms`}
          title="A leg's loss counts when the other leg brought the packet, or when this time went by"
        >
          {formatCount(pair.waitMs)} ms
          <Select.Icon className={list.icon ?? ""}>
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className={list.positioner ?? ""} sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className={list.popup ?? ""}>
              <Select.List>
                {limits.pairWaits.map((wait) => (
                  <Select.Item key={wait} value={wait} className={list.item ?? ""}>
                    <span className={list.check}>
                      <Select.ItemIndicator>
                        <Check size={14} strokeWidth={2} aria-hidden="true" />
                      </Select.ItemIndicator>
                    </span>
                    <Select.ItemText>{formatCount(wait)} ms</Select.ItemText>
                    <span className={list.detail}>{about[wait]}</span>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </>
  );
}

/** Times that stand for something. */
const about: Readonly<Partial<Record<PairWait, string>>> = {
  10: "skew of ST 2022-7 class A",
  50: "skew of ST 2022-7 class B",
};

function isWait(value: number | null): value is PairWait {
  return limits.pairWaits.some((wait) => wait === value);
}
