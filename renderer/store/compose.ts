import { createStore, type StoreApi } from "zustand/vanilla";
import { chooseInterface } from "../../shared/input/interface-choice.ts";
import { typedCount } from "../../shared/input/quantities.ts";
import type { RateUnit } from "../../shared/input/send-rate.ts";
import { limits } from "../../shared/limits.ts";
import type { Send } from "../../shared/model/send.ts";
import { formatEndpoint, parseAddress } from "../../shared/net/address.ts";
import { rateSpan } from "../../shared/sending/course.ts";
import { formatHex, parseHex } from "../../shared/text/hex.ts";
import { writeUtf8 } from "../../shared/text/utf8.ts";
import type { DraftFile } from "./draft-file.ts";
import { freshSequence, type SequenceRow } from "./sequence-draft.ts";
import { freshTest, nextRun, type TestDraft, testOfRow } from "./test-draft.ts";
import type { ShownTrafficStore } from "./traffic.ts";
import { hasComposeBeside, type ViewStore } from "./view.ts";

/** Where what is sent is given: bytes in three ways, a template, a test stream, or several packets in order. */
export type PayloadKind = "text" | "hex" | "file" | "template" | "test" | "sequence";

/** What is typed in Compose, kept as typed: a wrong value loses nothing. */
export interface Draft {
  /** `address:port` as typed. */
  readonly to: string;
  /** Name of the outgoing interface; null lets the system choose. */
  readonly from: string | null;
  /** Empty lets the system choose. */
  readonly sourcePort: string;
  /** Whether other programs may use that port at the same time. */
  readonly sharesPort: boolean;
  /** IP_MULTICAST_TTL and IP_TTL are two options and two fields: switching To changes neither. */
  readonly multicastTtl: number;
  readonly unicastTtl: number;
  readonly loopback: boolean;
  readonly payload: PayloadKind;
  readonly text: string;
  readonly hex: string;
  /** As typed, see docs/templates.md. */
  readonly template: string;
  /** Null until one is chosen. */
  readonly file: DraftFile | null;
  /** Whether the file leaves in pieces, and bytes of each as typed. */
  readonly inPieces: boolean;
  readonly pieceSize: string;
  readonly test: TestDraft;
  readonly sequence: readonly SequenceRow[];
  /** How often the sequence is sent; empty until stopped. */
  readonly times: string;
  readonly dscp: number;
  readonly mode: "once" | "repeat";
  /** Empty sends until stopped. */
  readonly count: string;
  readonly rate: string;
  readonly rateUnit: RateUnit;
  /** Packets that leave back to back. */
  readonly burst: string;
}

export type ComposeField =
  | "to"
  | "from"
  | "sourcePort"
  | "ttl"
  | "payload"
  | "count"
  | "rate"
  | "burst"
  | "size"
  | "pieces"
  | "duration"
  | "run";

/** Why the last press of Send sent nothing; `field` is null where no field is to blame. */
export interface Complaint {
  readonly field: ComposeField | null;
  readonly message: string;
}

/** How far a file is on its way to the monitor. */
export interface Bringing {
  readonly name: string;
  readonly bytes: number;
  readonly done: number;
  stop(): void;
}

export interface ComposeState extends Draft {
  /** What stands in a TTL field while it is no valid value, beside the last valid one. */
  readonly typedMulticastTtl: string | null;
  readonly typedUnicastTtl: string | null;
  readonly complaint: Complaint | null;
  /** The field that takes the focus as soon as Compose shows it. */
  readonly focus: ComposeField | null;
  /** The destination that was taken because nothing here uses it; null where none was. */
  readonly freshTo: string | null;
  /** Up to which rate on which interface the user agreed to a send that could flood a network. */
  readonly agreedRate: { readonly bits: number; readonly on: string | null } | null;
  /** A file that is being brought to be sent, and what stops that; null while none is. */
  readonly bringing: Bringing | null;
  /** This window's user agreed once to send further than a site. */
  readonly wideAgreed: boolean;
  /** The drafts of this window's own sends, by the send's id: they hold the payload to send again. */
  readonly ownDrafts: ReadonlyMap<number, Draft>;
}

export type ComposeStore = StoreApi<ComposeState>;

/** Compose as it is at first: nothing leaves the subnet unless somebody says so. */
export const freshDraft: Draft = {
  to: "",
  from: null,
  sourcePort: "",
  sharesPort: false,
  multicastTtl: 1,
  unicastTtl: 64,
  loopback: true,
  payload: "text",
  // no words: what is sent is the same in every language
  text: "Castscope test",
  hex: "",
  template: "seq={seq} t={time:us} {pad:200}",
  file: null,
  inPieces: false,
  pieceSize: "1,316",
  test: freshTest(),
  sequence: freshSequence,
  times: "1",
  dscp: 0,
  mode: "once",
  count: "1,000",
  rate: "100",
  rateUnit: "packets",
  burst: "1",
};

export function createComposeStore(): ComposeStore {
  return createStore<ComposeState>(() => ({
    ...freshDraft,
    typedMulticastTtl: null,
    typedUnicastTtl: null,
    complaint: null,
    focus: null,
    freshTo: null,
    agreedRate: null,
    bringing: null,
    wideAgreed: false,
    ownDrafts: new Map(),
  }));
}

