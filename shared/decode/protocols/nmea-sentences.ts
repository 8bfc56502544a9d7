import { readUtf8 } from "../../text/utf8.ts";
import type { Branch } from "../branch.ts";
import { placeOf } from "../match.ts";
import { nameIn } from "../names.ts";

interface Said {
  readonly value: number | string;
  readonly text: string;
  /** In the line, where that is another text. */
  readonly short?: string;
}
/** What a field says. @param next the one behind it, which may be its hemisphere or unit */
type Say = (field: string, next: string) => Said;
type Piece = readonly [word: string, title: string, say: Say];
interface Sentence {
  readonly title: string;
  readonly fields: readonly Piece[];
  /** Words of the fields that stand in the line. */
  readonly told: readonly string[];
  /** Fields that come again and again behind those. */
  readonly repeated?: readonly Piece[];
}

const comma = 0x2c;

const plain: Say = (field) => ({ value: field, text: field });

/** A number as it is; what is none stays text. */
function quantity(unit = ""): Say {
  return (field) => {
    const value = numberOf(field);
    return value === null ? plain(field, "") : { value, text: `${value}${unit}` };
  };
}

function numberOf(field: string): number | null {
  return /^[+-]?\d{1,15}(\.\d{0,15})?$/.test(field) ? Number(field) : null;
}

function named(names: Readonly<Record<string, string>>): Say {
  return (field) => {
    const name = Object.hasOwn(names, field) ? names[field] : undefined;
    return name === undefined ? plain(field, "") : { value: field, text: `${name} (${field})`, short: name };
  };
}

/** Degrees of two or three digits and minutes with their fraction; north and east are positive. */
function angle(degreeDigits: 2 | 3): Say {
  const pattern = new RegExp(`^(\\d{${degreeDigits}})(\\d{2}(?:\\.\\d{1,10})?)$`);
  return (field, next) => {
    const [, degrees, minutes] = pattern.exec(field) ?? [];
    if (degrees === undefined || Number(minutes) >= 60) return plain(field, next);
    const size = Number(degrees) + Number(minutes) / 60;
    const value = Number((next === "S" || next === "W" ? -size : size).toFixed(placeDigits));
    return { value, text: `${value}°` };
  };
}
/** Behind the degree: some decimetres. */
const placeDigits = 6;

const time: Say = (field) => {
  const [, hours, minutes, seconds] = /^(\d{2})(\d{2})(\d{2}(?:\.\d{1,9})?)$/.exec(field) ?? [];
  const value = hours === undefined ? field : `${hours}:${minutes}:${seconds}`;
  return { value, text: hours === undefined ? field : `${value} UTC` };
};

/** Two digits of the year: GPS time begins in 1980. */
const date: Say = (field) => {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{2})$/.exec(field) ?? [];
  if (day === undefined) return plain(field, "");
  const value = `${Number(year) >= 80 ? "19" : "20"}${year}-${month}-${day}`;
  return { value, text: value };
};

const windUnits: Readonly<Record<string, string>> = { K: " km/h", M: " m/s", N: " kn", S: " mph" };
const windSpeed: Say = (field, next) =>
  quantity(Object.hasOwn(windUnits, next) ? windUnits[next] : "")(field, next);

const references = named({ T: "true", M: "magnetic", R: "relative" });
const units = named({ K: "km/h", M: "m", N: "kn", f: "feet", F: "fathoms" });
const speedUnits = named({ K: "km/h", M: "m/s", N: "kn", S: "mph" });
const hemisphere = named({ N: "north", S: "south", E: "east", W: "west" });
const notValid = "not valid";
const status = named({ A: "valid", V: notValid });
const mode = named({
  ...{ A: "autonomous", D: "differential", E: "estimated", F: "float RTK", M: "manual input" },
  ...{ N: "not valid", P: "precise", R: "RTK", S: "simulator" },
});
const quality = named({
  ...{ 0: "no fix", 1: "GPS fix", 2: "differential fix", 3: "PPS fix", 4: "RTK", 5: "float RTK" },
  ...{ 6: "estimated", 7: "manual input", 8: "simulator" },
});
const safety = named({ S: "safe", C: "caution", U: "unsafe", V: "not valid" });

