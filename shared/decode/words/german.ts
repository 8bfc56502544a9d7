import { formatCount } from "../../text/count.ts";
import type { Translated } from "../../text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  look: {
    gzip: "komprimierte Daten, in gzip",
    zstd: "komprimierte Daten, in zstd",
    png: "ein Bild in PNG",
    jpeg: "ein Bild in JPEG",
    zeros: "lauter Nullen",
    only: (byte) => `lauter Bytes ${byte}`,
    utf16: (order) => `Text in UTF-16, ${order === "big" ? "Big" : "Little"} Endian`,
    mostlyText: (share) => `überwiegend Text, ${share} ASCII`,
    mostlyZeros: (share) => `überwiegend Nullen, ${share}`,
    random: "zufällig, wie verschlüsselte oder komprimierte Daten",
    someZeros: (share) => `${share} Nullen`,
    binary: "Binärdaten",
  },
  undecoded: {
    cut: (title) => `Abgeschnitten: Als ${title} nennt das Paket mehr von sich, als da ist.`,
    tooMany: (most) => `Nur die ersten ${formatCount(most)} Felder sind decodiert.`,
    empty: "Nichts zu decodieren: Das Paket ist leer.",
    unknown: "Nicht erkannt: Die Bytes passen zu nichts, was decodiert wird.",
    lookingLike: (look) => `Nicht erkannt: ${look}.`,
  },
};
