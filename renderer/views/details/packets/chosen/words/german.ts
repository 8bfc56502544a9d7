import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  selected: (packets) => `${formatCount(packets)} ausgewählt`,
  packets: (packets) => plural(packets, "Paket", "Pakete"),
  tally: (packets, bytes, span) =>
    `${formatCount(packets)} ausgewählt, ${bytes}${span === null ? "" : `, über ${span}`}`,
  withGone: (tally, gone) => `${tally}, ${formatCount(gone)} weitere nicht mehr aufbewahrt`,
  copies: { lines: "Text", dump: "Hex-Dump", hex: "Hex", c: "C-Array", base64: "Base64", json: "JSON" },
  copyAs: (form) => `Als ${form} kopieren`,
  packetsAs: (packets, form) => `${plural(packets, "Paket", "Pakete")} als ${form}`,
  packetsOf: (packets, group) => `${plural(packets, "Paket", "Pakete")} von ${group}`,
  gone: (packets) =>
    `${plural(packets, "ausgewähltes Paket ist", "ausgewählte Pakete sind")} nicht mehr aufbewahrt.`,
  tooManyPieces: (most) =>
    `Eine Auswahl aus mehr als ${formatCount(most)} Stücken wird nicht wieder gesendet: die Liste filtern und ganz auswählen.`,
  leftOut: (packets, mostPackets, mostMebibytes) =>
    `${plural(packets, "ausgewähltes Paket", "ausgewählte Pakete")} ausgelassen: Höchstens ${formatCount(mostPackets)} Pakete und ${mostMebibytes} MiB werden auf einmal kopiert.`,
  noneBefore: "Vor diesem hat die Liste kein Paket dieses Streams.",
  noneAfter: "Nach diesem hat die Liste kein Paket dieses Streams.",
  noneSeenBefore: (looked) => `Von den ${formatCount(looked)} Paketen davor ist keines aus diesem Stream.`,
  noneSeenAfter: (looked) => `Von den ${formatCount(looked)} Paketen danach ist keines aus diesem Stream.`,
};
