import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { limits } from "../../../../../shared/limits.ts";
import type { Stream, Streams } from "../../../../../shared/model/stream.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { lossShare } from "../../../../../shared/stream/loss.ts";
import { shownLoss } from "../../../../../shared/text/loss.ts";
import { streamKindText } from "../../../../../shared/text/sentences.ts";
import { MiddleText } from "../../../../components/middle-text.tsx";
import { SelectPortal } from "../../../../components/popups.tsx";
import styles from "./stream-select.module.css";
import { words } from "./words/words.ts";

interface StreamSelectProps {
  readonly list: Streams;
  readonly chosen: Stream;
  readonly onChoose: (stream: number) => void;
}

/** Chooses whose stream is looked at; typing an address finds it. */
export function StreamSelect({ list: { streams, further }, chosen, onChoose }: StreamSelectProps) {
  const endpoint = formatEndpoint(chosen.address, chosen.port);
  const text = words().select;
  const all = streams.length + further;
  const place = streams.findIndex(({ id }) => id === chosen.id) + 1;
  const offered = offeredOf(streams, chosen);
  if (all === 1) {
    return (
      <span className={styles.only}>
        {text.source} <span className="mono selectable">{endpoint}</span>
      </span>
    );
  }
  return (
    <>
      <span className={styles.label} aria-hidden="true">
        {text.source}
      </span>
      <Select.Root
        value={chosen.id}
        onValueChange={(value: number | null) => {
          if (value !== null) onChoose(value);
        }}
        modal={false}
      >
        <Select.Trigger className={styles.trigger ?? ""} aria-label={text.label(endpoint)}>
          <span className={styles.endpoint}>
            <MiddleText text={endpoint} />
          </span>
          <span className={styles.place}>{text.place(Math.max(1, place), all)}</span>
          <Select.Icon className={styles.icon ?? ""}>
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
          </Select.Icon>
        </Select.Trigger>
        <SelectPortal>
          <Select.Positioner className={styles.positioner ?? ""} sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className={styles.popup ?? ""}>
              <Select.List aria-label={text.source}>
                {offered.map((stream) => (
                  <Choice key={stream.id} stream={stream} />
                ))}
                {offered.length < all && <p className={styles.rest}>{text.rest(all - offered.length)}</p>}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </SelectPortal>
      </Select.Root>
    </>
  );
}

/** All, or the busiest and the chosen one: a longer list is the table's. */
function offeredOf(streams: readonly Stream[], chosen: Stream): readonly Stream[] {
  if (streams.length <= limits.streamsOffered) return streams;
  const busiest = [...streams].sort((one, other) => other.received - one.received);
  const shown = new Set(busiest.slice(0, limits.streamsOffered).map(({ id }) => id));
  return streams.filter(({ id }) => shown.has(id) || id === chosen.id);
}

function Choice({ stream }: { readonly stream: Stream }) {
  const { id, address, port, key, kind, lost, expected } = stream;
  const share = lossShare(lost, expected);
  const details = [
    streamKindText(kind),
    key,
    share === null ? "" : words().select.lost(shownLoss(share).percent),
  ];
  return (
    <Select.Item value={id} className={styles.item ?? ""} label={formatEndpoint(address, port)}>
      <span className={styles.check}>
        <Select.ItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </Select.ItemIndicator>
      </span>
      <Select.ItemText className={styles.name ?? ""}>{formatEndpoint(address, port)}</Select.ItemText>
      <span className={styles.detail}>{details.filter(Boolean).join(", ")}</span>
    </Select.Item>
  );
}
