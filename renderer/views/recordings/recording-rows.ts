import type { KnownOfFile, OpenedRecording } from "../../../shared/contract/sessions.ts";
import type { Result } from "../../../shared/contract.ts";
import type { RecordJob } from "../../../shared/model/record-job.ts";

/** `missing` was opened once and is no longer there. */
export type RecordingState = "recording" | "reading" | "open" | "damaged" | "closed" | "missing";

/** A recording that is written, open, or lies in the folder; null is what nobody knows before it is opened. */
export interface RecordingRow {
  readonly key: string;
  readonly name: string;
  readonly state: RecordingState;
  readonly from: number | null;
  readonly to: number | null;
  readonly bytes: number;
  readonly packets: number | null;
  readonly groups: number | null;
  /** What memory held, not what came. */
  readonly saved: boolean;
  /** Of a ring: how many files it began, and how many stay; null of one file. */
  readonly ring: { readonly file: number; readonly of: number | null } | null;
  /** When its file changed last; null where that is not told. */
  readonly changedAt: number | null;
  /** Place in the folder, or of one elsewhere the whole, by which it can be opened. */
  readonly path: string | null;
  readonly opened: OpenedRecording | null;
  readonly job: RecordJob | null;
}

type Files = NonNullable<Result<"recordingFiles">["files"]>;

/** What lies in the folder beside recordings, such as was exported from them. */
const others = /\.(csv|jsonl|json|bin|html|txt)$/i;

/** What the page lists: each recording once, whatever is known of it. */
export function recordingRows(
  files: Files,
  opened: readonly OpenedRecording[],
  jobs: readonly RecordJob[],
  at: number,
): readonly RecordingRow[] {
  // Of two that wrote one file the later one tells of what it is.
  const jobOf = new Map(jobs.map((job) => [job.file, job]));
  const left = new Set(
    jobs.filter(({ endedAt, file }) => endedAt === null && jobOf.get(file)?.endedAt === null),
  );
  const unclaimed = [...opened];
  const rows = files
    .filter(({ path }) => !others.test(path))
    .map(({ path, bytes, changedAt, written, missing, known }): RecordingRow => {
      const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
      const job = written ? (jobOf.get(name) ?? null) : null;
      // One that is brought may have the same name; only what is still written has become longer.
      const place = unclaimed.findIndex(
        ({ recording }) =>
          recording.name === name && (recording.bytes === bytes || (job !== null && job.endedAt === null)),
      );
      const [open = null] = place === -1 ? [] : unclaimed.splice(place, 1);
      if (job !== null) left.delete(job);
      // no words: a key
      return rowOf({ key: `file ${path}`, name, path, bytes, changedAt, open, job, known, missing }, at);
    });
  return [
    ...[...left].map((job) =>
      rowOf(
        {
          // no words: a key
          key: `job ${job.id}`,
          name: job.file,
          path: null,
          bytes: job.bytes,
          changedAt: null,
          open: null,
          job,
          known: null,
          missing: false,
        },
        at,
      ),
    ),
    ...rows,
    ...unclaimed.map((open) =>
      rowOf(
        {
          // no words: a key
          ...{ key: `session ${open.session}`, name: open.recording.name, path: null },
          ...{ bytes: open.recording.bytes, changedAt: null, open, job: null, known: null, missing: false },
        },
        at,
      ),
    ),
  ];
}

interface Known extends Pick<RecordingRow, "key" | "name" | "path" | "bytes" | "changedAt" | "job"> {
  readonly open: OpenedRecording | null;
  readonly known: KnownOfFile | null;
  readonly missing: boolean;
}

function rowOf({ open, job, known, missing, ...row }: Known, at: number): RecordingRow {
  const told = open?.recording ?? null;
  const isWritten = job !== null && job.endedAt === null;
  const isLive = job?.live === true && job.packets > 0;
  return {
    ...row,
    // Its recorder knows more of it than the folder told; of a ring it tells all files, also those that gave way.
    bytes: isWritten && job.rotation === null ? job.bytes : row.bytes,
    state: missing ? "missing" : stateOf(open, isWritten),
    // What was saved from memory came before, and one that waits for something has recorded nothing yet.
    from: told?.firstAt ?? (isLive ? job.startedAt : null) ?? known?.from ?? null,
    to: told?.lastAt ?? (isLive ? (job.endedAt ?? at) : null) ?? known?.to ?? null,
    packets: told?.counts.packets ?? job?.packets ?? known?.packets ?? null,
    groups: told?.groups ?? known?.groups ?? null,
    saved: job === null ? (known?.saved ?? false) : !job.live,
    ring: job?.rotation ? { file: job.files, of: job.rotation.files } : null,
    opened: open,
    job,
  };
}

function stateOf(open: OpenedRecording | null, isWritten: boolean): RecordingState {
  if (isWritten) return "recording";
  if (open === null) return "closed";
  if (open.failure !== null || open.recording.damage !== null) return "damaged";
  return open.recording.state === "reading" ? "reading" : "open";
}