const position: readonly Piece[] = [
  ["latitude", "Latitude", angle(2)],
  ["latitude-hemisphere", "North or south", hemisphere],
  ["longitude", "Longitude", angle(3)],
  ["longitude-hemisphere", "East or west", hemisphere],
];
const utc: Piece = ["time", "Time", time];

/** Fragments of AIS messages in six bits a character. */
const ais: readonly Piece[] = [
  ["fragments", "Fragments", quantity()],
  ["fragment", "Fragment number", quantity()],
  ["message-id", "Sequential message ID", quantity()],
  ["channel", "Radio channel", plain],
  ["payload", "Payload", plain],
  ["fill-bits", "Fill bits", quantity()],
];

/** Of IEC 61162-1; of others the name, and fields by their number. */
const sentences: Readonly<Record<string, Sentence>> = {
  DBT: {
    title: "Depth below transducer",
    told: ["depth"],
    fields: [
      ["depth-feet", "Depth in feet", quantity(" ft")],
      ["unit", "Unit", units],
      ["depth", "Depth", quantity(" m")],
      ["unit", "Unit", units],
      ["depth-fathoms", "Depth in fathoms", quantity(" fathoms")],
      ["unit", "Unit", units],
    ],
  },
  GGA: {
    title: "Fix data",
    told: ["time", "latitude", "longitude", "quality", "satellites"],
    fields: [
      utc,
      ...position,
      ["quality", "Quality", quality],
      ["satellites", "Satellites in use", quantity(" satellites")],
      ["hdop", "Horizontal dilution of precision", quantity()],
      ["altitude", "Altitude above mean sea level", quantity(" m")],
      ["altitude-unit", "Unit", units],
      ["geoid-separation", "Geoidal separation", quantity(" m")],
      ["geoid-separation-unit", "Unit", units],
      ["correction-age", "Age of differential data", quantity(" s")],
      ["station", "Differential reference station", plain],
    ],
  },
  GLL: {
    title: "Geographic position",
    told: ["latitude", "longitude", "time"],
    fields: [...position, utc, ["status", "Status", status], ["mode", "Mode", mode]],
  },
  GSV: {
    title: "Satellites in view",
    told: ["satellites"],
    fields: [
      ["sentences", "Sentences", quantity()],
      ["sentence-number", "Sentence number", quantity()],
      ["satellites", "Satellites in view", quantity(" satellites")],
    ],
    // A signal's ID follows where one more field stands at the end.
    repeated: [
      ["satellite", "Satellite", quantity()],
      ["elevation", "Elevation", quantity("°")],
      ["azimuth", "Azimuth, true", quantity("°")],
      ["snr", "Signal to noise", quantity(" dB-Hz")],
    ],
  },
  HDT: {
    title: "Heading, true",
    told: ["heading", "reference"],
    fields: [
      ["heading", "Heading", quantity("°")],
      ["reference", "Reference", references],
    ],
  },
  MWV: {
    title: "Wind speed and angle",
    told: ["angle", "reference", "speed"],
    fields: [
      ["angle", "Wind angle", quantity("°")],
      ["reference", "Reference", references],
      ["speed", "Wind speed", windSpeed],
      ["speed-unit", "Unit of speed", speedUnits],
      ["status", "Status", status],
    ],
  },
  RMC: {
    title: "Recommended minimum data",
    told: ["time", "latitude", "longitude", "speed", "course"],
    fields: [
      utc,
      ["status", "Status", status],
      ...position,
      ["speed", "Speed over ground", quantity(" kn")],
      ["course", "Course over ground, true", quantity("°")],
      ["date", "Date", date],
      ["variation", "Magnetic variation", quantity("°")],
      ["variation-direction", "East or west", hemisphere],
      ["mode", "Mode", mode],
      ["navigational-status", "Navigational status", safety],
    ],
  },
  VDM: { title: "AIS message from another ship", told: [], fields: ais },
  VDO: { title: "AIS message of the own ship", told: [], fields: ais },
  VTG: {
    title: "Course and speed over ground",
    told: ["course", "speed"],
    fields: [
      ["course", "Course, true", quantity("°")],
      ["reference", "Reference", references],
      ["course-magnetic", "Course, magnetic", quantity("°")],
      ["reference", "Reference", references],
      ["speed", "Speed", quantity(" kn")],
      ["unit", "Unit", units],
      ["speed-kmh", "Speed", quantity(" km/h")],
      ["unit", "Unit", units],
      ["mode", "Mode", mode],
    ],
  },
  ZDA: {
    title: "Time and date",
    told: ["time"],
    fields: [
      utc,
      ["day", "Day", quantity()],
      ["month", "Month", quantity()],
      ["year", "Year", quantity()],
      ["zone-hours", "Local zone, hours", quantity(" h")],
      ["zone-minutes", "Local zone, minutes", quantity(" min")],
    ],
  },
  // Named only.
  ...{ ALR: name("Alarm state"), APB: name("Autopilot"), DPT: name("Depth"), DTM: name("Datum reference") },
  ...{ GNS: name("GNSS fix data"), GSA: name("Dilution of precision and active satellites") },
  ...{ HDG: name("Heading, deviation and variation"), HDM: name("Heading, magnetic") },
  ...{ HBT: name("Heartbeat"), MTW: name("Water temperature"), MWD: name("Wind direction and speed") },
  ...{ ROT: name("Rate of turn"), RPM: name("Revolutions"), RSA: name("Rudder angle"), RTE: name("Route") },
  ...{ THS: name("True heading and status"), TLL: name("Target position"), TTM: name("Tracked target") },
  ...{ TXT: name("Text"), VBW: name("Ground and water speed"), VHW: name("Water speed and heading") },
  ...{ VLW: name("Distance travelled"), WPL: name("Waypoint"), XDR: name("Transducer measurements") },
  XTE: name("Cross-track error"),
};

