import { useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { Segmented } from "../../../components/segmented.tsx";
import { useTraffic } from "../../../context.tsx";
import styles from "./record.module.css";
import { type RecordDraft, useLiveSelected } from "./record-draft.ts";
import { words } from "./words/words.ts";

interface WhatProps {
  readonly draft: RecordDraft;
  readonly onDraft: (draft: RecordDraft) => void;
}

/** Which groups are recorded: all, the selected one, or some that are chosen from a list. */
export function What({ draft, onDraft }: WhatProps) {
  const selected = useLiveSelected();
  const row = useTraffic(({ memberships }) =>
    selected === null ? null : (memberships.get(selected) ?? null),
  );
  const there = useTraffic(({ memberships }) => [...draft.chosen].filter((id) => memberships.has(id)).length);
  const { what } = draft;
  const texts = words().what;
  return (
    <>
      <p className={styles.label}>{texts.heading}</p>
      <Segmented
        label={texts.label}
        segments={[
          { value: "all", label: texts.allLabel, content: texts.all },
          ...(row === null
            ? []
            : [
                {
                  value: "selected" as const,
                  label: texts.only(formatEndpoint(row.address, row.port)),
                  content: row.name || formatEndpoint(row.address, row.port),
                  anyLength: true,
                },
              ]),
          {
            value: "chosen",
            label: there === 0 ? texts.chooseLabel : texts.chosenLabel(there),
            content: there === 0 ? texts.choose : texts.chosen(there),
          },
        ]}
        value={row === null && what === "selected" ? "all" : what}
        onChange={(next) => onDraft({ ...draft, what: next })}
      />
      {what === "chosen" && (
        <Chooser chosen={draft.chosen} onChosen={(chosen) => onDraft({ ...draft, chosen })} />
      )}
    </>
  );
}

interface ChooserProps {
  readonly chosen: ReadonlySet<number>;
  readonly onChosen: (chosen: ReadonlySet<number>) => void;
}

/** The joined groups, found by a part of address or name; those that are chosen first, as they were when it was opened. */
function Chooser({ chosen, onChosen }: ChooserProps) {
  const [text, setText] = useState("");
  const [first] = useState(chosen);
  const memberships = useTraffic((traffic) => traffic.memberships);
  const wanted = text.trim().toLowerCase();
  const found = [...memberships.values()]
    .map(({ id, address, port, name, interface: on }) => {
      const endpoint = formatEndpoint(address, port);
      return { id, endpoint, more: [name, on?.name ?? ""].filter((part) => part !== "").join(", ") };
    })
    .filter(({ endpoint, more }) => `${endpoint} ${more}`.toLowerCase().includes(wanted))
    .sort((one, other) => Number(first.has(other.id)) - Number(first.has(one.id)));
  const shown = found.slice(0, limits.recordChoicesShown);
  const choose = (ids: readonly number[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) isChosen ? next.add(id) : next.delete(id);
    onChosen(next);
  };
  const texts = words().chooser;
  const isAll = found.length > 0 && found.every(({ id }) => chosen.has(id));
  return (
    <fieldset className={styles.chooser}>
      <legend className="visually-hidden">{texts.legend}</legend>
      <div className={styles.line}>
        <input
          className={styles.field}
          type="search"
          spellCheck={false}
          aria-label={texts.find}
          placeholder={texts.findBy}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <label className={styles.all}>
          <input
            type="checkbox"
            checked={isAll}
            disabled={found.length === 0}
            onChange={({ target }) =>
              choose(
                found.map(({ id }) => id),
                target.checked,
              )
            }
          />
          {wanted === "" ? texts.all : texts.these}
        </label>
      </div>
      <ul className={styles.choices}>
        {shown.map(({ id, endpoint, more }) => (
          <li key={id}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={({ target }) => choose([id], target.checked)}
              />
              <span className="mono">{endpoint}</span>
              <span className={styles.faint}>{more}</span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > shown.length && (
        <p className={styles.faint}>{texts.more(found.length - shown.length)}</p>
      )}
      {found.length === 0 && <p className={styles.faint}>{texts.none}</p>}
    </fieldset>
  );
}
