import { dvbText } from "../../transport-stream/dvb-text.ts";
import type { Branch } from "../branch.ts";
import { nameIn } from "../names.ts";

/** ISO/IEC 13818-1 table 2-45, and EN 300 468 table 12 from 0x40 on. */
const names: Readonly<Record<number, string>> = Object.fromEntries([
  [0x02, "Video stream"],
  [0x03, "Audio stream"],
  [0x04, "Hierarchy"],
  [0x05, "Registration"],
  [0x06, "Data stream alignment"],
  [0x07, "Target background grid"],
  [0x08, "Video window"],
  [0x09, "Conditional access"],
  [0x0a, "ISO 639 language"],
  [0x0b, "System clock"],
  [0x0c, "Multiplex buffer utilization"],
  [0x0d, "Copyright"],
  [0x0e, "Maximum bit rate"],
  [0x0f, "Private data indicator"],
  [0x10, "Smoothing buffer"],
  [0x11, "STD"],
  [0x12, "IBP"],
  [0x13, "Carousel identifier"],
  [0x1b, "MPEG-4 video"],
  [0x1c, "MPEG-4 audio"],
  [0x28, "AVC video"],
  [0x2a, "AVC timing and HRD"],
  [0x2b, "MPEG-2 AAC audio"],
  [0x38, "HEVC video"],
  [0x3f, "Extension (13818-1)"],
  [0x40, "Network name"],
  [0x41, "Service list"],
  [0x42, "Stuffing"],
  [0x43, "Satellite delivery system"],
  [0x44, "Cable delivery system"],
  [0x45, "VBI data"],
  [0x46, "VBI teletext"],
  [0x47, "Bouquet name"],
  [0x48, "Service"],
  [0x49, "Country availability"],
  [0x4a, "Linkage"],
  [0x4b, "NVOD reference"],
  [0x4d, "Short event"],
  [0x4e, "Extended event"],
  [0x50, "Component"],
  [0x52, "Stream identifier"],
  [0x53, "CA identifier"],
  [0x54, "Content"],
  [0x55, "Parental rating"],
  [0x56, "Teletext"],
  [0x58, "Local time offset"],
  [0x59, "Subtitling"],
  [0x5a, "Terrestrial delivery system"],
  [0x5d, "Multilingual service name"],
  [0x5f, "Private data specifier"],
  [0x62, "Frequency list"],
  [0x64, "Data broadcast"],
  [0x66, "Data broadcast ID"],
  [0x69, "PDC"],
  [0x6a, "AC-3"],
  [0x6b, "Ancillary data"],
  [0x6f, "Application signalling"],
  [0x73, "Default authority"],
  [0x76, "Content identifier"],
  [0x7a, "Enhanced AC-3"],
  [0x7b, "DTS"],
  [0x7c, "AAC"],
  [0x7d, "XAIT location"],
  [0x7e, "FTA content management"],
  [0x7f, "Extension"],
  [0x83, "Logical channel"],
  [0x8a, "Cue identifier"],
]);
const audioTypes: Readonly<Record<number, string>> = {
  ...{ 0: "Undefined", 1: "Clean effects", 2: "Hearing impaired", 3: "Visual impaired commentary" },
};
const serviceTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Digital television", 2: "Digital radio", 3: "Teletext", 10: "Advanced codec radio" },
  ...{ 12: "Data broadcast", 17: "MPEG-2 HD television", 22: "Advanced codec SD television" },
  ...{ 25: "Advanced codec HD television", 31: "HEVC television", 32: "HEVC UHD television" },
};
const teletextTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Initial page", 2: "Subtitles", 3: "Additional information", 4: "Programme schedule" },
  ...{ 5: "Subtitles for hearing impaired" },
};

/** Descriptors from a position up to an end, each with its tag and length. @returns what they say, for what holds them */
export function decodeDescriptors(packet: Branch, begin: number, end: number): string[] {
  const told: string[] = [];
  for (let at = begin; at + 2 <= end; at += 2 + packet.peek8(at + 1)) {
    const place = at;
    const length = Math.min(packet.peek8(at + 1), end - at - 2);
    packet.branch(place, 2 + length, "descriptor", "Descriptor", (inner) => {
      const tag = inner.u8(place, "tag", "Tag", { names, hex: true });
      inner.u8(place + 1, "length", "Length", { unit: "bytes" });
      const text = length === 0 ? "" : decodeBody(inner, tag, place + 2, length);
      if (text !== "") told.push(text);
      const name = nameIn(names, tag) ?? `Tag 0x${tag.toString(16).padStart(2, "0")}`;
      return text === "" ? name : `${name}: ${text}`;
    });
  }
  return told;
}

function decodeBody(inner: Branch, tag: number, at: number, length: number): string {
  switch (tag) {
    case 0x05:
      return decodeRegistration(inner, at, length);
    case 0x09:
      return decodeAccess(inner, at, length);
    case 0x0a:
      return entries(inner, at, length, 4, (place) => {
        inner.u8(place + 3, "audio-type", "Audio type", { names: audioTypes });
        return inner.text(place, 3, "language", "Language");
      });
    case 0x46:
    case 0x56:
      return entries(inner, at, length, 5, (place) => decodeTeletext(inner, place));
    case 0x59:
      return entries(inner, at, length, 8, (place) => decodeSubtitling(inner, place));
    case 0x40:
    case 0x47:
      return text(inner, at, length, "name", "Name");
    case 0x48:
      return decodeService(inner, at);
    case 0x4d:
      return decodeEvent(inner, at);
    case 0x52:
      inner.u8(at, "component-tag", "Component tag");
      return "";
    case 0x6a:
      return decodeAc3(inner, at, length);
    case 0x28:
      return decodeAvc(inner, at, length);
    default:
      inner.raw(at, length, "data", "Data");
      return "";
  }
}