function name(title: string): Sentence {
  return { title, fields: [], told: [] };
}

/** Who talks (NMEA 0183, IEC 61162-1). */
const talkers: Readonly<Record<string, string>> = {
  ...{ AB: "AIS base station", AI: "AIS", BD: "BeiDou", CC: "Computer", EC: "ECDIS", GA: "Galileo" },
  ...{ GB: "BeiDou", GL: "GLONASS", GN: "GNSS", GP: "GPS", HC: "Magnetic compass", HE: "Gyro" },
  ...{ HN: "Gyro, not north seeking", II: "Integrated instrumentation", IN: "Integrated navigation" },
  ...{
    RA: "Radar",
    SD: "Depth sounder",
    SG: "Steering gear",
    TI: "Rate of turn indicator",
    VD: "Doppler log",
  },
  ...{ VM: "Magnetic log", VR: "Voyage data recorder", VW: "Mechanical log", WI: "Weather instruments" },
  ...{ ZA: "Atomic clock", ZC: "Chronometer", ZQ: "Quartz clock" },
};
const sayTalker = named(talkers);

/** Message types of AIS that are heard most (ITU-R M.1371). */
const aisTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Position report", 2: "Position report", 3: "Position report", 4: "Base station report" },
  ...{ 5: "Static and voyage data", 8: "Binary broadcast", 9: "Position report of aircraft" },
  ...{ 18: "Position report, class B", 19: "Extended position report, class B", 21: "Aid to navigation" },
  ...{ 24: "Static data, class B", 27: "Position report, long range" },
};
/** Characters up to the end of the MMSI. */
const aisHead = 7;

/**
 * A sentence between its sign and its star (NMEA 0183, IEC 61162-1): talker, type and fields. Empty fields have no bytes and are
 * left out.
 * @returns it in one line
 */
export function decodeSentence(inner: Branch, begin: number, end: number): string {
  const { bytes } = inner;
  const behind = placeOf(bytes, comma, begin, end);
  const address = readUtf8(bytes.subarray(begin, behind));
  const sentence = decodeAddress(inner, begin, address, behind - begin);
  let count = 0;
  for (let at = behind; at < end; at += 1) if (bytes[at] === comma) count += 1;
  const texts = new Map<string, string>();
  for (let at = behind + 1, index = 0; index < count; index += 1) {
    const last = placeOf(bytes, comma, at, end);
    if (last > at) {
      const [word, title, say] = pieceOf(sentence, index, count);
      const next = String.fromCharCode(bytes[last + 1] ?? 0);
      const { value, text, short } = say(readUtf8(bytes.subarray(at, last)), next);
      if (!texts.has(word)) texts.set(word, short ?? text);
      const isAis = word === "payload" && texts.get("fragment") === "1" && last - at >= aisHead;
      if (isAis) texts.set(word, decodeAis(inner, at, last));
      else inner.value(at, last - at, word, title, value, text);
    }
    at = last + 1;
  }
  return `${address} ${summed(sentence, texts)}`.trimEnd();
}

