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
import { words as common } from "../words/words.ts";
import { words } from "./words/words.ts";

const column = columnOf<Stream, RowOrder<Stream>>();

/** None leaves, none can be hidden: a narrow table scrolls sideways. */
const stays = { leavesBelow: null, hideable: false } as const;

/** The columns of a group's streams. */
export const streamColumns = [
  column({
    id: "source",
    get title() {
      return words().columns.source.title;
    },
    get about() {
      return words().columns.source.about;
    },
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
    get title() {
      return words().columns.key.title;
    },
    get about() {
      return words().columns.key.about;
    },
    shows: ["key"],
    cell: ({ row: { key } }) => (key === "" ? null : <span className="mono">{key}</span>),
    get unknown() {
      return words().columns.key.unknown;
    },
    sort: { key: ({ key }) => key, as: "words", first: "smallest" },
    align: "start",
    track: "minmax(130px, 1fr)",
    ...stays,
  }),
  column({
    id: "kind",
    get title() {
      return words().columns.kind.title;
    },
    get about() {
      return words().columns.kind.about;
    },
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
    get title() {
      return words().columns.received.title;
    },
    get about() {
      return words().columns.received.about;
    },
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
    get title() {
      return words().columns.loss.title;
    },
    get about() {
      return words().columns.loss.about;
    },
    shows: ["lost", "expected"],
    cell: ({ row: { lost, expected } }) => {
      const share = lossShare(lost, expected);
      return share === null ? null : <LossText share={share} />;
    },
    get unknown() {
      return common().noSequence;
    },
    sort: { key: ({ lost, expected }) => lossShare(lost, expected) ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "84px",
    ...stays,
  }),
  column({
    id: "jitter",
    get title() {
      return words().columns.jitter.title;
    },
    get about() {
      return words().columns.jitter.about;
    },
    shows: ["jitterMs"],
    cell: ({ row: { jitterMs } }) => (jitterMs === null ? null : formatMs(jitterMs)),
    get unknown() {
      return common().notSoFar;
    },
    sort: { key: ({ jitterMs }) => jitterMs ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "72px",
    ...stays,
  }),
];
