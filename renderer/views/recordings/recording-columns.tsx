import type { OpenedRecording } from "../../../shared/contract/sessions.ts";
import { formatAge, formatBytes } from "../../../shared/format.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import { columnOf } from "../../table/column.tsx";
import { Figure } from "../../table/figure.tsx";
import type { RowOrder } from "../../table/order.ts";
import type { RecordingRow, RecordingState } from "./recording-rows.ts";
import styles from "./recordings.module.css";
import { clockToMs } from "./span/span-time.ts";

const column = columnOf<RecordingRow, RowOrder<RecordingRow>>();
const unopened = "Nobody knows before it is opened.";
const unhideable = { hideable: false } as const;

/** The columns of the recordings. */
export const recordingColumns = [
  column({
    id: "state",
    title: "State",
    silentTitle: true,
    about: "What becomes of it now",
    shows: ["state"],
    cell: ({ row: { state } }) => <StateSign state={state} />,
    unknown: null,
    sort: null,
    align: "start",
    track: "16px",
    leavesBelow: null,
    ...unhideable,
  }),
  column({
    id: "name",
    title: "Name",
    about: "Of its file",
    shows: ["name", "path"],
    cell: ({ row: { name } }) => <span className={styles.name}>{name}</span>,
    tooltip: ({ name, path }) => path ?? name,
    unknown: null,
    sort: { key: ({ name }) => name, as: "words", first: "smallest" },
    align: "start",
    track: "minmax(150px, 1.6fr)",
    leavesBelow: null,
    ...unhideable,
  }),
  column({
    id: "day",
    title: "Day",
    about: "Of its first packet, else that on which its file changed last",
    shows: ["from", "changedAt"],
    cell: ({ row: { from, changedAt } }) => dayText(from ?? changedAt),
    unknown: unopened,
    sort: { key: ({ from, changedAt }) => from ?? changedAt ?? 0, as: "exact", first: "largest" },
    align: "start",
    track: "52px",
    leavesBelow: 1_000,
    ...unhideable,
  }),
  column({
    id: "from",
    title: "From",
    about: "When its first packet came",
    shows: ["from"],
    cell: ({ row: { from } }) => clockText(from),
    unknown: unopened,
    sort: { key: ({ from }) => from ?? 0, as: "exact", first: "largest" },
    align: "start",
    track: "64px",
    leavesBelow: null,
    ...unhideable,
  }),
  column({
    id: "to",
    title: "To",
    about: "When its last packet came",
    shows: ["to", "state"],
    cell: ({ row: { to, state } }) => (state === "recording" ? "now" : clockText(to)),
    unknown: unopened,
    sort: { key: ({ to }) => to ?? 0, as: "exact", first: "largest" },
    align: "start",
    track: "64px",
    leavesBelow: null,
    ...unhideable,
  }),
  column({
    id: "duration",
    title: "Duration",
    about: "From its first packet to its last",
    shows: ["from", "to"],
    cell: ({ row: { from, to } }) =>
      from === null || to === null ? null : formatAge(Math.max(1_000, to - from)),
    unknown: unopened,
    sort: {
      key: ({ from, to }) => (from === null || to === null ? -1 : to - from),
      as: "exact",
      first: "largest",
    },
    align: "end",
    track: "58px",
    leavesBelow: 620,
    ...unhideable,
  }),
  column({
    id: "size",
    title: "Size",
    about: "Of its file",
    shows: ["bytes"],
    cell: ({ row: { bytes } }) => formatBytes(bytes),
    unknown: null,
    sort: { key: ({ bytes }) => bytes, as: "exact", first: "largest" },
    align: "end",
    track: "70px",
    leavesBelow: null,
    ...unhideable,
  }),
  column({
    id: "packets",
    title: "Packets",
    about: "In its file",
    shows: ["packets"],
    cell: ({ row: { packets } }) =>
      packets === null ? null : <Figure value={packets} text={formatCount(packets)} />,
    unknown: unopened,
    sort: { key: ({ packets }) => packets ?? -1, as: "exact", first: "largest" },
    align: "end",
    track: "84px",
    leavesBelow: 1_000,
    ...unhideable,
  }),
  column({
    id: "groups",
    title: "Groups",
    about: "Rows that it fills: groups and ports, on each interface",
    shows: ["groups"],
    cell: ({ row: { groups } }) => (groups === null ? null : formatCount(groups)),
    unknown: unopened,
    sort: { key: ({ groups }) => groups ?? -1, as: "exact", first: "largest" },
    align: "end",
    track: "50px",
    leavesBelow: 1_000,
    ...unhideable,
  }),
  column({
    id: "ring",
    title: "Ring",
    about: "How many files of a ring were begun, and how many of them stay",
    shows: ["ring"],
    cell: ({ row: { ring } }) =>
      ring &&
      (ring.of === null
        ? `file ${formatCount(ring.file)}`
        : `${formatCount(ring.file)} of ${formatCount(ring.of)}`),
    unknown: "It is one file.",
    sort: null,
    align: "end",
    track: "48px",
    leavesBelow: 1_000,
    ...unhideable,
  }),
  column({
    id: "word",
    title: "State",
    about: "What becomes of it now",
    shows: ["state", "opened", "job", "saved"],
    cell: ({ row }) => (
      <span className={styles.word} data-state={row.state}>
        {stateText(row)}
      </span>
    ),
    tooltip: (row) => reasonOf(row) ?? stateText(row),
    unknown: null,
    sort: { key: ({ state }) => state, as: "words", first: "smallest" },
    align: "start",
    track: "minmax(196px, 1.2fr)",
    leavesBelow: null,
    ...unhideable,
  }),
];

