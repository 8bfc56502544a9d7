import type { StreamFormat } from "../format.ts";
import { castscope } from "./castscope.ts";
import { cmeMdp3 } from "./cme-mdp3.ts";
import { eobi } from "./eobi.ts";
import { iperf2 } from "./iperf2.ts";
import { knx } from "./knx.ts";
import { lbtRm } from "./lbt-rm.ts";
import { mcjoin } from "./mcjoin.ts";
import { mgen } from "./mgen.ts";
import { moldudp64 } from "./moldudp64.ts";
import { mpegTs } from "./mpeg-ts.ts";
import { msendDecimal, msendHexadecimal } from "./msend.ts";
import { ptp } from "./ptp.ts";
import { rtp } from "./rtp.ts";
import { rtps } from "./rtps.ts";
import { sacn } from "./sacn.ts";
import { st2110 } from "./st2110.ts";

/**
 * What a source's packets are tried for, each packet by all of them; where two are proved by the same packet the first
 * one counts. So formats with a magic word stand first, then those whose lengths have to add up, then those that only
 * count and have a time. Of two readings of one kind (ST 2110 and plain RTP, msend's two bases) the last one is the
 * plain one, which is taken when somebody chooses the kind.
 */
export const streamFormats: readonly StreamFormat[] = [
  castscope,
  sacn,
  rtps,
  knx,
  mcjoin,
  msendDecimal,
  msendHexadecimal,
  st2110,
  rtp,
  mpegTs,
  moldudp64,
  eobi,
  mgen,
  cmeMdp3,
  ptp,
  iperf2,
  lbtRm,
];
