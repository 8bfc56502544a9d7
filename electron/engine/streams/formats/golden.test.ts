import { describe, expect, test } from "vitest";
import { formatHex } from "../../../../shared/text/hex.ts";
import type { StreamFormat } from "../format.ts";
import { Headers, headerRole } from "../headers.ts";
import { iperf2 } from "./iperf2.ts";
import { knx } from "./knx.ts";
import { lbtRm } from "./lbt-rm.ts";
import { mgen } from "./mgen.ts";
import { moldudp64 } from "./moldudp64.ts";
import { ptp } from "./ptp.ts";
import { rtp } from "./rtp.ts";
import { rtps } from "./rtps.ts";
import { knxLost, rtpsFragment, rtpsHeartbeat, rtpsPacket } from "./testing/buses.ts";
import { lbtPacket, lbtSession, moldHeartbeat } from "./testing/market.ts";
import { firstPtpSync, ptpMessage, rtpPacket, senderReport } from "./testing/media.ts";
import { iperf2Packet } from "./testing/senders.ts";

/**
 * Bytes that tshark 4.0.17 reads as the figures beside them, so that builder and reader cannot be wrong together.
 * Cut behind what is told. Of iperf 2.1.8 and mgen 5.02b they are what the programs themselves sent, but for mgen's length.
 */
