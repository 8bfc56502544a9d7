import type { OpenedRecording } from "../../../shared/contract/sessions.ts";
import { formatAge, formatBytes } from "../../../shared/format.ts";
import { formatClock, formatDay, isSameDay } from "../../../shared/text/clock.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import { columnOf } from "../../table/column.tsx";
import { Figure } from "../../table/figure.tsx";
import type { RowOrder } from "../../table/order.ts";
import type { RecordingRow, RecordingState } from "./recording-rows.ts";
import styles from "./recordings.module.css";
import { words } from "./words/words.ts";

/** Below this width, as at a zoom of 200 %, it is name, size and state alone. */
const roomForTimes = 560;

const column = columnOf<RecordingRow, RowOrder<RecordingRow>>();
const unhideable = { hideable: false } as const;

/** The columns of the recordings. */
export const recordingColumns = [
  column({
    id: "state",
    get title() {
      return words().columns.state.title;
    },
    silentTitle: true,
    get about() {
      return words().columns.state.about;
    },
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
    get title() {
      return words().columns.name.title;
    },
    get about() {
      return words().columns.name.about;
    },
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
    get title() {
      return words().columns.day.title;
    },
    get about() {
      return words().columns.day.about;
    },
    shows: ["from", "changedAt"],
    cell: ({ row: { from, changedAt } }) => dayText(from ?? changedAt),
    get unknown() {
      return words().columns.unopened;
    },
    sort: { key: ({ from, changedAt }) => from ?? changedAt ?? 0, as: "exact", first: "largest" },
    align: "start",
    track: "52px",
    leavesBelow: 1_000,
    ...unhideable,
  }),
  column({
    id: "from",
    get title() {
      return words().columns.from.title;
    },
    get about() {
      return words().columns.from.about;
    },
    shows: ["from"],
    cell: ({ row: { from } }) => clockText(from),
    get unknown() {
      return words().columns.unopened;
    },
    sort: { key: ({ from }) => from ?? 0, as: "exact", first: "largest" },
    align: "start",
    track: "64px",
    leavesBelow: roomForTimes,
    ...unhideable,
  }),
  column({
    id: "to",
    get title() {
      return words().columns.to.title;
    },
    get about() {
      return words().columns.to.about;
    },
    shows: ["to", "state"],
    cell: ({ row: { to, state } }) => (state === "recording" ? words().columns.to.now : clockText(to)),
    get unknown() {
      return words().columns.unopened;
    },
    sort: { key: ({ to }) => to ?? 0, as: "exact", first: "largest" },
    align: "start",
    track: "64px",
    leavesBelow: roomForTimes,
    ...unhideable,
  }),
  column({
    id: "duration",
    get title() {
      return words().columns.duration.title;
    },
    get about() {
      return words().columns.duration.about;
    },
    shows: ["from", "to"],
    cell: ({ row: { from, to } }) =>
      from === null || to === null ? null : formatAge(Math.max(1_000, to - from)),
    get unknown() {
      return words().columns.unopened;
    },
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
    get title() {
      return words().columns.size.title;
    },
    get about() {
      return words().columns.size.about;
    },
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
    get title() {
      return words().columns.packets.title;
    },
    get about() {
      return words().columns.packets.about;
    },
    shows: ["packets"],
    cell: ({ row: { packets } }) =>
      packets === null ? null : <Figure value={packets} text={formatCount(packets)} />,
    get unknown() {
      return words().columns.unopened;
    },
    sort: { key: ({ packets }) => packets ?? -1, as: "exact", first: "largest" },
    align: "end",
    track: "84px",
    leavesBelow: 1_000,
    ...unhideable,
  }),
  column({
    id: "groups",
    get title() {
      return words().columns.groups.title;
    },
    get about() {
      return words().columns.groups.about;
    },
    shows: ["groups"],
    cell: ({ row: { groups } }) => (groups === null ? null : formatCount(groups)),
    get unknown() {
      return words().columns.unopened;
    },
    sort: { key: ({ groups }) => groups ?? -1, as: "exact", first: "largest" },
    align: "end",
    track: "50px",
    leavesBelow: 1_000,
    ...unhideable,
  }),
  column({
    id: "ring",
    get title() {
      return words().columns.ring.title;
    },
    get about() {
      return words().columns.ring.about;
    },
    shows: ["ring"],
    cell: ({ row: { ring } }) =>
      ring &&
      (ring.of === null ? words().columns.ring.file(ring.file) : words().columns.ring.of(ring.file, ring.of)),
    get unknown() {
      return words().columns.ring.unknown;
    },
    sort: null,
    align: "end",
    track: "48px",
    leavesBelow: 1_000,
    ...unhideable,
  }),
  column({
    id: "word",
    get title() {
      return words().columns.state.title;
    },
    get about() {
      return words().columns.state.about;
    },
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
    track: (width) => (width < roomForTimes ? "minmax(80px, 0.6fr)" : "minmax(196px, 1.2fr)"),
    leavesBelow: null,
    ...unhideable,
  }),
];

function clockText(at: number | null): string | null {
  return at === null ? null : formatClock(at);
}

function dayText(at: number | null): string | null {
  if (at === null) return null;
  if (isSameDay(at, Date.now())) return words().columns.today;
  return formatDay(at);
}

type Told = Pick<RecordingRow, "state" | "opened" | "job" | "saved">;

function stateText({ state, opened, job, saved }: Told): string {
  const said = words().states;
  const told = opened?.recording;
  if (state === "damaged" && told && told.lastAt !== null)
    return said.damagedUpTo(clockText(told.lastAt) ?? "");
  if (state === "reading" && told) return said.read(formatBytes(told.bytesRead), formatBytes(told.bytes));
  if (state === "recording" && job?.state === "waiting") return said.waiting;
  if (state === "closed" && saved) return said.saved;
  return said[state];
}

/** Why it is damaged, in a sentence. */
function reasonOf({ opened, state }: Told): string | null {
  if (state === "missing") return words().reasons.missing;
  if (opened === null) return null;
  if (opened.failure !== null) return words().reasons.ended(opened.failure);
  const { damage } = opened.recording;
  return damage === null ? null : `${captureDamageText(damage)}${leftOutText(opened.recording)}`;
}

/** How much of a damaged file stands behind what was read. */
function leftOutText({ bytes, bytesRead }: OpenedRecording["recording"]): string {
  const left = bytes - bytesRead;
  return left > 0 ? ` ${words().reasons.leftOut(left)}` : "";
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
