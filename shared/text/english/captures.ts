import type { captureDamages } from "../../statements/captures.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";

const upTo = (at: number): string => `It is read up to byte ${formatCount(at)}`;

/** Each says up to which byte it was read, and what is wrong there. */
export const english: Sentences<typeof captureDamages> = {
  "capture-cut-short": ({ at, lacks }) =>
    lacks === null
      ? `${upTo(at)}: the file ends within the packet or block that begins there.`
      : `${upTo(at)}: the file ends within the packet or block that begins there, ${plural(lacks, "byte")} too early.`,
  "capture-length-wrong": ({ at, bytes, most }) =>
    `${upTo(at)}: the packet that begins there is said to have ${formatCount(bytes)} bytes, and none has more than ${formatCount(most)}.`,
  "capture-block-length": ({ at, bytes }) =>
    `${upTo(at)}: the block that begins there is said to have ${plural(bytes, "byte")}, which no block has.`,
  "capture-lengths-differ": ({ at, bytes, again }) =>
    `${upTo(at)}: the block that begins there says ${formatCount(bytes)} bytes at its beginning and ${formatCount(again)} at its end.`,
  "capture-section-order": ({ at }) =>
    `${upTo(at)}: the section that begins there does not say in which byte order it is written.`,
  "capture-section-version": ({ at, major, minor }) =>
    `${upTo(at)}: the section that begins there is of version ${major}.${minor} of pcapng, and version 1 is read.`,
  "capture-still-written": ({ at }) =>
    `${upTo(at)}, where it ended when it was opened: it is still being written.`,
  "capture-unpacking-failed": ({ at, reason }) =>
    `${upTo(at)} of what is packed in it: what comes behind cannot be unpacked (${reason}).`,
  "capture-unreadable": ({ at, reason }) => `${upTo(at)}: the system does not read on (${reason}).`,
};
