import type { StreamFormat } from "../../format.ts";
import { castscope } from "../castscope.ts";
import { cmeMdp3 } from "../cme-mdp3.ts";
import { eobi } from "../eobi.ts";
import { iperf2 } from "../iperf2.ts";
import { lbtRm } from "../lbt-rm.ts";
import { mcjoin } from "../mcjoin.ts";
import { mgen } from "../mgen.ts";
import { moldudp64 } from "../moldudp64.ts";
import { msendDecimal, msendHexadecimal } from "../msend.ts";
import { ptp } from "../ptp.ts";
import { rtp } from "../rtp.ts";
import { rtps } from "../rtps.ts";
import { sacn } from "../sacn.ts";
import { st2110 } from "../st2110.ts";
import { rtpsPacket } from "./buses.ts";
import { cmePacket, eobiPacket, lbtPacket, moldPacket } from "./market.ts";
import { ancillaryPacket, firstPtpSync, ptpMessage, rtpPacket, sacnPacket, videoPacket } from "./media.ts";
import { castscopePacket, iperf2Packet, mcjoinPacket, mgenPacket, msendPacket } from "./senders.ts";

/** For tests: how a sender of each numbered format goes on, packet by packet. */
export interface Sample {
  readonly name: string;
  readonly format: StreamFormat;
  /** The least number that it sends. */
  readonly least: number;
  /** The number behind the largest one that tests use: where it wraps. */
  readonly modulus: number;
  /** One packet. @param time of sending, ms since 1970 */
  readonly packet: (sequence: number, time: number) => Uint8Array<ArrayBuffer>;
}

const endless = Number.POSITIVE_INFINITY;
const twoTo32 = 0x1_0000_0000;
/** Ticks of a clock of 90 kHz. */
const ticks = (time: number): number => Math.round(time * 90) % twoTo32;

const sample = (
  name: string,
  format: StreamFormat,
  packet: Sample["packet"],
  least = 0,
  modulus = format.modulus,
): Sample => ({ name, format, least, modulus, packet });

export const samples: readonly Sample[] = [
  sample("castscope", castscope, (sequence, time) => castscopePacket({ sequence, time })),
  sample("RTP", rtp, (sequence, time) => rtpPacket({ sequence, ticks: ticks(time) })),
  sample("ST 2110-20", st2110, (sequence, time) => videoPacket({ sequence, ticks: ticks(time) })),
  sample("ST 2110-40", st2110, (sequence, time) => ancillaryPacket({ sequence, ticks: ticks(time) })),
  sample("sACN", sacn, (sequence) => sacnPacket({ sequence })),
  sample("PTPv2 Sync", ptp, (sequence) => ptpMessage({ sequence })),
  sample("PTPv2 Announce", ptp, (sequence) => ptpMessage({ sequence, type: "Announce" })),
  sample("PTPv1 Sync", ptp, (sequence) => firstPtpSync({ sequence })),
  sample("RTPS", rtps, (sequence) => rtpsPacket({ sequence }), 1),
  sample("RTPS, big-endian", rtps, (sequence) => rtpsPacket({ sequence, order: "big" }), 1),
  sample("MoldUDP64", moldudp64, (sequence) => moldPacket({ sequence }), 1),
  sample("CME MDP 3.0", cmeMdp3, (sequence, time) => cmePacket({ sequence, time })),
  sample("EOBI", eobi, (sequence, time) => eobiPacket({ sequence, time })),
  sample("LBT-RM", lbtRm, (sequence) => lbtPacket({ sequence })),
  sample("iperf2", iperf2, (sequence, time) => iperf2Packet({ sequence, time }), 1),
  sample(
    "iperf2, 32 bits",
    iperf2,
    (sequence, time) => iperf2Packet({ sequence, time, wide: false }),
    1,
    endless,
  ),
  sample("MGEN", mgen, (sequence, time) => mgenPacket({ sequence, time })),
  sample("mcjoin", mcjoin, (sequence) => mcjoinPacket({ sequence })),
  sample("msend", msendHexadecimal, (sequence) => msendPacket({ sequence })),
  sample("msend -d", msendDecimal, (sequence) => msendPacket({ sequence, base: 10 })),
];
