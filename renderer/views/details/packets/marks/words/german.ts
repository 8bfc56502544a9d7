import type { StreamUnit } from "../../../../../../shared/model/stream.ts";
import { plural } from "../../../../../../shared/text/count.ts";
import type { Translated } from "../../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

const units: Readonly<Record<StreamUnit, readonly [one: string, many: string]>> = {
  packets: ["Paket", "Pakete"],
  messages: ["Nachricht", "Nachrichten"],
  "ts-packets": ["TS-Paket", "TS-Pakete"],
};

export const german: Translated<typeof english> = {
  counted: (count, unit) => plural(count, ...units[unit]),
  orMore: (counted) => `${counted} oder mehr`,
  lostBefore: (counted) => `Davor verloren: ${counted}.`,
  droppedBefore: (counted) => `Davor von diesem Rechner verworfen: ${counted}.`,
  missingBefore: (counted) => `Davor fehlend, zum Teil von diesem Rechner verworfen: ${counted}.`,
  restart: "Mit diesem Paket begann die Nummerierung neu.",
  late: "Vertauscht: Es kam nach Paketen, die später gesendet wurden.",
  duplicate: "Doppelt: Seine Nummer kam schon vor.",
  stray: "Seine Nummer passt nicht zu denen davor.",
  label: {
    lost: (count) => `${count} verloren`,
    dropped: (count) => `${count} hier verworfen`,
    missing: (count) => `${count} verloren oder hier verworfen`,
  },
};