function summed(sentence: Sentence | undefined, texts: ReadonlyMap<string, string>): string {
  if (sentence?.fields !== ais) {
    const told = sentence?.told.flatMap((word) => texts.get(word) ?? []) ?? [];
    return [...told, ...(texts.get("status") === notValid ? [notValid] : [])].join(", ");
  }
  const [fragment, fragments] = [texts.get("fragment"), texts.get("fragments")];
  const part = fragments === "1" ? "" : `, part ${fragment} of ${fragments}`;
  return fragment === "1" ? `${texts.get("payload") ?? ""}${part}` : part.slice(2);
}

/** Talker and type; a manufacturer's own begin with P, a query names whom it asks and ends with Q. */
function decodeAddress(inner: Branch, at: number, address: string, length: number): Sentence | undefined {
  const ask = /^([A-Z]{2})([A-Z]{2})Q$/.exec(address);
  if (ask !== null) {
    const [, talker = "", listener = ""] = ask;
    inner.value(at, 2, "talker", "Talker", talker, sayTalker(talker, "").text);
    inner.value(at + 2, 2, "listener", "Listener", listener, sayTalker(listener, "").text);
    inner.value(at + 4, 1, "type", "Type", "Q", "Query (Q)");
    return undefined;
  }
  if (/^P[A-Z]{3}/.test(address)) {
    inner.value(at, 1, "talker", "Talker", "P", "Proprietary (P)");
    inner.text(at + 1, 3, "manufacturer", "Manufacturer");
    if (length > 4) inner.text(at + 4, length - 4, "type", "Type");
    return undefined;
  }
  if (!/^[A-Z0-9]{5}$/.test(address)) {
    if (length > 0) inner.text(at, length, "address", "Address");
    return undefined;
  }
  const [talker, type] = [address.slice(0, 2), address.slice(2)];
  const sentence = Object.hasOwn(sentences, type) ? sentences[type] : undefined;
  inner.value(at, 2, "talker", "Talker", talker, sayTalker(talker, "").text);
  inner.value(at + 2, 3, "type", "Type", type, sentence === undefined ? type : `${sentence.title} (${type})`);
  return sentence;
}

const signal: Piece = ["signal", "Signal ID", plain];

function pieceOf(sentence: Sentence | undefined, index: number, count: number): Piece {
  const { fields = [], repeated = [] } = sentence ?? {};
  const behind = index - fields.length;
  if (behind < 0) return fields[index] as Piece;
  const unknown: Piece = ["field", `Field ${index + 1}`, plain];
  if (repeated.length === 0) return unknown;
  const isSignal = index === count - 1 && behind % repeated.length === 0;
  return isSignal ? signal : (repeated[behind % repeated.length] ?? unknown);
}

/** Type and MMSI in front of an AIS message, whose characters are six bits each (ITU-R M.1371, IEC 61162-1). */
function decodeAis(inner: Branch, at: number, end: number): string {
  let told = "";
  inner.branch(at, end - at, "payload", "Payload", (payload) => {
    const [type = 0, first = 0, second = 0, third = 0, fourth = 0, fifth = 0, last = 0] = Array.from(
      payload.take(at, aisHead),
      sixBits,
    );
    const mmsi =
      (first & 15) * 2 ** 26 + (second << 20) + (third << 14) + (fourth << 8) + (fifth << 2) + (last >> 4);
    const name = nameIn(aisTypes, type) ?? "Message";
    payload.value(at, 1, "message-type", "Message type", type, `${name} (${type})`);
    payload.value(at + 1, aisHead - 1, "mmsi", "MMSI", mmsi, String(mmsi).padStart(9, "0"));
    if (end > at + aisHead) payload.text(at + aisHead, end - at - aisHead, "data", "Data");
    told = `${name} of MMSI ${String(mmsi).padStart(9, "0")}`;
    return told;
  });
  return told;
}

function sixBits(character: number): number {
  const value = character - 0x30;
  return (value > 40 ? value - 8 : value) & 63;
}