/** Changes what is typed; a complaint about it has been heard. */
export function editDraft(store: ComposeStore, change: Partial<ComposeState>): void {
  store.setState({ ...change, complaint: null });
}

/** The typed part of the state, as it can be kept for another send. */
export function draftOf(state: Draft): Draft {
  const { to, from, sourcePort, sharesPort, multicastTtl, unicastTtl, loopback } = state;
  const { payload, text, hex, template, file, test, dscp, mode, count, rate, rateUnit, burst } = state;
  const { sequence, times, inPieces, pieceSize } = state;
  return {
    to,
    from,
    sourcePort,
    sharesPort,
    multicastTtl,
    unicastTtl,
    loopback,
    payload,
    text,
    hex,
    template,
    file,
    inPieces,
    pieceSize,
    test,
    sequence,
    times,
    dscp,
    mode,
    count,
    rate,
    rateUnit,
    burst,
  };
}

/** Keeps the draft of a send for as long as the engine lists the send. */
export function rememberDraft(store: ComposeStore, id: number, draft: Draft): void {
  const ownDrafts = new Map(store.getState().ownDrafts).set(id, draft);
  for (const oldest of ownDrafts.keys()) {
    if (ownDrafts.size <= limits.sendsListed) break;
    ownDrafts.delete(oldest);
  }
  store.setState({ ownDrafts });
}

interface Stores {
  readonly compose: ComposeStore;
  readonly view: ViewStore;
  readonly traffic: ShownTrafficStore;
}

/**
 * Opens Compose with a destination, and with a payload where one is given; all else stays as it
 * is, and nothing is sent. `on` is the name or an address of an interface; null leaves the choice
 * to the system.
 */
export function fillCompose(
  { compose, view, traffic }: Stores,
  target: {
    readonly address: string;
    readonly port: number;
    readonly on: string | null;
    readonly payload?: Uint8Array;
  },
): void {
  const on = target.on === null ? null : chooseInterface(target.on, traffic.getState().interfaces);
  editDraft(compose, {
    to: formatEndpoint(target.address, target.port),
    // An interface that went meanwhile stays named: Compose says that it is gone.
    from: on?.ok ? on.value.name : target.on,
    ...(target.payload && payloadDraft(target.payload)),
    focus: target.payload ? "payload" : "to",
  });
  showCompose(view);
}

/** Fills Compose from a send that was made: whole where this window made it, else what its row tells. */
export function refillCompose({ compose, view }: Pick<Stores, "compose" | "view">, send: Send): void {
  const { ownDrafts, multicastTtl, unicastTtl } = compose.getState();
  const address = parseAddress(send.address);
  const ttl =
    address.ok && address.value.use === "multicast"
      ? { multicastTtl: send.ttl, unicastTtl, typedMulticastTtl: null }
      : { multicastTtl, unicastTtl: send.ttl, typedUnicastTtl: null };
  const draft = ownDrafts.get(send.id) ?? draftOfRow(send);
  const again = draft.test ? { ...draft, test: nextRun(draft.test) } : draft;
  editDraft(compose, { ...again, ...ttl, focus: "to" });
  showCompose(view);
}

/** What a row tells of the draft behind it: neither the payload nor whether the port was automatic. */
function draftOfRow(send: Send): Partial<Draft> {
  const { dscp, test } = send;
  const place = { to: formatEndpoint(send.address, send.port), from: send.interface?.name ?? null, dscp };
  if (test !== null) return { ...place, payload: "test", test: testOfRow({ ...send, test }) };
  // Which packets they were no row tells.
  if (send.sequence !== undefined) return place;
  if (send.count === 1) return { ...place, mode: "once" };
  const count = send.count === null ? "" : typedCount(send.count);
  const [slowest, fastest] = rateSpan(send);
  const rate = slowest === fastest ? String(slowest) : `${slowest}..${fastest}`;
  return { ...place, mode: "repeat", count, rate, rateUnit: "packets", burst: String(send.burst) };
}

/** Bytes as Text when a text field gives the same bytes back, else as Hex. */
export function payloadDraft(bytes: Uint8Array): Pick<Draft, "payload"> & Partial<Draft> {
  const text = printableText(bytes);
  return text === null ? { payload: "hex", hex: formatHex(bytes, " ") } : { payload: "text", text };
}

/** Another kind of payload; Hex and Text that hold nothing yet begin with the bytes of the other. */
export function takenAlong(state: Draft, payload: PayloadKind): Partial<Draft> {
  if (payload === "hex" && state.payload === "text" && state.hex === "")
    return { payload, hex: formatHex(writeUtf8(state.text), " ") };
  if (payload === "text" && state.payload === "hex" && state.text === "") {
    const bytes = parseHex(state.hex);
    return { payload, text: (bytes.ok ? printableText(bytes.value) : null) ?? "" };
  }
  return { payload };
}

function printableText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    // A text field rewrites carriage returns and shows no other control characters.
    return /[^\P{C}\n\t]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Opens Compose, on a page that has it beside. */
export function showCompose(view: ViewStore): void {
  view.setState(({ page }) => ({ composeOpen: true, page: hasComposeBeside({ page }) ? page : "monitor" }));
}
