import { decodeOnly } from "../decode/decode.ts";
import type { DecodedField } from "../decode/field.ts";
import { sap } from "../decode/protocols/sap.ts";
import { readSdp } from "../input/sdp.ts";
import { limits } from "../limits.ts";
import { printable } from "../text/printable.ts";
import { readUtf8 } from "../text/utf8.ts";

/** A datagram of the Session Announcement Protocol (RFC 2974) that can be read. */
/** What can be joined, as the join field reads it, and what it carries (shared/text/carries.ts). */
interface AnnouncedGroup {
  readonly text: string;
  readonly carries: string;
  readonly channels: number | null;
}

export interface SapMessage {
  readonly deletes: boolean;
  /** The session: who described it, and its number there (RFC 8866, section 5.2); its versions are the same session. */
  readonly session: string;
  /** Origin and hash of the message: they name this version (RFC 2974, section 3). */
  readonly version: string;
  readonly name: string;
  /** What can be joined, as the join field reads it, and what it carries. */
  readonly groups: readonly AnnouncedGroup[];
  /** When the session is over, in ms since 1970; null where it has no end. */
  readonly endsAt: number | null;
}

export const sapPort = 9_875;
const sent = { address: "224.2.127.254", port: sapPort, sourcePort: sapPort };
const wanted = new Set(["message-type", "encrypted", "compressed", "hash", "origin", "sdp"]);
/** From 1900, where the times of a description begin, to 1970; in s. */
const ntpSeconds = 2_208_988_800;

/** Null where it is no SAP, or can be read by nobody without a key or what unpacks it. */
export function readSap(bytes: Uint8Array): SapMessage | null {
  if ((bytes[0] ?? 0) >> 5 !== 1) return null;
  const fields = decodeOnly(sap, bytes, sent, wanted);
  const value = (name: string): DecodedField["value"] => fieldOf(fields, name)?.value ?? null;
  const hash = value("hash");
  const origin = value("origin");
  if (hash === null || origin === null || value("encrypted") !== 0 || value("compressed") !== 0) return null;
  const deletes = value("message-type") === 1;
  const version = `${origin} ${hash}`;
  const sdp = fieldOf(fields, "sdp");
  const text = sdp === null ? "" : readUtf8(bytes.subarray(sdp.at, sdp.at + sdp.length));
  const session = sessionOf(text) ?? version;
  // A deletion may hold no more than the line that names the session (RFC 2974, section 4).
  if (deletes) return { deletes, session, version, name: "", groups: [], endsAt: null };
  const described = readSdp(text);
  if (described === null) return null;
  const { name, medias } = described;
  return {
    ...{ deletes, session, version, endsAt: endOf(text) },
    name: printable(name).slice(0, limits.announcedNameCharacters),
    groups: medias.slice(0, limits.announcedGroups).map((media) => ({
      text: media.text,
      carries: printable(media.carries),
      channels: media.channels,
    })),
  };
}

function fieldOf(fields: readonly DecodedField[], name: string): DecodedField | null {
  return fields.find((field) => field.name === name) ?? null;
}

/** “o=NAME SESSION VERSION NET TYPE ADDRESS” without the version; null where there is no such line. */
function sessionOf(text: string): string | null {
  const [user, session, , ...place] = /^o=(.+)$/m.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  return place.length === 3 ? [user, session, ...place].join(" ") : null;
}

/** Of “t=START STOP”, in seconds since 1900; 0 has no end (RFC 8866, section 5.9). */
function endOf(text: string): number | null {
  const stops = [...text.matchAll(/^t=\d+ (\d+)/gm)].map(([, stop]) => Number(stop));
  if (stops.length === 0 || stops.includes(0)) return null;
  const last = Math.max(...stops);
  return Number.isSafeInteger(last) && last > ntpSeconds ? (last - ntpSeconds) * 1_000 : null;
}
