import { type Dispatch, type SetStateAction, useId, useMemo, useState } from "react";
import type { RecordRequest } from "../../../../shared/contract/recorder.ts";
import { packetSubjectOf } from "../../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../../shared/filter/parse.ts";
import { zoned } from "../../../../shared/filter/zoned.ts";
import { formatDuration } from "../../../../shared/format.ts";
import { limits } from "../../../../shared/limits.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { shownClock } from "../../../../shared/text/clock.ts";
import { inputProblemText, problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import { Switch } from "../../../components/switch.tsx";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { runningJobs } from "../../../store/record-jobs.ts";
import { Amount } from "./amount.tsx";
import { Kept } from "./kept.tsx";
import styles from "./record.module.css";
import { type RecordDraft, useWantedGroups } from "./record-draft.ts";
import { ringSeconds } from "./ring-seconds.ts";
import { Running } from "./running.tsx";
import { What } from "./what.tsx";
import { Where } from "./where.tsx";
import { WithEvents } from "./with-events.tsx";
import { words } from "./words/words.ts";

interface RecordMenuProps {
  readonly draft: RecordDraft;
  readonly onDraft: Dispatch<SetStateAction<RecordDraft>>;
}

/** What is recorded, what runs, what memory holds already, and what is recorded by itself. */
export function RecordMenu({ draft, onDraft }: RecordMenuProps) {
  const { client } = useCastscope();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { filter } = draft;
  const groups = useWantedGroups(draft);
  const running = runningJobs(useTraffic(({ recordJobs }) => recordJobs));
  const decoders = useTraffic(({ decoding }) => decoding.decoders);
  // Read with what people described: its words and fields can be asked for too.
  const subject = useMemo(() => packetSubjectOf(decoders), [decoders]);
  const parsed = parseFilter(filter, subject);
  const mistake = parsed.ok ? null : inputProblemText(parsed.problem);
  const text = filter.trim() === "" ? null : zoned(filter, subject, shownClock());
  const attempt = (call: Promise<unknown>): void => {
    setRefusal(null);
    call.catch((error: unknown) => setRefusal(problemText(problemOf(error))));
  };
  const file = draft.name.trim() === "" ? null : draft.name.trim();
  /** A name is for one file: the next one would be refused. */
  const attemptNamed = (call: Promise<unknown>): void =>
    attempt(call.then(() => onDraft((now) => (now.name.trim() === file ? { ...now, name: "" } : now))));
  const disabled = mistake !== null || groups === "none" || running.length >= limits.recordingsAtOnce;
  const wanted = groups === "none" ? null : groups;
  const id = useId();
  return (
    <>
      {/* First, where something is recorded: the button in the bar shows its stop sign and leads here. */}
      {running.map((job) => (
        <Running
          key={job.id}
          job={job}
          onStop={() => attempt(client.stopRecording({ id: job.id }))}
          onNext={() => attempt(client.nextRecordingFile({ id: job.id }))}
        />
      ))}
      <section className={styles.section}>
        <What draft={draft} onDraft={onDraft} />
        <label className={styles.label} htmlFor={id}>
          {words().filter.label} <span className={styles.faint}>{words().filter.empty}</span>
        </label>
        <input
          id={id}
          className={styles.field}
          type="text"
          spellCheck={false}
          // no words: a filter as it is typed
          placeholder={words().filter.example("not src 10.0.0.31")}
          aria-invalid={mistake !== null || undefined}
          aria-describedby={mistake === null ? undefined : `${id}-mistake`}
          value={filter}
          onChange={({ target }) => onDraft({ ...draft, filter: target.value })}
        />
        {mistake !== null && (
          <p id={`${id}-mistake`} className={styles.wrong}>
            {mistake}
          </p>
        )}
        <Where name={draft.name} onName={(name) => onDraft({ ...draft, name })} />
      </section>
      <Start
        disabled={disabled}
        another={running.some(({ state }) => state === "recording")}
        onStart={(rotation, when) => {
          const trigger = triggers[when];
          // What led to it is what people want to see.
          const kept = trigger !== null;
          attemptNamed(client.record({ groups: wanted, filter: text, file, rotation, kept, trigger }));
        }}
      />
      <Kept
        groups={wanted}
        disabled={disabled}
        onSave={(seconds) => attemptNamed(client.saveKept({ groups: wanted, filter: text, file, seconds }))}
      />
      <WithEvents />
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}

interface StartProps {
  readonly disabled: boolean;
  /** Something is recorded already: the button would not be the one that ends it. */
  readonly another: boolean;
  readonly onStart: (rotation: RecordRequest["rotation"], when: When) => void;
}

const million = 1_000_000;

const triggers = {
  now: null,
  loss: { lossPercent: 1, silence: false, newSource: false },
  silence: { lossPercent: null, silence: true, newSource: false },
  source: { lossPercent: null, silence: false, newSource: true },
} satisfies Record<string, RecordRequest["trigger"]>;
type When = keyof typeof triggers;

function whens() {
  const { now, loss, lossLabel, silence, silenceLabel, source, sourceLabel } = words().when;
  return [
    { value: "now", label: now, content: now },
    { value: "loss", label: lossLabel, content: loss },
    { value: "silence", label: silenceLabel, content: silence },
    { value: "source", label: sourceLabel, content: source },
  ] as const;
}

function Start({ disabled, another, onStart }: StartProps) {
  const [when, setWhen] = useState<When>("now");
  const usual = useCastscope().view.getState();
  const [ring, setRing] = useState(usual.ring);
  const [files, setFiles] = useState(`${usual.ringFiles}`);
  const [size, setSize] = useState(`${usual.ringMegabytes}`);
  const [length, setLength] = useState(usual.ringSeconds === 0 ? "" : `${usual.ringSeconds}`);
  const rotation = {
    files: Number(files),
    bytes: Math.round(Number(size) * million),
    seconds: length.trim() === "" ? null : Number(length),
  };
  const sound =
    Number.isInteger(rotation.files) &&
    rotation.files >= 1 &&
    rotation.files <= limits.recordFiles &&
    rotation.bytes >= limits.recordFileLeastBytes &&
    (rotation.seconds === null || rotation.seconds >= 1);
  const rate = useTraffic(({ totals }) => totals?.rate ?? null);
  const bySize = rate === null ? null : ringSeconds(rotation.files * rotation.bytes, rate);
  const byTime = rotation.seconds === null ? null : rotation.files * rotation.seconds;
  const lasts = bySize === null || byTime === null ? (bySize ?? byTime) : Math.min(bySize, byTime);
  const texts = words();
  return (
    <section className={styles.section}>
      <p className={styles.label}>
        {texts.when.heading} {when !== "now" && <span className={styles.faint}>{texts.when.memory}</span>}
      </p>
      <Segmented label={texts.when.label} segments={whens()} value={when} onChange={setWhen} />
      <div className={styles.line}>
        <p className={styles.heading}>
          {texts.ring.heading} <span className={styles.faint}>{texts.ring.about}</span>
        </p>
        <Switch label={texts.ring.label} checked={ring} onChange={setRing} />
      </div>
      {ring && (
        <>
          <div className={styles.ring}>
            <Amount label={texts.ring.files} unit={texts.ring.filesUnit} value={files} onChange={setFiles} />
            {texts.ring.of}
            <Amount label={texts.ring.size} unit="MB" value={size} onChange={setSize} />
          </div>
          <div className={styles.ring}>
            {texts.ring.or}
            <Amount label={texts.ring.length} unit="s" value={length} onChange={setLength} />
          </div>
        </>
      )}
      {ring && sound && lasts !== null && (
        <p className={styles.faint}>{texts.ring.lasts(formatDuration(1_000 * lasts))}</p>
      )}
      {ring && !sound && <p className={styles.wrong}>{texts.ring.wrong(limits.recordFiles)} </p>}
      <Button disabled={disabled || (ring && !sound)} onClick={() => onStart(ring ? rotation : null, when)}>
        {when !== "now" ? texts.when.wait : another ? texts.when.another : texts.when.start}
      </Button>
    </section>
  );
}
