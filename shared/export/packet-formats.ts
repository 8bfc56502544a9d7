export const packetFormats = ["pcapng", "jsonl", "csv", "bin"] as const;
/** Packets with their headers; a JSON object for each line; a table; payloads, each behind its length, or one behind another. */
export type PacketFormat = (typeof packetFormats)[number];
