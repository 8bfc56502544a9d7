import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { decodeUnixNanoseconds } from "../unix-time.ts";

const headerLength = 12;
/** The message's own size, then the header of Simple Binary Encoding. */
const messageHeader = 10;
const schema = 1;
/** Templates of CME Globex, schema 1. */
const templates: Readonly<Record<number, string>> = {
  ...{ 4: "ChannelReset", 12: "AdminHeartbeat", 15: "AdminLogin", 16: "AdminLogout" },
  ...{ 27: "MDInstrumentDefinitionFuture", 29: "MDInstrumentDefinitionSpread", 30: "SecurityStatus" },
  ...{ 32: "MDIncrementalRefreshBook", 33: "MDIncrementalRefreshDailyStatistics" },
  ...{ 34: "MDIncrementalRefreshLimitsBanding", 35: "MDIncrementalRefreshSessionStatistics" },
  ...{ 36: "MDIncrementalRefreshTrade", 37: "MDIncrementalRefreshVolume", 38: "SnapshotFullRefresh" },
  ...{ 39: "QuoteRequest", 41: "MDInstrumentDefinitionOption", 42: "MDIncrementalRefreshTradeSummary" },
  ...{ 43: "MDIncrementalRefreshOrderBook", 44: "SnapshotFullRefreshOrderBook" },
  ...{ 46: "MDIncrementalRefreshBook", 47: "MDIncrementalRefreshOrderBook" },
  ...{ 48: "MDIncrementalRefreshTradeSummary", 49: "MDIncrementalRefreshDailyStatistics" },
  ...{ 50: "MDIncrementalRefreshLimitsBanding", 51: "MDIncrementalRefreshSessionStatistics" },
  ...{ 52: "SnapshotFullRefresh", 53: "SnapshotFullRefreshOrderBook" },
  ...{ 54: "MDInstrumentDefinitionFuture", 55: "MDInstrumentDefinitionOption" },
  ...{ 56: "MDInstrumentDefinitionSpread", 57: "MDInstrumentDefinitionFixedIncome" },
  ...{ 58: "MDInstrumentDefinitionRepo", 63: "MDInstrumentDefinitionFX" },
  ...{ 64: "MDIncrementalRefreshBookLongQty", 65: "MDIncrementalRefreshTradeSummaryLongQty" },
  ...{ 66: "MDIncrementalRefreshVolumeLongQty", 67: "MDIncrementalRefreshSessionStatisticsLongQty" },
  ...{ 69: "SnapshotFullRefreshLongQty" },
};
/** Refreshes: a block of the time and the event's indicator, then entries. */
const refreshes = new Set([32, 33, 34, 35, 36, 37, 42, 43, 46, 47, 48, 49, 50, 51, 64, 65, 66, 67]);
const book = 46;
const bookEntry = 32;
const actions: Readonly<Record<number, string>> = {
  ...{ 0: "New", 1: "Change", 2: "Delete", 3: "Delete thru", 4: "Delete from", 5: "Overlay" },
};
const entryTypes: Readonly<Record<string, string>> = {
  ...{ 0: "Bid", 1: "Offer", E: "Implied bid", F: "Implied offer", J: "Book reset" },
};
/** Of the match event indicator, from its last bit on. */
const indicators = [
  ...["last trade message", "last volume message", "last quote message", "last statistics message"],
  ...["last implied message", "recovery message", "reserved", "end of event"],
];
/** 2000 and 2070, the upper halves of nanoseconds since 1970. */
const earliest = 0x0d23_0000;
const latest = 0x2bd0_0000;
const toldMost = 2;