function clockText(at: number | null): string | null {
  return at === null ? null : clockToMs(at).slice(0, "13:45:00".length);
}

function dayText(at: number | null): string | null {
  if (at === null) return null;
  const date = new Date(at);
  if (date.toDateString() === new Date().toDateString()) return "today";
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}

type Told = Pick<RecordingRow, "state" | "opened" | "job" | "saved">;

const words: Readonly<Record<RecordingState, string>> = {
  recording: "recording",
  reading: "reading",
  open: "open",
  damaged: "damaged",
  closed: "closed",
  missing: "not there any more",
};

function stateText({ state, opened, job, saved }: Told): string {
  const told = opened?.recording;
  if (state === "damaged" && told && told.lastAt !== null)
    return `damaged: opened up to ${clockText(told.lastAt)}`;
  if (state === "reading" && told) return `${formatBytes(told.bytesRead)} of ${formatBytes(told.bytes)} read`;
  if (state === "recording" && job?.state === "waiting") return "waits for what it records";
  if (state === "closed" && saved) return "closed, saved from memory";
  return words[state];
}

/** Why it is damaged, in a sentence. */
function reasonOf({ opened, state }: Told): string | null {
  if (state === "missing") return "It was opened once, and is no longer where it was.";
  if (opened === null) return null;
  if (opened.failure !== null) return `Reading ended: ${opened.failure}.`;
  const { damage } = opened.recording;
  return damage === null ? null : `${captureDamageText(damage)}${leftOutText(opened.recording)}`;
}

/** How much of a damaged file stands behind what was read. */
function leftOutText({ bytes, bytesRead }: OpenedRecording["recording"]): string {
  const left = bytes - bytesRead;
  return left > 0 ? ` ${plural(left, "byte")} at the end ${left === 1 ? "was" : "were"} left out.` : "";
}

const shapes: Readonly<Record<RecordingState, React.ReactNode>> = {
  recording: <rect x="3" y="3" width="8" height="8" rx="1" fill="currentColor" />,
  reading: (
    <circle
      cx="7"
      cy="7"
      r="4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.4 1.27"
    />
  ),
  open: <path d="M2.5 7.5 5.5 10.5 11.5 4" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  damaged: (
    <path d="M7 2 12.6 12H1.4Z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
  ),
  missing: (
    <path d="M3.5 3.5 10.5 10.5 M10.5 3.5 3.5 10.5" fill="none" stroke="currentColor" strokeWidth="1.25" />
  ),
  closed: <rect x="3.5" y="3.5" width="7" height="7" fill="none" stroke="currentColor" strokeWidth="1.25" />,
};

/** Its word stands in a column of its own. */
function StateSign({ state }: { readonly state: RecordingState }) {
  return (
    <svg className={styles.sign} data-state={state} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}
