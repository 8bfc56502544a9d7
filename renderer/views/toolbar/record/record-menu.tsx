import { Download, Square } from "lucide-react";
import { useId, useMemo, useState } from "react";
import type { RecordRequest } from "../../../../shared/contract/recorder.ts";
import { packetSubjectOf } from "../../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../../shared/filter/parse.ts";
import { formatBytes } from "../../../../shared/format.ts";
import { limits } from "../../../../shared/limits.ts";
import type { RecordJob } from "../../../../shared/model/record-job.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";
import { inputProblemText, problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import { Switch } from "../../../components/switch.tsx";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { runningJobs } from "../../../store/record-jobs.ts";
import { Amount } from "./amount.tsx";
import { clockText } from "./clock-text.ts";
import styles from "./record.module.css";
import { type RecordDraft, useWantedGroups } from "./record-draft.ts";
import { What } from "./what.tsx";
import { WithEvents } from "./with-events.tsx";

interface RecordMenuProps {
  readonly draft: RecordDraft;
  readonly onDraft: (draft: RecordDraft) => void;
}

/** What is recorded, what runs, what memory holds already, and what is recorded by itself. */
export function RecordMenu({ draft, onDraft }: RecordMenuProps) {
  const { client } = useCastscope();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { filter } = draft;
  const groups = useWantedGroups(draft);
  const running = runningJobs(useTraffic(({ recordJobs }) => recordJobs));
  const mistake = useFilterMistake(filter);
  const text = filter.trim() === "" ? null : filter;
  const attempt = (call: Promise<unknown>): void => {
    setRefusal(null);
    call.catch((error: unknown) => setRefusal(problemText(problemOf(error))));
  };
  const disabled = mistake !== null || groups === "none" || running.length >= limits.recordingsAtOnce;
  const wanted = groups === "none" ? null : groups;
  const id = useId();
  return (
    <>
      <section className={styles.section}>
        <What draft={draft} onDraft={onDraft} />
        <label className={styles.label} htmlFor={id}>
          Filter <span className={styles.faint}>empty writes every packet</span>
        </label>
        <input
          id={id}
          className={styles.field}
          type="text"
          spellCheck={false}
          placeholder="such as not src 10.0.0.31"
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
      </section>
      <Start
        disabled={disabled}
        onStart={(rotation, when) => {
          const trigger = triggers[when];
          // What led to it is what people want to see.
          const kept = trigger !== null;
          attempt(client.record({ groups: wanted, filter: text, file: null, rotation, kept, trigger }));
        }}
      />
      {running.map((job) => (
        <Running key={job.id} job={job} onStop={() => attempt(client.stopRecording({ id: job.id }))} />
      ))}
      <Kept
        disabled={disabled}
        onSave={(seconds) => attempt(client.saveKept({ groups: wanted, filter: text, file: null, seconds }))}
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

/** Read with what people described: its words and fields can be asked for too. */
function useFilterMistake(text: string): string | null {
  const decoders = useTraffic(({ decoding }) => decoding.decoders);
  const subject = useMemo(() => packetSubjectOf(decoders), [decoders]);
  const parsed = parseFilter(text, subject);
  return parsed.ok ? null : inputProblemText(parsed.problem);
}

interface StartProps {
  readonly disabled: boolean;
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

const whens = [
  { value: "now", label: "Now", content: "Now" },
  { value: "loss", label: "When more than 1 % is lost in a second", content: "Loss > 1 %" },
  { value: "silence", label: "When a group falls silent", content: "Silence" },
  { value: "source", label: "When a new source sends", content: "New source" },
] as const;

function Start({ disabled, onStart }: StartProps) {
  const [when, setWhen] = useState<When>("now");
  const [ring, setRing] = useState(false);
  const [files, setFiles] = useState("8");
  const [size, setSize] = useState("1000");
  const rotation = { files: Number(files), bytes: Math.round(Number(size) * million), seconds: null };
  const sound =
    Number.isInteger(rotation.files) &&
    rotation.files >= 1 &&
    rotation.files <= limits.recordFiles &&
    rotation.bytes >= limits.recordFileLeastBytes;
  return (
    <section className={styles.section}>
      <p className={styles.label}>
        When <span className={styles.faint}>with what memory holds by then</span>
      </p>
      <Segmented label="When it begins" segments={whens} value={when} onChange={setWhen} />
      <div className={styles.line}>
        <p className={styles.heading}>
          Ring <span className={styles.faint}>the oldest file makes room</span>
        </p>
        <Switch label="A ring of files" checked={ring} onChange={setRing} />
      </div>
      {ring && (
        <div className={styles.ring}>
          <Amount label="Files" unit="files" value={files} onChange={setFiles} />
          of
          <Amount label="Megabytes of each file" unit="MB" value={size} onChange={setSize} />
        </div>
      )}
      {ring && !sound && (
        <p className={styles.wrong}>
          1 to {formatCount(limits.recordFiles)} files, of at least 0.07 MB each.
        </p>
      )}
      <Button disabled={disabled || (ring && !sound)} onClick={() => onStart(ring ? rotation : null, when)}>
        {when === "now" ? "Start recording" : "Wait, then record"}
      </Button>
    </section>
  );
}

function Running({ job, onStop }: { readonly job: RecordJob; readonly onStop: () => void }) {
  const at = useTraffic((traffic) => traffic.at);
  const { files, rotation, missing, rejected, groups, event } = job;
  const place = rotation === null ? "" : `, file ${formatCount(files)}`;
  const state = {
    waiting: "Waiting",
    saving: "Saving",
    recording: "Recording",
    done: "Done",
    failed: "Ended",
  };
  return (
    <section className={styles.section}>
      <div className={styles.line}>
        <p className={styles.heading}>
          <Square className={styles.on} size={10} fill="currentColor" aria-hidden="true" /> {state[job.state]}{" "}
          <span className="num">{clockText(at - job.startedAt)}</span>
        </p>
        <p className="num">
          {formatBytes(job.bytes)}
          {place}
        </p>
      </div>
      <p className={missing > 0 ? styles.wrong : styles.faint}>
        {groups !== null && groups.length > 1 && `${plural(groups.length, "group")}. `}
        {event !== null && "Began with an event. "}
        {job.state !== "waiting" && `${plural(job.packets, "packet")} in ${job.file}. `}
        {job.state === "waiting"
          ? "Nothing is written yet."
          : missing > 0
            ? `${plural(missing, "packet")} not in it: the disk is too slow.`
            : "No packet missed by the writer."}
        {rejected > 0 && ` ${formatCount(rejected)} did not pass the filter.`}
      </p>
      <Button icon={<Square size={10} fill="currentColor" aria-hidden="true" />} onClick={onStop}>
        Stop
      </Button>
    </section>
  );
}

const spans = { "30": "30 s", "60": "1 min", "300": "5 min", all: "All of it" } as const;
type Span = keyof typeof spans;
/** In the order in which they are drawn: names that look like numbers would go first by themselves. */
const spanNames: readonly Span[] = ["30", "60", "300", "all"];

interface KeptProps {
  readonly disabled: boolean;
  readonly onSave: (seconds: number | null) => void;
}

function Kept({ disabled, onSave }: KeptProps) {
  const [span, setSpan] = useState<Span>("all");
  const used = useTraffic(({ totals }) => totals?.storeBytes ?? 0);
  const limit = useTraffic(({ totals }) => totals?.storeLimit ?? 0);
  const words = span === "all" ? "Save what memory holds" : `Save the last ${spans[span]}`;
  return (
    <section className={styles.section}>
      <div className={styles.line}>
        <p className={styles.heading}>Kept in memory</p>
        <p className="num">
          {formatBytes(used)} of {formatBytes(limit)}
        </p>
      </div>
      <Segmented
        label="How much of it is saved"
        segments={spanNames.map((value) => ({ value, label: spans[value], content: spans[value] }))}
        value={span}
        onChange={setSpan}
      />
      <Button
        look="primary"
        disabled={disabled}
        icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
        onClick={() => onSave(span === "all" ? null : Number(span))}
      >
        {words}
      </Button>
      <p className={styles.faint}>No recording need be running.</p>
    </section>
  );
}