/** CME MDP 3.0: the binary packet header, and messages of Simple Binary Encoding; all little-endian. */
export const cmeMdp3: Decoder = {
  type: "cme-mdp3",
  title: "CME MDP 3.0",
  ports: [],
  recognise(bytes) {
    if (bytes.length < headerLength + messageHeader) return evidence.none;
    const time = u16(bytes, 8) + u16(bytes, 10) * 0x1_0000;
    if (time < earliest || time > latest) return evidence.none;
    let at = headerLength;
    while (at + messageHeader <= bytes.length) {
      const size = u16(bytes, at);
      if (size < messageHeader || messageHeader + u16(bytes, at + 2) > size) return evidence.none;
      const isOurs = u16(bytes, at + 6) === schema && nameIn(templates, u16(bytes, at + 4)) !== undefined;
      if (!isOurs) return evidence.none;
      at += size;
    }
    return at === bytes.length ? evidence.likely : evidence.none;
  },
  decode(packet) {
    const le = true;
    const sequence = packet.u32(0, "sequence", "MsgSeqNum", { le });
    const time = decodeUnixNanoseconds(packet, 4, "sending-time", "SendingTime", le);
    const told: string[] = [];
    let count = 0;
    for (let at = headerLength; packet.left(at) > 0; count += 1) {
      const begin = at;
      const size = Math.max(messageHeader, packet.peek16(at, le));
      packet.branch(begin, size, "message", "Message", (inner) => {
        const text = decodeMessage(inner, begin);
        if (told.length < toldMost) told.push(text);
        return text;
      });
      at += size;
    }
    const more = count > toldMost ? ` and ${count - toldMost} more` : "";
    const what = count === 0 ? "no messages" : `${told.join(", ")}${more}`;
    return `seq ${sequence}, ${what}, sent ${time}`;
  },
};

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function decodeMessage(inner: Branch, at: number): string {
  const le = true;
  inner.u16(at, "size", "MsgSize", { le, unit: "bytes" });
  const block = inner.u16(at + 2, "block-length", "BlockLength", { le, unit: "bytes" });
  const template = inner.u16(at + 4, "template", "TemplateID", { le, names: templates });
  inner.u16(at + 6, "schema", "SchemaID", { le });
  inner.u16(at + 8, "version", "Version", { le });
  const root = at + messageHeader;
  const name = nameIn(templates, template) ?? `template ${template}`;
  let next = root;
  let told = name;
  if (refreshes.has(template) && block >= 9) {
    decodeUnixNanoseconds(inner, root, "transact-time", "TransactTime", le);
    inner.u8(root + 8, "event", "MatchEventIndicator", { say: sayEvent });
    if (block > 9) inner.raw(root + 9, block - 9, "block-rest", "Rest of the block");
    const entries = decodeEntries(inner, root + block, template);
    next = entries.next;
    told = `${name} of ${entries.count} ${entries.count === 1 ? "entry" : "entries"}`;
  }
  const rest = inner.left(next);
  if (rest > 0) inner.raw(next, rest, "data", "Data", `${rest} bytes`);
  return told;
}

function sayEvent(value: number): string {
  const names = indicators.filter((_name, bit) => ((value >> bit) & 1) === 1);
  const digits = `0x${value.toString(16).padStart(2, "0")}`;
  return names.length === 0 ? digits : `${names.join(", ")} (${digits})`;
}

interface Entries {
  readonly count: number;
  readonly next: number;
}

/** A group: the length of each entry, how many there are, and they. */
function decodeEntries(inner: Branch, at: number, template: number): Entries {
  const length = inner.u16(at, "entry-length", "Length of an entry", { le: true, unit: "bytes" });
  const count = inner.u8(at + 2, "entries", "NumInGroup");
  let place = at + 3;
  for (let index = 0; index < count; index += 1, place += length) {
    const begin = place;
    inner.branch(begin, length, "entry", "MDEntry", (entry) => {
      if (template === book && length >= bookEntry) return decodeBookEntry(entry, begin, length);
      if (length > 0) entry.raw(begin, length, "data", "Data");
      return `${length} bytes`;
    });
  }
  return { count, next: place };
}

/** Template 46. */
function decodeBookEntry(entry: Branch, at: number, length: number): string {
  const le = true;
  const price = entry.i64(at, "price", "MDEntryPx", { le, say: sayPrice });
  const size = entry.i32(at + 8, "size", "MDEntrySize", { le });
  const security = entry.i32(at + 12, "security", "SecurityID", { le });
  entry.u32(at + 16, "report", "RptSeq", { le });
  entry.i32(at + 20, "orders", "NumberOfOrders", { le, names: { 2147483647: "none" } });
  const level = entry.u8(at + 24, "level", "MDPriceLevel");
  const action = entry.u8(at + 25, "action", "MDUpdateAction", { names: actions });
  const letter = String.fromCharCode(entry.peek8(at + 26));
  const kind = Object.hasOwn(entryTypes, letter) ? (entryTypes[letter] ?? letter) : letter;
  entry.value(at + 26, 1, "type", "MDEntryType", letter, `${kind} (${letter})`);
  entry.i32(at + 27, "tradeable", "TradeableSize", { le });
  entry.raw(at + 31, length - 31, "entry-rest", "Rest of the entry");
  const verb = nameIn(actions, action) ?? `Action ${action}`;
  return `${verb} ${kind.toLowerCase()} of ${security}, level ${level}: ${size} at ${sayPrice(price)}`;
}

/** The exponent is -9. */
function sayPrice(mantissa: number): string {
  return String(Number((mantissa / 1e9).toFixed(9)));
}
