import { formatCount } from "../../text/count.ts";

export const english = {
  /** What bytes look like that nothing decodes. */
  look: {
    gzip: "compressed data, in gzip",
    zstd: "compressed data, in zstd",
    png: "a picture in PNG",
    jpeg: "a picture in JPEG",
    zeros: "all zeros",
    only: (byte: string) => `all bytes ${byte}`,
    utf16: (order: "little" | "big") => `text in UTF-16, ${order} endian`,
    mostlyText: (share: string) => `mostly text, ${share} of ASCII`,
    mostlyZeros: (share: string) => `mostly zeros, ${share}`,
    random: "random, as encrypted or compressed data is",
    someZeros: (share: string) => `${share} zeros`,
    binary: "binary data",
  },
  undecoded: {
    cut: (title: string) => `Cut off: as ${title} the packet says that there is more of it than there is.`,
    tooMany: (most: number) => `Only the first ${formatCount(most)} fields are decoded.`,
    empty: "Nothing to decode: the packet is empty.",
    unknown: "Not recognised: the bytes fit nothing that is decoded.",
    lookingLike: (look: string) => `Not recognised: ${look}.`,
  },
} as const;