/** Entries of one size each; what is left over stands as bytes. */
function entries(
  inner: Branch,
  at: number,
  length: number,
  size: number,
  decode: (place: number) => string,
): string {
  const told: string[] = [];
  let place = at;
  for (; place + size <= at + length; place += size) told.push(decode(place));
  if (place < at + length) inner.raw(place, at + length - place, "rest", "Bytes left over");
  return told.join(", ");
}

function text(inner: Branch, at: number, length: number, word: string, title: string): string {
  if (length === 0) return "";
  inner.peek8(at + length - 1);
  const told = dvbText(inner.bytes.subarray(at, at + length));
  inner.value(at, length, word, title, told);
  return told;
}

function decodeRegistration(inner: Branch, at: number, length: number): string {
  const id = inner.text(at, 4, "format-id", "Format identifier");
  if (length > 4) inner.raw(at + 4, length - 4, "additional", "Additional identification");
  return id;
}

function decodeAccess(inner: Branch, at: number, length: number): string {
  const system = inner.u16(at, "ca-system", "CA system ID", { hex: true });
  const pid = inner.bits(at + 2, 2, 3, 13, "ca-pid", "CA PID");
  if (length > 4) inner.raw(at + 4, length - 4, "private", "Private data");
  return `system 0x${system.toString(16).padStart(4, "0")} on PID ${pid}`;
}

/** EN 300 468, 6.2.43; the page has two digits. */
function decodeTeletext(inner: Branch, at: number): string {
  const language = inner.text(at, 3, "language", "Language");
  const type = inner.bits(at + 3, 1, 0, 5, "teletext-type", "Teletext type", { names: teletextTypes });
  const magazine = inner.bits(at + 3, 1, 5, 3, "magazine", "Magazine number");
  const page = inner.u8(at + 4, "page", "Page number", { hex: true });
  const number = `${magazine === 0 ? 8 : magazine}${page.toString(16).padStart(2, "0")}`;
  return `${language} page ${number}, ${(nameIn(teletextTypes, type) ?? `type ${type}`).toLowerCase()}`;
}

/** EN 300 468, 6.2.41. */
function decodeSubtitling(inner: Branch, at: number): string {
  const language = inner.text(at, 3, "language", "Language");
  inner.u8(at + 3, "subtitling-type", "Subtitling type", { hex: true });
  inner.u16(at + 4, "composition-page", "Composition page ID");
  inner.u16(at + 6, "ancillary-page", "Ancillary page ID");
  return language;
}

/** EN 300 468, 6.2.33. */
function decodeService(inner: Branch, at: number): string {
  const type = inner.u8(at, "service-type", "Service type", { names: serviceTypes, hex: true });
  const provider = inner.u8(at + 1, "provider-length", "Provider name length", { unit: "bytes" });
  text(inner, at + 2, provider, "provider", "Service provider name");
  const behind = at + 2 + provider;
  const length = inner.u8(behind, "name-length", "Service name length", { unit: "bytes" });
  const name = text(inner, behind + 1, length, "name", "Service name");
  return name === "" ? (nameIn(serviceTypes, type) ?? "") : name;
}

/** EN 300 468, 6.2.37. */
function decodeEvent(inner: Branch, at: number): string {
  inner.text(at, 3, "language", "Language");
  const length = inner.u8(at + 3, "name-length", "Event name length", { unit: "bytes" });
  const name = text(inner, at + 4, length, "name", "Event name");
  const behind = at + 4 + length;
  const more = inner.u8(behind, "text-length", "Text length", { unit: "bytes" });
  text(inner, behind + 1, more, "text", "Text");
  return name;
}

/** EN 300 468, annex D.3: which fields there are is told by the first ones. */
function decodeAc3(inner: Branch, at: number, length: number): string {
  const has = [
    inner.flag(at, 1, 0, "component-type-flag", "Component type flag"),
    inner.flag(at, 1, 1, "bsid-flag", "BSID flag"),
    inner.flag(at, 1, 2, "mainid-flag", "Main ID flag"),
    inner.flag(at, 1, 3, "asvc-flag", "Associated service flag"),
  ];
  const fields = [
    ["component-type", "Component type"],
    ["bsid", "BSID"],
    ["mainid", "Main ID"],
    ["asvc", "Associated service"],
  ] as const;
  let place = at + 1;
  for (const [index, [word, title]] of fields.entries()) {
    if (!has[index] || place >= at + length) continue;
    inner.u8(place, word, title, { hex: word === "component-type" });
    place += 1;
  }
  if (place < at + length) inner.raw(place, at + length - place, "additional", "Additional information");
  return "";
}

function decodeAvc(inner: Branch, at: number, length: number): string {
  const profile = inner.u8(at, "profile", "Profile IDC");
  inner.u8(at + 1, "constraints", "Constraint set flags", { hex: true });
  const level = inner.u8(at + 2, "level", "Level IDC");
  if (length > 3) inner.raw(at + 3, length - 3, "flags", "Still pictures, 24 hours");
  return `profile ${profile}, level ${level / 10}`;
}
