import { useId, useState } from "react";
import { parsePortlessGroup } from "../../../shared/input/join-text.ts";
import { limits } from "../../../shared/limits.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { InterfaceSelect } from "../../components/interface-select.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { useKept } from "../../store/use-kept.ts";
import { askAnnounced } from "../palette/collect.ts";
import styles from "./find-port.module.css";
import { HeardTable } from "./heard-table.tsx";
import { namedPorts } from "./named-ports.ts";
import { ProbeNotes } from "./probe-notes.tsx";
import { ProbeProgress } from "./probe-progress.tsx";
import { useProbe } from "./use-probe.ts";
import { words } from "./words/words.ts";

interface FindPortFormProps {
  readonly group: string;
  readonly on: string | null;
  readonly onClose: () => void;
}

const times = { short: limits.probeMs, minute: 60_000, long: limits.probeMostMs } as const;
type Time = keyof typeof times;
const timeNames = Object.keys(times) as Time[];

export function FindPortForm({ group, on, onClose }: FindPortFormProps) {
  const castscope = useCastscope();
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const [book] = useKept("book");
  const [text, setText] = useState(group);
  const [chosen, setChosen] = useState(on);
  // Where what is told now was joined.
  const [askedOn, setAskedOn] = useState<string | null>(null);
  const [time, setTime] = useState<Time>("short");
  const search = useProbe();
  const id = useId();
  const said = words();
  const { told, isRunning, refusal } = search;
  const read = parsePortlessGroup(text, interfaces);
  const saysWhere = read.ok && read.value.on !== null;

  const submit = async (): Promise<void> => {
    if (isRunning) {
      search.stop();
      return;
    }
    if (!read.ok) {
      search.refuse(inputProblemText(read.problem));
      return;
    }
    const { address, from, on: typedOn, port } = read.value;
    const announced = await askAnnounced(castscope);
    const rows = castscope.traffic.getState().memberships.values();
    const where = typedOn ?? chosen;
    setAskedOn(where);
    search.start({
      ...{ address: address.text, source: from, interface: where, forMs: times[time] },
      ports: namedPorts(address.text, port, rows, book, announced),
    });
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={styles.about}>{said.about}</p>
      <div className={styles.fields}>
        <label className={styles.field}>
          <span className={styles.label}>{said.group}</span>
          <input
            data-first={group === "" || undefined}
            className={styles.input}
            type="text"
            spellCheck={false}
            autoComplete="off"
            placeholder="239.1.2.3"
            readOnly={isRunning}
            aria-invalid={refusal !== null || undefined}
            aria-describedby={refusal === null ? undefined : `${id}-refusal`}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              search.refuse(null);
            }}
          />
        </label>
        {!saysWhere && (
          <div className={styles.field}>
            <span className={styles.label}>{said.on}</span>
            <InterfaceSelect label={said.joinOn} look="control" value={chosen} onChange={setChosen} />
          </div>
        )}
        <div className={styles.field}>
          <span className={styles.label}>{said.time}</span>
          <Segmented
            label={said.time}
            value={time}
            segments={timeNames.map((value) => ({
              ...{ value, label: said.times[value], content: said.times[value] },
            }))}
            onChange={setTime}
          />
        </div>
      </div>
      {refusal !== null && (
        <p id={`${id}-refusal`} className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      {(isRunning || told !== null) && <ProbeProgress told={told} />}
      {told !== null && <HeardTable told={told} on={askedOn} onShow={onClose} />}
      {told !== null && <ProbeNotes told={told} />}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{said.close}</Button>
        <Button
          data-first={group !== "" || undefined}
          look={isRunning ? "default" : "primary"}
          type="submit"
          disabled={!isRunning && text.trim() === ""}
        >
          {isRunning ? said.stop : told === null ? said.start : said.again}
        </Button>
      </div>
    </form>
  );
}
