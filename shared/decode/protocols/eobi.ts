import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { decodeUnixNanoseconds } from "../unix-time.ts";

const packetHeader = 13_005;
const packetHeaderLength = 32;
const messageHeader = 8;
/** Templates of EOBI 10.0. */
const templates: Readonly<Record<number, string>> = {
  ...{ 13001: "Heartbeat", 13005: "PacketHeader", 13100: "OrderAdd", 13101: "OrderModify" },
  ...{ 13102: "OrderDelete", 13103: "OrderMassDelete", 13104: "FullOrderExecution" },
  ...{ 13105: "PartialOrderExecution", 13106: "OrderModifySamePrio", 13200: "TradeReversal" },
  ...{ 13201: "TradeReport", 13202: "ExecutionSummary", 13300: "ProductStateChange" },
  ...{ 13301: "InstrumentStateChange", 13302: "MassInstrumentStateChange" },
  ...{ 13400: "AddComplexInstrument", 13500: "AuctionBBO", 13501: "AuctionClearingPrice" },
  ...{ 13502: "CrossRequest", 13503: "QuoteRequest", 13504: "TopOfBook", 13600: "ProductSummary" },
  ...{ 13601: "InstrumentSummary", 13602: "SnapshotOrder" },
};
/** Not numbered. */
const noNumber: Readonly<Record<number, string>> = { 4294967295: "none" };
const toldMost = 3;

/** Enhanced Order Book Interface of T7 (Eurex, Xetra): the packet header, and the header of each message; little-endian. */
export const eobi: Decoder = {
  type: "eobi",
  title: "EOBI",
  ports: [],
  recognise(bytes) {
    if (bytes.length < packetHeaderLength || u16(bytes, 2) !== packetHeader) return evidence.none;
    // Completion and reset are flags of a byte each.
    if (u16(bytes, 0) !== packetHeaderLength || (bytes[17] ?? 0) > 1 || (bytes[18] ?? 0) > 1) {
      return evidence.none;
    }
    let at = packetHeaderLength;
    while (at + messageHeader <= bytes.length) {
      const length = u16(bytes, at);
      if (length < messageHeader || nameIn(templates, u16(bytes, at + 2)) === undefined) break;
      at += length;
    }
    return at === bytes.length ? evidence.certain : evidence.likely;
  },
  decode(packet) {
    const le = true;
    const header = decodeHeader(packet);
    const told: string[] = [];
    let count = 0;
    for (let at = packetHeaderLength; packet.left(at) > 0; count += 1) {
      const begin = at;
      const length = Math.max(messageHeader, packet.peek16(at, le));
      packet.branch(begin, length, "message", "Message", (inner) => {
        const text = decodeMessage(inner, begin, length);
        if (told.length < toldMost) told.push(text);
        return text;
      });
      at += length;
    }
    const more = count > toldMost ? ` and ${count - toldMost} more` : "";
    return `${header}${count === 0 ? "" : `: ${told.join(", ")}${more}`}`;
  },
};

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function decodeHeader(packet: Branch): string {
  const le = true;
  packet.u16(0, "body-length", "BodyLen", { le, unit: "bytes" });
  packet.u16(2, "template", "TemplateID", { le, names: templates });
  packet.u32(4, "message-sequence", "MsgSeqNum", { le, names: noNumber });
  const sequence = packet.u32(8, "sequence", "ApplSeqNum", { le });
  const segment = packet.i32(12, "segment", "MarketSegmentID", { le });
  const partition = packet.u8(16, "partition", "PartitionID");
  const isComplete = packet.u8(17, "completion", "CompletionIndicator", {
    names: { 0: "Incomplete", 1: "Complete" },
  });
  const isReset = packet.u8(18, "reset", "ApplSeqResetIndicator", { names: { 0: "NoReset", 1: "Reset" } });
  packet.u8(19, "dscp", "DSCP", { say: sayDscp });
  packet.raw(20, 4, "pad", "Pad");
  decodeUnixNanoseconds(packet, 24, "transact-time", "TransactTime", le);
  const marks = [isComplete === 0 ? ", incomplete" : "", isReset === 1 ? ", reset" : ""];
  return `seq ${sequence}, segment ${segment}, partition ${partition}${marks.join("")}`;
}

/** T7 marks packets so that switches can put them first. */
function sayDscp(value: number): string {
  const marks = [
    (value & 0x10) === 0 ? "" : "execution summary",
    (value & 0x20) === 0 ? "" : "improved",
    (value & 0x40) === 0 ? "" : "widened",
  ].filter((mark) => mark !== "");
  const digits = `0x${value.toString(16).padStart(2, "0")}`;
  return marks.length === 0 ? digits : `${marks.join(", ")} (${digits})`;
}

function decodeMessage(inner: Branch, at: number, length: number): string {
  const le = true;
  inner.u16(at, "body-length", "BodyLen", { le, unit: "bytes" });
  const template = inner.u16(at + 2, "template", "TemplateID", { le, names: templates });
  const sequence = inner.u32(at + 4, "message-sequence", "MsgSeqNum", { le, names: noNumber });
  if (length > messageHeader) {
    inner.raw(at + messageHeader, length - messageHeader, "data", "Data", `${length - messageHeader} bytes`);
  }
  const name = nameIn(templates, template) ?? `template ${template}`;
  return sequence === 0xffff_ffff ? name : `${name} ${sequence}`;
}
