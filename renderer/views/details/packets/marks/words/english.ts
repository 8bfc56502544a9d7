import type { StreamUnit } from "../../../../../../shared/model/stream.ts";
import { plural } from "../../../../../../shared/text/count.ts";

const units: Readonly<Record<StreamUnit, string>> = {
  packets: "packet",
  messages: "message",
  "ts-packets": "TS packet",
};

/** What the streams say of a packet. */
export const english = {
  counted: (count: number, unit: StreamUnit) => plural(count, units[unit]),
  orMore: (counted: string) => `${counted} or more`,
  lostBefore: (counted: string) => `${counted} lost before this.`,
  droppedBefore: (counted: string) => `${counted} dropped by this computer before this.`,
  missingBefore: (counted: string) =>
    `${counted} missing, some of them dropped by this computer, before this.`,
  restart: "The numbering began anew with this packet.",
  late: "Reordered: it came after packets that were sent later.",
  duplicate: "Duplicate: its number came before.",
  stray: "Its number does not fit those before it.",
  /** In as few words as a row has room for. */
  label: {
    lost: (count: string) => `${count} lost`,
    dropped: (count: string) => `${count} dropped here`,
    missing: (count: string) => `${count} lost or dropped here`,
  },
} as const;
