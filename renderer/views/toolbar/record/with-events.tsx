import { useCallback, useState } from "react";
import { plainNumber } from "../../../../shared/input/number-text.ts";
import { limits } from "../../../../shared/limits.ts";
import { type EventRule, type EventTopic, eventTopics } from "../../../../shared/model/event-recording.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { Switch } from "../../../components/switch.tsx";
import { usePolled } from "../../../components/use-polled.ts";
import { useCastscope } from "../../../context.tsx";
import { useKept } from "../../../store/use-kept.ts";
import { Amount } from "./amount.tsx";
import styles from "./record.module.css";
import { words } from "./words/words.ts";

const usual: EventRule = { topics: ["loss", "silence", "other"], before: 30, after: 60 };

/** Recording by itself with each event of a group: which, and how much before and after it. */
export function WithEvents() {
  const { client } = useCastscope();
  const ask = useCallback(() => client.eventRecording(), [client]);
  const { value: told } = usePolled(ask, limits.recordingFilesMs);
  const [draft, setDraft] = useState<EventRule | null>(null);
  const [kept, set] = useKept("eventRecording");
  const rule = draft ?? kept ?? usual;
  const isOn = kept !== null;
  const change = (next: EventRule): void => {
    setDraft(next);
    if (isOn && isSound(next)) set(next);
  };
  const toggle = (topic: EventTopic): void =>
    change({ ...rule, topics: eventTopics.filter((one) => rule.topics.includes(one) !== (one === topic)) });
  const texts = words().events;
  return (
    <section className={styles.section}>
      <div className={styles.line}>
        <p className={styles.heading}>
          {texts.heading} <span className={styles.faint}>{texts.about}</span>
        </p>
        <Switch
          label={texts.label}
          checked={isOn}
          disabled={!isSound(rule)}
          onChange={(on) => set(on ? rule : null)}
        />
      </div>
      <fieldset className={styles.topics}>
        <legend className="visually-hidden">{texts.legend}</legend>
        {eventTopics.map((topic) => (
          <label key={topic} className={styles.topic}>
            <input type="checkbox" checked={rule.topics.includes(topic)} onChange={() => toggle(topic)} />
            {texts.topics[topic]}
          </label>
        ))}
      </fieldset>
      <div className={styles.ring}>
        <Seconds
          label={texts.before}
          unit={texts.beforeUnit}
          value={rule.before}
          onChange={(before) => change({ ...rule, before })}
        />
        <Seconds
          label={texts.after}
          unit={texts.afterUnit}
          value={rule.after}
          onChange={(after) => change({ ...rule, after })}
        />
      </div>
      {!isSound(rule) && <p className={styles.wrong}>{texts.wrong(limits.eventRecordingSeconds / 60)}</p>}
      {told !== null && told.unrecorded > 0 && (
        <p className={styles.wrong}>
          {texts.unrecorded(told.unrecorded)} {told.problem !== null && problemText(told.problem)}
        </p>
      )}
    </section>
  );
}

interface SecondsProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** What is typed stays as it is, taken while it is a number: also “1.” and nothing are on the way to one. */
function Seconds({ label, unit, value, onChange }: SecondsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string): void => {
    setTyped(text);
    const number = plainNumber(text, true);
    if (/^\d+(?:\.\d+)?$/.test(number)) onChange(Number(number));
  };
  const end = (): void => setTyped(null);
  return <Amount label={label} unit={unit} value={typed ?? `${value}`} onChange={type} onBlur={end} />;
}

function isSound({ topics, before, after }: EventRule): boolean {
  const fits = (seconds: number): boolean => seconds >= 0 && seconds <= limits.eventRecordingSeconds;
  return topics.length > 0 && fits(before) && fits(after);
}
