import { Info } from "lucide-react";
import { useId, useRef } from "react";
import type { HostMembership } from "../../../../shared/host.ts";
import { noteText, problemText } from "../../../../shared/text/sentences.ts";
import { Switch } from "../../../components/switch.tsx";
import { useHostMemberships } from "../../../components/use-host-memberships.ts";
import { useCastscope, useStale, useTraffic, useView } from "../../../context.tsx";
import { HeaderCell } from "../../../table/header.tsx";
import { trackOf } from "../../../table/shown-columns.ts";
import { useWidth } from "../../../table/use-width.ts";
import { hostColumns } from "./host-columns.tsx";
import styles from "./host-section.module.css";
import { InterfaceGroups } from "./interface-groups.tsx";
import { words } from "./words/words.ts";

/** This computer's interfaces and what is joined on each, by whomever. */
export function HostSection({ heading }: { readonly heading: string }) {
  const { view } = useCastscope();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const width = useWidth(section);
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const kernelGroups = useView((state) => state.kernelGroups);
  const { value, problem } = useHostMemberships();
  const groups = value?.memberships.filter(({ kernel }) => kernelGroups || !kernel) ?? null;
  const stale = useStale();
  const said = words();
  const told = [
    said.interfaces(interfaces.length),
    groups === null ? "" : said.memberships(groups.length),
    stale ? said.lastKnown : "",
  ].filter(Boolean);
  return (
    <section ref={section} className={styles.section} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 className={styles.heading} id={id}>
          {heading}{" "}
          <span className={styles.count} data-live>
            {told.join(", ")}
          </span>
        </h2>
        <span className={styles.kernel}>
          <Switch
            label={said.kernel}
            checked={kernelGroups}
            onChange={(on) => view.setState({ kernelGroups: on })}
          />
          {said.kernel}
        </span>
      </header>
      <div className={styles.frame}>
        <table className={styles.table} aria-labelledby={id}>
          <colgroup>
            {hostColumns.map((column) => (
              <col key={column.id} style={{ width: trackOf(column, width) }} />
            ))}
          </colgroup>
          <thead>
            <tr className={styles.columns}>
              {hostColumns.map((column) => (
                <HeaderCell key={column.id} column={column} />
              ))}
            </tr>
          </thead>
          {interfaces.map((one) => (
            <InterfaceGroups key={one.name} one={one} groups={groupsOn(groups, one.name)} />
          ))}
        </table>
      </div>
      <Notes
        notes={problem ? [problemText(problem)] : (value?.notes.map(noteText) ?? [])}
        watching={someWatchable(groups)}
      />
    </section>
  );
}

function groupsOn(groups: readonly HostMembership[] | null, name: string): readonly HostMembership[] | null {
  return groups?.filter((group) => group.interface === name) ?? null;
}

function someWatchable(groups: readonly HostMembership[] | null): boolean {
  return groups?.some(({ kernel }) => !kernel) ?? false;
}

function Notes({ notes, watching }: { readonly notes: readonly string[]; readonly watching: boolean }) {
  const all = watching ? [words().watching, ...notes] : notes;
  return (
    <>
      {all.map((note) => (
        <p key={note} className={styles.note}>
          <Info size={14} strokeWidth={1.75} aria-hidden="true" />
          {note}
        </p>
      ))}
    </>
  );
}
