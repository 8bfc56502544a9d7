import { SkipForward, Square } from "lucide-react";
import { formatBytes } from "../../../../shared/format.ts";
import type { RecordJob } from "../../../../shared/model/record-job.ts";
import { Button } from "../../../components/button.tsx";
import { useTraffic } from "../../../context.tsx";
import { clockText } from "./clock-text.ts";
import styles from "./record.module.css";
import { words } from "./words/words.ts";

interface RunningProps {
  readonly job: RecordJob;
  readonly onStop: () => void;
  readonly onNext: () => void;
}

/** A recording that runs: what is in it, and in what. */
export function Running({ job, onStop, onNext }: RunningProps) {
  const at = useTraffic((traffic) => traffic.at);
  const { files, rotation, missing, rejected, groups, event } = job;
  const texts = words().running;
  const place = rotation === null ? "" : `, ${texts.file(files)}`;
  return (
    <section className={styles.section}>
      <div className={styles.line}>
        <p className={styles.heading}>
          <Square className={styles.on} size={10} fill="currentColor" aria-hidden="true" />{" "}
          {texts.states[job.state]} <span className="num">{clockText(at - job.startedAt)}</span>
        </p>
        <p className="num">
          {formatBytes(job.bytes)}
          {place}
        </p>
      </div>
      <p className={missing > 0 ? styles.wrong : styles.faint}>
        {groups !== null && groups.length > 1 && `${texts.groups(groups.length)} `}
        {event !== null && `${texts.event} `}
        {job.state !== "waiting" && `${texts.packets(job.packets, job.file)} `}
        {job.state === "waiting" ? texts.nothing : missing > 0 ? texts.missing(missing) : texts.noneMissing}
        {rejected > 0 && ` ${texts.rejected(rejected)}`}
      </p>
      <div className={styles.buttons}>
        <Button icon={<Square size={10} fill="currentColor" aria-hidden="true" />} onClick={onStop}>
          {texts.stop}
        </Button>
        {rotation !== null && job.state === "recording" && (
          <Button icon={<SkipForward size={14} strokeWidth={1.75} aria-hidden="true" />} onClick={onNext}>
            {texts.next}
          </Button>
        )}
      </div>
    </section>
  );
}
