import { formatMs } from "../../../../../shared/format.ts";
import type { Stream } from "../../../../../shared/model/stream.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { addressKey } from "../../../../../shared/net/address-key.ts";
import { lossShare } from "../../../../../shared/stream/loss.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { streamKindText } from "../../../../../shared/text/sentences.ts";
import { LossText } from "../../../../components/loss-text.tsx";
import { MiddleText } from "../../../../components/middle-text.tsx";
import { columnOf } from "../../../../table/column.tsx";
import { Figure } from "../../../../table/figure.tsx";
import type { RowOrder } from "../../../../table/order.ts";

const column = columnOf<Stream, RowOrder<Stream>>();

/** None leaves, none can be hidden: a narrow table scrolls sideways. */
const stays = { leavesBelow: null, hideable: false } as const;

/** The columns of a group's streams. */
export const streamColumns = [
  column({
    id: "source",
    title: "Source",
    about: "Address and port that the stream is sent from",
    shows: ["address", "port"],
    cell: ({ row: { address, port } }) => (
      <span className="mono">
        <MiddleText text={formatEndpoint(address, port)} />
      </span>
    ),
    unknown: null,
    sort: { key: ({ address, port }) => `${addressKey(address)} ${port}`, as: "exact", first: "smallest" },
    align: "start",
    track: "minmax(150px, 1.2fr)",
    ...stays,
  }),
  column({
    id: "key",
    title: "Stream",
    about: "What tells it from other streams of its source",
    shows: ["key"],
    cell: ({ row: { key } }) => (key === "" ? null : <span className="mono">{key}</span>),
    unknown: "It is the only one that its source can send.",
    sort: { key: ({ key }) => key, as: "words", first: "smallest" },
    align: "start",
    track: "minmax(130px, 1fr)",
    ...stays,
  }),
  column({
    id: "kind",
    title: "Kind",
    about: "What it was recognised as",
    shows: ["kind"],
    cell: ({ row: { kind } }) => streamKindText(kind),
    unknown: null,
    sort: { key: ({ kind }) => streamKindText(kind), as: "words", first: "smallest" },
    align: "start",
    track: "minmax(110px, 1fr)",
    ...stays,
  }),
  column({
    id: "received",
    title: "Received",
    about: "Counted once each since the counters were reset",
    shows: ["received"],
    cell: ({ row: { received } }) => <Figure value={received} text={formatCount(received)} />,
    unknown: null,
    sort: { key: ({ received }) => received, as: "figure", first: "largest" },
    align: "end",
    track: "96px",
    ...stays,
  }),
  column({
    id: "loss",
    title: "Loss",
    about: "Share of the numbers of the sequence that are missing",
    shows: ["lost", "expected"],
    cell: ({ row: { lost, expected } }) => {
      const share = lossShare(lost, expected);
      return share === null ? null : <LossText share={share} />;
    },
    unknown: "Not measurable: no sequence numbers.",
    sort: { key: ({ lost, expected }) => lossShare(lost, expected) ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "84px",
    ...stays,
  }),
  column({
    id: "jitter",
    title: "Jitter, ms",
    about: "RFC 3550 where a media clock is known, else the deviation of the time between packets",
    shows: ["jitterMs"],
    cell: ({ row: { jitterMs } }) => (jitterMs === null ? null : formatMs(jitterMs)),
    unknown: "Not measurable so far.",
    sort: { key: ({ jitterMs }) => jitterMs ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "72px",
    ...stays,
  }),
];
