import {
  ChevronDown,
  ChevronRight,
  CircleAlert,
  EthernetPort,
  Network,
  Repeat,
  Settings2,
} from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { formatBitRate } from "../../../../../shared/format.ts";
import type { Interface } from "../../../../../shared/model/interface.ts";
import { defaultInterface } from "../../../../components/interface-select.tsx";
import { stateWords } from "../../../../components/link-state.ts";
import { useTraffic } from "../../../../context.tsx";
import styles from "./place-choice.module.css";
import type { JoinListState } from "./use-join-list.ts";
import { words } from "./words/words.ts";

/** Where the groups of a list are joined, and, under More, what their sockets hear. */
export function PlaceChoice({ state }: { readonly state: JoinListState }) {
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const { on, every, bind, verdict, everywhere, chooseOn, chooseEvery, chooseBind } = state;
  const [more, setMore] = useState(false);
  const id = useId();
  const count = verdict.joins.length;
  const usual = defaultInterface(interfaces, 4)?.name;
  const sources = verdict.joins.some(({ intent }) => intent.from !== null);
  const texts = words().places;
  const Chevron = more ? ChevronDown : ChevronRight;
  return (
    <div className={styles.places}>
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>
          {texts.on} {count > 0 && !every && <span className={styles.aside}>{texts.forAll(count)}</span>}
        </legend>
        <Radio
          group={`${id}-on`}
          checked={!every && on === null}
          onChoose={() => chooseOn(null)}
          icon={<Settings2 size={14} strokeWidth={1.75} />}
          name={texts.bySystem}
          aside={usual === undefined ? "" : texts.mostly(usual)}
        />
        {interfaces.map((one) => {
          const { aside, warns } = stateOf(one, usual, sources);
          return (
            <Radio
              key={one.name}
              group={`${id}-on`}
              checked={!every && on === one.name}
              onChoose={() => chooseOn(one.name)}
              icon={
                one.loopback ? (
                  <Repeat size={14} strokeWidth={1.75} />
                ) : (
                  <EthernetPort size={14} strokeWidth={1.75} />
                )
              }
              name={one.name}
              address={one.addresses[0]?.address}
              aside={aside}
              warns={warns}
            />
          );
        })}
        <Radio
          group={`${id}-on`}
          checked={every}
          onChoose={chooseEvery}
          icon={<Network size={14} strokeWidth={1.75} />}
          name={texts.every}
          aside={everywhere === 0 ? "" : texts.joins(everywhere)}
        />
      </fieldset>
      <button
        type="button"
        className={styles.more}
        aria-expanded={more}
        aria-controls={more ? `${id}-more` : undefined}
        onClick={() => setMore(!more)}
      >
        <Chevron size={14} strokeWidth={1.75} aria-hidden="true" />
        {texts.more}
      </button>
      {more && (
        <fieldset className={styles.choices} id={`${id}-more`}>
          <legend className={styles.hear}>{texts.hear}</legend>
          <Radio
            group={`${id}-bind`}
            checked={bind === "group"}
            onChoose={() => chooseBind("group")}
            name={texts.group}
            says={texts.groupSays}
          />
          <Radio
            group={`${id}-bind`}
            checked={bind === "any"}
            onChoose={() => chooseBind("any")}
            name={texts.any}
            says={texts.anySays}
          />
        </fieldset>
      )}
    </div>
  );
}

/** What is said of an interface beside its name, and whether it is a warning. */
function stateOf(
  { loopback, up, state, speed, name, versions, addresses }: Interface,
  usual: string | undefined,
  sources: boolean,
): { readonly aside: string; readonly warns: boolean } {
  const texts = words().places;
  if (!up) return { aside: stateWords[state], warns: true };
  if (addresses.length === 0) return { aside: texts.noAddress, warns: true };
  if (sources && (versions.igmp === "IGMPv2" || versions.igmp === "IGMPv1")) {
    return { aside: texts.noSource, warns: true };
  }
  if (name === usual) return { aside: texts.usual, warns: false };
  if (loopback) return { aside: texts.loopback, warns: false };
  return { aside: speed === null ? "" : formatBitRate(speed * 1_000_000), warns: false };
}

interface RadioProps {
  readonly group: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly icon?: ReactNode;
  readonly name: string;
  readonly address?: string | undefined;
  readonly aside?: string;
  readonly warns?: boolean;
  /** What it means, below its name. */
  readonly says?: string;
}

function Radio({
  group,
  checked,
  onChoose,
  icon,
  name,
  address,
  aside = "",
  warns = false,
  says,
}: RadioProps) {
  return (
    <label className={styles.choice}>
      <input className={styles.radio} type="radio" name={group} checked={checked} onChange={onChoose} />
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <span className={styles.what}>
        <span className={styles.name}>
          {name} {address !== undefined && <code className={styles.address}>{address}</code>}
        </span>
        {says !== undefined && <span className={styles.says}>{says}</span>}
      </span>
      {aside !== "" && (
        <span className={warns ? styles.warning : styles.aside}>
          {warns && <CircleAlert size={12} strokeWidth={2} aria-hidden="true" />}
          {aside}
        </span>
      )}
    </label>
  );
}
