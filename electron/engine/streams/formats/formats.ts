import type { StreamFormat } from "../format.ts";
import { rtp } from "./rtp.ts";

/**
 * What a source's packets are tried for, each packet by all of them; where two are proved by the same packet the
 * first one counts, so formats with a magic word stand before those without.
 */
export const streamFormats: readonly StreamFormat[] = [rtp];
