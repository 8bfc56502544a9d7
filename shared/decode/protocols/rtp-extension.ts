import type { Branch } from "../branch.ts";
import { nameIn } from "../names.ts";

const oneByte = 0xbede;
/** The lower four bits are the application's. */
const twoBytes = 0x1000;
const profiles: Readonly<Record<number, string>> = {
  ...{ 48862: "One-byte elements", 103: "ED-137 (2009)", 359: "ED-137B" },
};

/** The header extension, RFC 3550 section 5.3.1, with its elements, RFC 8285. @returns where the payload begins */
export function decodeExtension(packet: Branch, begin: number): number {
  const length = 4 * packet.peek16(begin + 2);
  const end = begin + 4 + length;
  packet.branch(begin, 4 + length, "header-extension", "Header extension", (inner) => {
    const profile = inner.u16(begin, "profile", "Defined by profile", {
      hex: true,
      say: (value) => `0x${value.toString(16).padStart(4, "0")}${sayProfile(value)}`,
    });
    inner.u16(begin + 2, "length", "Length", { unit: "words" });
    const at = begin + 4;
    if (profile === oneByte) return decodeElements(inner, at, end, 1);
    if ((profile & 0xfff0) === twoBytes) return decodeElements(inner, at, end, 2);
    if (length > 0) inner.raw(at, length, "data", "Data");
    return `profile 0x${profile.toString(16)}, ${length} bytes`;
  });
  return end;
}

function sayProfile(profile: number): string {
  const name = (profile & 0xfff0) === twoBytes ? "Two-byte elements" : nameIn(profiles, profile);
  return name === undefined ? "" : `, ${name.toLowerCase()}`;
}

/** What an element's number means is told in the session's description (a=extmap) alone. */
function decodeElements(inner: Branch, begin: number, end: number, header: 1 | 2): string {
  const ids: number[] = [];
  let at = begin;
  while (at < end) {
    const first = inner.peek8(at);
    const id = header === 1 ? first >> 4 : first;
    // A byte of zeros is padding; 15 ends the list of short ones (4.2).
    if (first === 0) {
      at += 1;
      continue;
    }
    if (header === 1 && id === 15) break;
    const place = at;
    const length = header === 1 ? (first & 0x0f) + 1 : inner.peek8(at + 1);
    inner.branch(place, header + length, "element", "Element", (element) => {
      if (header === 1) {
        element.bits(place, 1, 0, 4, "id", "ID");
        element.bits(place, 1, 4, 4, "length", "Length", { say: (value) => `${value} (${value + 1} bytes)` });
      } else {
        element.u8(place, "id", "ID");
        element.u8(place + 1, "length", "Length", { unit: "bytes" });
      }
      if (length > 0) element.raw(place + header, length, "data", "Data");
      return `ID ${id}, ${length} bytes`;
    });
    ids.push(id);
    at += header + length;
  }
  if (at < end) inner.raw(at, end - at, "rest", "Bytes behind the elements");
  return ids.length === 0 ? "no elements" : `elements ${ids.join(", ")}`;
}