const golden: readonly (readonly [string, StreamFormat, Uint8Array | null, string, object])[] = [
  [
    "RTP",
    rtp,
    rtpPacket({ sequence: 4321, ticks: 99 }),
    "80 60 10 e1 00 00 00 63 5a 1c 03 e2",
    { sequence: 4321, time: 99 },
  ],
  [
    ...(["RTCP sender report", rtp, senderReport({ packets: 17 })] as const),
    "80 c8 00 06 5a 1c 03 e2 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 00 00 0a a0",
    { role: headerRole.senderCount, sequence: 17 },
  ],
  [
    ...(["PTPv2 Sync", ptp, ptpMessage({ sequence: 77 })] as const),
    "00 02 00 2c 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 1d c1 ff fe 10 20 01 00 01 00 4d 00 00",
    { sequence: 77 },
  ],
  [
    ...(["PTPv2 Announce", ptp, ptpMessage({ sequence: 78, type: "Announce", domain: 5 })] as const),
    "0b 02 00 40 05 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 1d c1 ff fe 10 20 01 00 01 00 4e 00 00 " +
      "00 00 00 00 00 00 00 00 00 00 00 25 00 80 06 21 4e 5d 80 00 1d c1 ff fe 99 88 77 00 00 20",
    { sequence: 78 },
  ],
  [
    ...(["PTPv1 Sync", ptp, firstPtpSync({ sequence: 79 })] as const),
    "00 01 00 01 5f 44 46 4c 54 00 00 00 00 00 00 00 00 00 00 00 01 01 00 1d c1 10 20 01 00 01 00 4f 00 00",
    { sequence: 79 },
  ],
  [
    ...(["MoldUDP64 heartbeat", moldudp64, moldHeartbeat({ sequence: 1003 })] as const),
    "30 30 30 30 30 30 30 30 34 32 00 00 00 00 00 00 03 eb 00 00",
    { role: headerRole.next, sequence: 1003 },
  ],
  [
    ...(["LBT-RM data", lbtRm, lbtPacket({ sequence: 1234 })] as const),
    "00 00 38 36 1c 5a 90 e2 00 00 04 d2 00 00 04 6e 00 00 00 00",
    { sequence: 1234 },
  ],
  [
    ...(["LBT-RM session", lbtRm, lbtSession({ sequence: 1234 })] as const),
    "02 00 38 36 1c 5a 90 e2 00 00 00 05 00 00 04 d2 00 00 04 6e 00 00 00 00",
    { role: headerRole.next, sequence: 1235 },
  ],
  [
    ...(["RTPS data", rtps, rtpsPacket({ sequence: 2 ** 33 + 5 })] as const),
    "52 54 50 53 02 03 01 0f 01 0f 3a 91 de ed 01 00 00 00 00 07 09 01 08 00 00 00 00 00 00 00 00 00 " +
      "15 05 28 00 00 00 10 00 00 00 00 00 00 00 12 03 02 00 00 00 05 00 00 00",
    { sequence: 2 ** 33 + 5 },
  ],
  [
    ...(["RTPS data, big-endian", rtps, rtpsPacket({ sequence: 6, order: "big" })] as const),
    "52 54 50 53 02 03 01 0f 01 0f 3a 91 de ed 01 00 00 00 00 07 09 00 00 08 00 00 00 00 00 00 00 00 " +
      "15 04 00 28 00 00 00 10 00 00 00 00 00 00 12 03 00 00 00 00 00 00 00 06",
    { sequence: 6 },
  ],
  [
    ...(["RTPS fragment", rtps, rtpsFragment({ sequence: 8, fragment: 1 })] as const),
    "52 54 50 53 02 03 01 0f 01 0f 3a 91 de ed 01 00 00 00 00 07 09 01 08 00 00 00 00 00 00 00 00 00 " +
      "16 01 60 00 00 00 1c 00 00 00 00 00 00 00 12 03 00 00 00 00 08 00 00 00 01 00 00 00 01 00 40 00 00 01 00 00",
    { sequence: 8 },
  ],
  [
    ...(["RTPS heartbeat", rtps, rtpsHeartbeat({ last: 9 })] as const),
    "52 54 50 53 02 03 01 0f 01 0f 3a 91 de ed 01 00 00 00 00 07 07 01 1c 00 00 00 00 00 00 00 12 03 " +
      "00 00 00 00 01 00 00 00 00 00 00 00 09 00 00 00 03 00 00 00",
    { role: headerRole.next, sequence: 10 },
  ],
  [
    "KNXnet/IP loss",
    knx,
    knxLost(12),
    "06 10 05 31 00 0a 04 00 00 0c",
    { role: headerRole.lostBySender, span: 12 },
  ],
  [
    ...(["iperf 2.1.8", iperf2, null] as const),
    "00 00 00 1b 6b 07 7e d1 00 0c 2b 58 00 00 00 00 48 01 00 98",
    { sequence: 27, time: 1_795_653_329_797.528 },
  ],
  [
    ...(["iperf 2.1.8, the last one", iperf2, null] as const),
    "ff ff ff e4 6b 07 7e d1 00 0c 4a 9b ff ff ff ff 48 01 00 98",
    { role: headerRole.next, sequence: 28 },
  ],
  [
    ...(["iperf2, as built here", iperf2, iperf2Packet({ sequence: 5 })] as const),
    "00 00 00 05 6b 06 ef 0f 00 04 da 30 00 00 00 00 48 01 00 98",
    { sequence: 5, time: 1_795_616_527_318 },
  ],
  [
    ...(["mgen 5.02b", mgen, null] as const),
    `00 1c 02 08 00 00 00 01 00 00 00 04 6b 07 7e d1 00 0c f9 db 13 8a 01 04 ef 01 01 02`,
    { sequence: 4, time: 1_795_653_329_850.395 },
  ],
];

describe("bytes that others read or sent", () => {
  test.each(golden)("%s", (_name, format, built, hex, told) => {
    const bytes = Uint8Array.from(hex.split(" "), (byte) => Number.parseInt(byte, 16));
    const whole = built ?? bytes;
    expect(formatHex(whole.subarray(0, bytes.length), " ")).toBe(hex);
    const headers = new Headers();
    headers.clear();
    expect(format.read(whole, 0, whole.length, headers)).toBe(1);
    const { role, sequence, span, time } = headers;
    expect({ role: role[0], sequence: sequence[0], span: span[0], time: time[0] }).toMatchObject(told);
  });
});
