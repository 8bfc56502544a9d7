import { Select } from "@base-ui/react/select";
import { Check, ChevronDown, EthernetPort } from "lucide-react";
import type { Interface } from "../../shared/model/interface.ts";
import { useTraffic } from "../context.tsx";
import { classes } from "./classes.ts";
import styles from "./interface-select.module.css";
import { stateWords } from "./link-state.ts";
import { SelectPortal } from "./popups.tsx";
import { words } from "./words/words.ts";

interface InterfaceSelectProps {
  readonly label: string;
  /** Name of an interface; null lets the system choose. */
  readonly value: string | null;
  readonly onChange: (name: string | null) => void;
  /** `inset` inside another field. */
  readonly look: "inset" | "control";
  /** What the system would take for what is typed; null where that is not known. */
  readonly system?: string | null;
}

/** The interface that the system takes for most groups of a family; one group's may be another. */
export function defaultInterface(interfaces: readonly Interface[], family: 4 | 6): Interface | undefined {
  return interfaces.find(({ isDefault }) => (family === 4 ? isDefault.ipv4 : isDefault.ipv6));
}

/** “eth0”, or for each family where they differ: “eth0, for IPv6 eth1”. */
function systemsChoice(interfaces: readonly Interface[]): string {
  const ipv4 = interfaces.find(({ isDefault }) => isDefault.ipv4)?.name;
  const ipv6 = interfaces.find(({ isDefault }) => isDefault.ipv6)?.name;
  const { none, none4, both } = words().interfaces;
  if (ipv4 === undefined) return ipv6 === undefined ? none : none4(ipv6);
  return ipv6 === undefined || ipv6 === ipv4 ? ipv4 : both(ipv4, ipv6);
}

/** Chooses one of this computer's interfaces, the system's default named. */
export function InterfaceSelect({ label, value, onChange, look, system = null }: InterfaceSelectProps) {
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const usual = system ?? defaultInterface(interfaces, 4)?.name ?? words().interfaces.automatic;
  const systems = system ?? systemsChoice(interfaces);
  return (
    <Select.Root value={value} onValueChange={onChange} modal={false}>
      <Select.Trigger
        className={classes(styles.trigger, styles[look])}
        aria-label={label}
        title={value === null ? words().interfaces.chosenTitle(label, systems) : label}
      >
        {look === "control" && <EthernetPort size={14} strokeWidth={1.75} aria-hidden="true" />}
        <Select.Value className={styles.value ?? ""}>{() => value ?? usual}</Select.Value>
        <Select.Icon className={styles.icon ?? ""}>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
        </Select.Icon>
      </Select.Trigger>
      <SelectPortal>
        <Select.Positioner className={styles.positioner ?? ""} sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className={styles.popup ?? ""}>
            <Select.List aria-label={label}>
              <Choice value={null} name={words().interfaces.chosen} detail={systems} />
              {interfaces.map((one) => (
                <Choice key={one.name} value={one.name} name={one.name} detail={describe(one)} />
              ))}
              {value !== null && !interfaces.some((one) => one.name === value) && (
                <Choice value={value} name={value} detail={words().interfaces.gone} />
              )}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </SelectPortal>
    </Select.Root>
  );
}

function describe(one: Interface): string {
  const addresses = one.addresses.map(({ address }) => address).join("  ");
  if (!one.up) return addresses === "" ? stateWords[one.state] : `${stateWords[one.state]}, ${addresses}`;
  return addresses === "" ? words().interfaces.noAddress : addresses;
}

interface ChoiceProps {
  readonly value: string | null;
  readonly name: string;
  readonly detail: string;
}

function Choice({ value, name, detail }: ChoiceProps) {
  return (
    <Select.Item value={value} className={styles.item ?? ""}>
      <span className={styles.check}>
        <Select.ItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </Select.ItemIndicator>
      </span>
      <Select.ItemText className={styles.name ?? ""}>{name}</Select.ItemText>
      <span className={classes(styles.detail, "mono")}>{detail}</span>
    </Select.Item>
  );
}
