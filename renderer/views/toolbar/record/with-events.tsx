import { useCallback, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import { type EventRule, type EventTopic, eventTopics } from "../../../../shared/model/event-recording.ts";
import { plural } from "../../../../shared/text/count.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { Switch } from "../../../components/switch.tsx";
import { usePolled } from "../../../components/use-polled.ts";
import { useCastscope } from "../../../context.tsx";
import { useKept } from "../../../store/use-kept.ts";
import { Amount } from "./amount.tsx";
import styles from "./record.module.css";

const words: Readonly<Record<EventTopic, string>> = {
  loss: "Loss",
  silence: "Silence",
  sources: "Sources",
  other: "Other",
};

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
  const seconds = (given: number) => (text: string) =>
    Number.isFinite(Number(text)) && text.trim() !== "" ? Number(text) : given;
  return (
    <section className={styles.section}>
      <div className={styles.line}>
        <p className={styles.heading}>
          With each event <span className={styles.faint}>its own file, named after it</span>
        </p>
        <Switch
          label="Record with each event"
          checked={isOn}
          disabled={!isSound(rule)}
          onChange={(on) => set(on ? rule : null)}
        />
      </div>
      <fieldset className={styles.topics}>
        <legend className="visually-hidden">Events that are recorded</legend>
        {eventTopics.map((topic) => (
          <label key={topic} className={styles.topic}>
            <input type="checkbox" checked={rule.topics.includes(topic)} onChange={() => toggle(topic)} />
            {words[topic]}
          </label>
        ))}
      </fieldset>
      <div className={styles.ring}>
        <Amount
          label="Seconds before an event"
          unit="s before, until"
          value={`${rule.before}`}
          onChange={(text) => change({ ...rule, before: seconds(rule.before)(text) })}
        />
        <Amount
          label="Seconds after its end"
          unit="s after its end"
          value={`${rule.after}`}
          onChange={(text) => change({ ...rule, after: seconds(rule.after)(text) })}
        />
      </div>
      {!isSound(rule) && (
        <p className={styles.wrong}>
          At least one kind of events, and up to {limits.eventRecordingSeconds / 60} minutes before and after.
        </p>
      )}
      {told !== null && told.unrecorded > 0 && (
        <p className={styles.wrong}>
          {plural(told.unrecorded, "event")} not recorded.{" "}
          {told.problem !== null && problemText(told.problem)}
        </p>
      )}
    </section>
  );
}

function isSound({ topics, before, after }: EventRule): boolean {
  const fits = (seconds: number): boolean => seconds >= 0 && seconds <= limits.eventRecordingSeconds;
  return topics.length > 0 && fits(before) && fits(after);
}
