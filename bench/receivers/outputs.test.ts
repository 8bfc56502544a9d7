import { describe, expect, it } from "vitest";
import { countReceived, readDumpcap } from "./outputs.mjs";

const log = `01:14:49.784431 START Mgen Version 5.02b
01:14:49.784510 LISTEN proto>UDP port>5577
01:14:50.786986 RERR type>version src>127.0.0.1/52703
01:14:50.787176 RECV proto>UDP flow>1 seq>0 src>127.0.0.1/5 dst>239.0.0.1/5577 sent>1:2:3.4 size>200
01:14:50.787177 RECV proto>UDP flow>1 seq>1 src>127.0.0.1/5 dst>239.0.0.1/5577 sent>1:2:3.4 size>200`;

describe("what other tools print", () => {
  it("counts the datagrams in mgen's log, and neither errors nor other events", () => {
    expect(countReceived(Buffer.from(log))).toBe(2);
    expect(countReceived(Buffer.from(`${log}\n`))).toBe(2);
    expect(countReceived(Buffer.from(""))).toBe(0);
  });

  it("reads what dumpcap wrote, and does not take silence for nothing", () => {
    const text = `Capturing on 'Loopback: lo'
File: d.pcap
Packets captured: 799990
Packets received/dropped on interface 'Loopback: lo': 799990/10 (pcap:10/dumpcap:0/flushed:0/ps_ifdrop:0) (99.9%)`;
    expect(readDumpcap(text)).toBe(799_990);
    expect(() => readDumpcap("Capturing on 'Loopback: lo'")).toThrow("how many");
  });
});
