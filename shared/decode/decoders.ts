import type { Decoder } from "./decoder.ts";
import { rtp } from "./protocols/rtp.ts";

/** All decoders; of those that are equally sure the first is taken. */
export const decoders: readonly Decoder[] = [rtp];
