import type { captureDamages } from "../../statements/captures.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";

const upTo = (at: number): string => `Gelesen ist sie bis Byte ${formatCount(at)}`;

/** Each says up to which byte a recording („sie“) was read, and what is wrong there. */
export const german: Sentences<typeof captureDamages> = {
  "capture-cut-short": ({ at, lacks }) =>
    lacks === null
      ? `${upTo(at)}: Die Datei endet mitten im Paket oder Block, der dort beginnt.`
      : `${upTo(at)}: Die Datei endet mitten im Paket oder Block, der dort beginnt, ${plural(lacks, "Byte", "Byte")} zu früh.`,
  "capture-length-wrong": ({ at, bytes, most }) =>
    `${upTo(at)}: Das Paket, das dort beginnt, soll ${formatCount(bytes)} Byte haben, und keines hat mehr als ${formatCount(most)}.`,
  "capture-block-length": ({ at, bytes }) =>
    `${upTo(at)}: Der Block, der dort beginnt, soll ${formatCount(bytes)} Byte haben, und das hat kein Block.`,
  "capture-lengths-differ": ({ at, bytes, again }) =>
    `${upTo(at)}: Der Block, der dort beginnt, nennt am Anfang ${formatCount(bytes)} Byte und am Ende ${formatCount(again)}.`,
  "capture-section-order": ({ at }) =>
    `${upTo(at)}: Der Abschnitt, der dort beginnt, sagt nicht, in welcher Bytefolge er geschrieben ist.`,
  "capture-section-version": ({ at, major, minor }) =>
    `${upTo(at)}: Der Abschnitt, der dort beginnt, ist pcapng der Version ${major}.${minor}; gelesen wird Version 1.`,
  "capture-still-written": ({ at }) => `${upTo(at)}, wo sie beim Öffnen endete: Sie wird noch geschrieben.`,
  "capture-unpacking-failed": ({ at, reason }) =>
    `${upTo(at)} ihres gepackten Inhalts: Was folgt, lässt sich nicht entpacken (${reason}).`,
  "capture-unreadable": ({ at, reason }) => `${upTo(at)}: Weiter liest das System nicht (${reason}).`,
};
