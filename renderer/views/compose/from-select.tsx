import { Select } from "@base-ui/react/select";
import { Check, ChevronDown, EthernetPort } from "lucide-react";
import { useId } from "react";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Route } from "../../../shared/model/route.ts";
import type { Family } from "../../../shared/net/address.ts";
import { stateWords } from "../../components/link-state.ts";
import { SelectPortal } from "../../components/popups.tsx";
import { useTraffic } from "../../context.tsx";
import { addressIn } from "./destination.ts";
import styles from "./fields.module.css";
import menu from "./from-select.module.css";
import { addressOf, defaultLabel } from "./outgoing.ts";
import { useDraft, useEdit } from "./use-draft.ts";
import { words } from "./words/words.ts";

/** The interface that packets leave by; first what the system would choose. */
export function FromSelect({
  problemId,
  route,
}: {
  readonly problemId: string | undefined;
  /** The system's own way to the destination, where it is asked for. */
  readonly route: Route | null;
}) {
  const from = useDraft((state) => state.from);
  const to = useDraft((state) => state.to);
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const edit = useEdit();
  const label = useId();
  const address = addressIn(to);
  const family = address?.family ?? 4;
  const systems = defaultLabel(interfaces, family, address?.use ?? "multicast", route);
  const chosen = interfaces.find((one) => one.name === from);
  return (
    <div className={styles.wide}>
      <div className={styles.labels}>
        <span id={label}>{words().from.label}</span>
      </div>
      <Select.Root<string>
        value={from ?? ""}
        onValueChange={(next) => edit({ from: next || null })}
        modal={false}
      >
        <Select.Trigger
          data-field="from"
          className={menu.trigger ?? ""}
          aria-labelledby={label}
          title={from ?? systems}
          aria-invalid={problemId !== undefined}
          aria-describedby={problemId}
        >
          <EthernetPort size={14} strokeWidth={1.75} aria-hidden="true" />
          <Select.Value className={menu.value ?? ""}>
            {from === null ? systems : <Place name={from} address={chosen && addressOf(chosen, family)} />}
          </Select.Value>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
        </Select.Trigger>
        <SelectPortal>
          <Select.Positioner
            className={menu.positioner ?? ""}
            sideOffset={4}
            align="start"
            alignItemWithTrigger={false}
          >
            <Select.Popup className={menu.popup ?? ""} aria-labelledby={label}>
              <Entry value="" text={systems}>
                {systems}
              </Entry>
              {interfaces.map((one) => (
                <InterfaceEntry key={one.name} one={one} family={family} />
              ))}
            </Select.Popup>
          </Select.Positioner>
        </SelectPortal>
      </Select.Root>
    </div>
  );
}

function Place({ name, address }: { readonly name: string; readonly address: string | null | undefined }) {
  return (
    <>
      {name} <code title={address ?? undefined}>{address}</code>
    </>
  );
}

/** An interface that cannot send in the destination's family is listed with the reason, not chosen. */
function InterfaceEntry({ one, family }: { readonly one: Interface; readonly family: Family }) {
  const address = addressOf(one, family);
  return (
    <Entry value={one.name} text={one.name} disabled={address === null}>
      <Place name={one.name} address={address} />
      <span className={menu.note}>
        {address === null ? words().from.noAddress(family) : one.up ? "" : stateWords[one.state]}
      </span>
    </Entry>
  );
}

function Entry({
  value,
  text,
  disabled = false,
  children,
}: {
  readonly value: string;
  readonly text: string;
  readonly disabled?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <Select.Item className={menu.item ?? ""} value={value} label={text} disabled={disabled}>
      <Select.ItemIndicator className={menu.tick ?? ""}>
        <Check size={14} strokeWidth={1.75} />
      </Select.ItemIndicator>
      <Select.ItemText className={menu.text ?? ""}>{children}</Select.ItemText>
    </Select.Item>
  );
}
