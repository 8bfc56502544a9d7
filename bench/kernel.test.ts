import { describe, expect, it } from "vitest";
import { readSockets, readTicks } from "./kernel.mjs";

const head =
  "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops";
const sockets = [
  head,
  " 7497: 014DFFEF:15C9 00000000:0000 07 00000000:00000300 00:00000000 00000000     0        0 1046649 2 00000000b106e263 17",
  " 7498: 024DFFEF:15C9 00000000:0000 07 00000000:00000010 00:00000000 00000000     0        0 1046650 2 00000000b106e264 5",
  " 7499: 0100007F:0035 00000000:0000 07 00000000:00000001 00:00000000 00000000     0        0 1046651 2 00000000b106e265 99",
].join("\n");

describe("what the kernel tells", () => {
  it("adds up the sockets of one port only", () => {
    expect(readSockets(sockets, 5577)).toEqual({ count: 2, waiting: 0x310, drops: 22 });
    expect(readSockets(sockets, 5578)).toEqual({ count: 0, waiting: 0, drops: 0 });
  });

  it("reads the ticks after a name with brackets and blanks", () => {
    const stat = "12 (a ) b (c) S 1 2 3 4 5 6 7 8 9 10 700 33 0 0 20 0 1 0";
    expect(readTicks(stat)).toBe(733);
  });
});
