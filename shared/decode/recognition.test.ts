import { expect, test } from "vitest";
import { decodePacket } from "./decode.ts";
import { ascii } from "./match.ts";

const at = (port: number) => ({ address: "239.1.1.1", port, sourcePort: 40_000 });
const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/[0-9a-f]{2}/g) ?? [], (pair) => Number(`0x${pair}`));

/** What the packets that are kept do not show: ports that decide, and what is nearly something. */
test.each([
  ["SAP that is encrypted, at its port", bytes("22004d210a00001f 00112233"), 9_875, "sap"],
  ["SAP that is encrypted, elsewhere", bytes("22004d210a00001f 00112233"), 9_876, undefined],
  ["SAP of another type", ascii("\x20\x00\x00\x01\x0a\x00\x00\x01text/html\x00<a>"), 9_876, undefined],
  ["CoAP at its port", bytes("40010001b474656d70"), 5_683, "coap"],
  ["CoAP elsewhere", bytes("40010001b474656d70"), 5_684, undefined],
  ["CoAP with an option that is longer than the packet", bytes("40010001bd7474656d70"), 5_683, undefined],
  ["CoAP with nothing behind the payload's marker", bytes("40010001b474656d70ff"), 5_683, undefined],
  ["ASTERIX of a category without a source, at its port", bytes("030006 40 0102"), 8_600, "asterix"],
  ["ASTERIX of a category without a source, elsewhere", bytes("030006 40 0102"), 8_601, undefined],
  ["ASTERIX with a byte too many", bytes("300007 80 19c9 00 00"), 8_600, undefined],
  ["DIS of another family", bytes("07010102 00000000 000c0000"), 3_000, undefined],
  ["DIS whose length is not the packet's", bytes("07010d05 00000000 00100000"), 3_000, undefined],
  ["KNXnet/IP whose length is not the packet's", bytes("061005300011"), 3_671, undefined],
  ["RIP version 1", bytes(`02010000${"00".repeat(20)}`), 520, undefined],
  ["RIP with a metric of 17", bytes(`0202000000020000${"0a000000".repeat(3)}00000011`), 520, undefined],
  ["an answer to a request of HTTP", ascii("HTTP/1.1 404 Not Found\r\n\r\n"), 1_900, "text"],
  ["SSDP at any port", ascii("M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n"), 40_001, "ssdp"],
  ["text at the port of a binary protocol", ascii("hello there"), 5_683, "text"],
  ["TAK's header around another version", bytes("bf02bf0a0308 0110"), 6_969, undefined],
  ["PTP that is longer than its packet", bytes(`0002002d${"00".repeat(40)}`), 319, undefined],
  ["PTP with more behind it than IPv6 adds, at its port", bytes(`0002002c${"00".repeat(50)}`), 319, "ptp"],
  [
    "PTP with more behind it than IPv6 adds, elsewhere",
    bytes(`0002002c${"00".repeat(50)}`),
    40_001,
    undefined,
  ],
  ["PTP of version 3", bytes(`0003002c${"00".repeat(40)}`), 319, undefined],
  [
    "PTP version 1 of another kind than its control says",
    bytes(`00010001${"00".repeat(56)}`),
    319,
    undefined,
  ],
  ["two TS packets", bytes(`47010010${"00".repeat(184)}`.repeat(2)), 40_001, "ts"],
  ["two TS packets, one without its sync byte", bytes(`47010010${"00".repeat(372)}`), 40_001, undefined],
  ["text of G's, one TS packet long", ascii("G".repeat(188)), 40_001, "text"],
  ["RTCP whose packets do not end with the datagram", bytes("80c90001112233440000"), 5_005, undefined],
  ["RTCP with fewer reports than it says", bytes("81c9000111223344"), 5_005, undefined],
  ["RTCP with padding before its last packet", bytes("a0c9000111223344 80c9000111223344"), 5_005, undefined],
  ["a single feedback of RTCP, at the port of RTP", bytes("81ce0002 11223344 5a1c03e2"), 5_004, "rtcp"],
  ["RTPS of version 1", bytes(`52545053 0101 0101 ${"00".repeat(12)}`), 7_400, undefined],
  [
    "ACN that is not sACN",
    bytes(`00100000 4153432d45312e31370000 00 7020 00000005 ${"00".repeat(30)}`),
    5_568,
    undefined,
  ],
  [
    "a datagram of iperf2 without its client's header, at its port",
    bytes(`00000007 6b06ef0f 0004dad4 ${"31".repeat(40)}`),
    5_001,
    "iperf2",
  ],
  ["the same elsewhere", bytes(`00000007 6b06ef0f 0004dad4 ${"31".repeat(40)}`), 5_002, undefined],
  [
    "iperf2 with more microseconds than a second has",
    bytes(`00000007 6b06ef0f 000f4240 ${"31".repeat(40)}`),
    5_001,
    undefined,
  ],
  [
    "MGEN that says that it is longer than it is",
    bytes("001d0208 00000001 00000002 6b06ef0f 0004dad4 138a0104 ef010102"),
    5_000,
    undefined,
  ],
  [
    "MGEN with an address of another length",
    bytes("001c0208 00000001 00000002 6b06ef0f 0004dad4 138a0204 ef010102"),
    5_000,
    undefined,
  ],
  ["text that begins as msend's does", ascii("Message from the printer"), 12_000, "text"],
  ["text that begins as mcjoin's does", ascii("Sender PID 7, MC group 239.1.1.1"), 1_234, "text"],
  [
    "MoldUDP64 with a byte too many",
    bytes(`${"30".repeat(10)} 0000000000000007 0001 0001 41 00`),
    26_477,
    undefined,
  ],
  [
    "MoldUDP64 whose session is not text",
    bytes(`${"30".repeat(9)}07 0000000000000007 0001 0001 41`),
    26_477,
    undefined,
  ],
  [
    "a request of MoldUDP64, which anything may be",
    bytes(`${"30".repeat(10)} 0000000000000007 0001`),
    26_477,
    undefined,
  ],
  ["twenty letters", ascii("ABCDEFGHIJKLMNOPQRST"), 26_477, "text"],
  [
    "CME MDP 3.0 with a byte too many",
    bytes("07000000 f95e9fcfb74feb18 0a00 0000 0c00 0100 0900 00"),
    14_310,
    undefined,
  ],
  [
    "CME MDP 3.0 of another schema",
    bytes("07000000 f95e9fcfb74feb18 0a00 0000 0c00 0300 0900"),
    14_310,
    undefined,
  ],
  ["CME MDP 3.0 of 1971", bytes("07000000 f95e9fcfb74f0000 0a00 0000 0c00 0100 0900"), 14_310, undefined],
  ["EOBI's packet header with another length", bytes(`2100cd32${"00".repeat(28)}`), 59_000, undefined],
  [
    "RTP with MPEG-TS of one packet, dynamic",
    bytes(`8060000100000002000000034740 0010${"00".repeat(184)}`),
    40_001,
    undefined,
  ],
  [
    "RTP with MPEG-TS of three packets, dynamic",
    bytes(`806000010000000200000003${`47010010${"00".repeat(184)}`.repeat(3)}`),
    40_001,
    "rtp",
  ],
  ["RTP at the port of RTCP", bytes("806000010000000200000003 0000"), 5_005, undefined],
])("%s", (_, packet, port, type) => {
  expect(decodePacket(packet, at(port))?.type).toBe(type);
});
