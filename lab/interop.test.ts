import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { GroupReport } from "../shared/report/group-report.ts";
import { Capture } from "./capture.ts";
import { startWatch } from "./castscope.ts";
import { loseSome } from "./lossy.ts";
import { describeLab } from "./needs.ts";
import { here, Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/**
 * Other people's senders over a network that loses each hundredth packet: what is told as lost is what nft counted,
 * and what iperf's own server and tshark say of the same packets. docs/interop.md has the table.
 */

const folder = mkdtempSync(join(tmpdir(), "castscope-interop-"));
let pair: Pair;

describeLab(
  "loss of other senders",
  ["ip", "nft", "dumpcap", "tshark", "iperf", "mgen", "multicat", "ffmpeg"],
  () => {
    beforeAll(() => {
      pair = new Pair();
      writeTransportStream();
    });
    afterAll(() => {
      pair.close();
      rmSync(folder, { recursive: true });
    });
    afterEach(stopPrograms);

    test("is what nft, iperf and tshark count", async () => {
      const nft = await loseSome(
        pair.left,
        senders.map(({ port }) => port),
      );
      const targets = senders.map(({ group, port }) => `${group}:${port}`);
      const watch = await startWatch(pair.right, ...targets, "--on", wire);
      const capture = await Capture.start(
        pair.right,
        wire,
        senders.map(({ port }) => `udp port ${port}`).join(" or "),
      );
      const server = pair.right.start([
        "stdbuf",
        "-oL",
        "iperf",
        "-s",
        "-u",
        "-B",
        `239.1.9.1%${wire}`,
        "-p",
        "5001",
        // Doubled by the kernel, which has room in it for 512 of its small datagrams: all that is sent.
        "-w",
        "208K",
      ]);
      await server.line("out", (line) => line.includes("UDP buffer size"));

      const said = await Promise.all(senders.map(({ send }) => send()));
      const truth = await Promise.all(senders.map(({ port }) => nft(port)));
      const came = truth.map(({ sent, lost }) => sent - lost);
      await watch.reached(...came);
      let tshark: ReadonlyMap<number, Streams> = new Map();
      await capture.finish(
        came.reduce((sum, packets) => sum + packets, 0),
        async (file) => {
          tshark = await rtpStreams(file);
        },
      );
      const { groups } = await watch.finish();

      for (const [index, { port, kind, each, closing }] of senders.entries()) {
        const { sent, lost } = truth[index] ?? { sent: Number.NaN, lost: Number.NaN };
        expect(lost).toBeGreaterThan(2);
        expect([port, said[index] ?? sent]).toEqual([port, sent]);
        const numbered = sent - closing;
        // Four bits of continuity do not tell bursts and restarts.
        const counts = kind === "mpeg-ts" ? null : { bursts: lost, longestBurst: each, restarts: 0 };
        expect(figures(groups[index])).toEqual({
          ...{ port, kind, expected: numbered * each, received: (numbered - lost) * each, lost: lost * each },
          ...{ reordered: 0, duplicates: 0, droppedHere: 0 },
          ...(counts ?? { bursts: null, longestBurst: null, restarts: null }),
        });
        if (kind !== "rtp") continue;
        const [least, most] = tshark.get(port)?.jitter ?? [];
        expect([port, tshark.get(port)?.lost]).toEqual([port, lost]);
        // The same packets by the same clock: the jitter after the last one is one of those that tshark saw.
        const jitter = groups[index]?.streams[0]?.jitterMs ?? Number.NaN;
        expect(jitter).toBeGreaterThanOrEqual((least ?? Number.NaN) * 0.99);
        expect(jitter).toBeLessThanOrEqual((most ?? Number.NaN) * 1.01);
      }
      const report = await server.line("out", (line) => /\d+\/\s*\d+ \(/.test(line));
      expect(Number(/(\d+)\/\s*\d+ \(/.exec(report)?.[1])).toBe(truth[0]?.lost);
    });
  },
);

interface Sender {
  readonly kind: string;
  readonly group: string;
  readonly port: number;
  /** Numbers that each datagram carries. */
  readonly each: number;
  /** Datagrams at the end that are no data. */
  readonly closing: number;
  /** Returns how many datagrams it says that it sent; null where it says nothing. */
  readonly send: () => Promise<number | null>;
}

/** Datagrams of the file that multicat sends, a millisecond apart. */
const datagrams = 700;

const senders: readonly Sender[] = [
  {
    ...{ kind: "iperf2", group: "239.1.9.1", port: 5001, each: 1, closing: 1 },
    async send() {
      const { out } = await pair.left.run([
        ...["iperf", "-u", "-c", "239.1.9.1", "-T", "1", "-n", "42000", "-b", "450pps", "-l", "100"],
      ]);
      // It tells the number behind its last datagram, which only ends the test.
      return Number(/Sent (\d+) datagrams/.exec(out)?.[1]) - 1;
    },
  },
  {
    ...{ kind: "mgen", group: "239.1.9.2", port: 5002, each: 1, closing: 0 },
    async send() {
      const event = `ON 1 UDP DST 239.1.9.2/5002 PERIODIC [700 200] COUNT 700 INTERFACE ${wire}`;
      const { out } = await pair.left.run(["mgen", "txlog", "event", event]);
      return Array.from(out.matchAll(/ SEND /g)).length;
    },
  },
  multicat("rtp", "239.1.9.3", 5003, 1, "-u"),
  multicat("mpeg-ts", "239.1.9.4", 5004, 7, "-U"),
  ffmpeg("239.1.9.5", 5005, ["-c:a", "pcm_mulaw", "-f", "rtp"], "pkt_size=172"),
  ffmpeg("239.1.9.6", 5007, ["-c:a", "mp2", "-b:a", "384k", "-f", "rtp_mpegts"], "pkt_size=1328"),
];

function multicat(kind: string, group: string, port: number, each: number, option: string): Sender {
  return {
    ...{ kind, group, port, each, closing: 0 },
    async send() {
      const { err } = await pair.left.run([
        "multicat",
        option,
        join(folder, "stream.ts"),
        `${group}:${port}@10.77.0.1`,
      ]);
      expect(err).toContain("end of file");
      return datagrams;
    },
  };
}

/** A tone of 16 seconds, sent at eight times its speed; its RTCP goes to the next port. */
function ffmpeg(group: string, port: number, how: readonly string[], option: string): Sender {
  return {
    ...{ kind: "rtp", group, port, each: 1, closing: 0 },
    async send() {
      const { code, err } = await pair.left.run([
        ...[
          "ffmpeg",
          "-hide_banner",
          "-nostdin",
          "-readrate",
          "8",
          "-f",
          "lavfi",
          "-i",
          "sine=duration=16:sample_rate=8000",
        ],
        ...[
          "-ar",
          how.includes("mp2") ? "48000" : "8000",
          ...how,
          `rtp://${group}:${port}?ttl=1&localaddr=10.77.0.1&${option}`,
        ],
      ]);
      expect([code, err]).toEqual([0, err]);
      return null;
    },
  };
}

/** Seven packets of one PID to a datagram, with their continuity, and multicat's file of times at 27 MHz. */
function writeTransportStream(): void {
  const packets = Array.from({ length: 7 * datagrams }, (_, index) => {
    const packet = Buffer.alloc(188, 0xaa);
    packet.set([0x47, 0x01, 0x00, 0x10 | (index & 0x0f)]);
    return packet;
  });
  writeFileSync(join(folder, "stream.ts"), Buffer.concat(packets));
  const times = Buffer.alloc(8 * datagrams);
  for (let index = 0; index < datagrams; index += 1) {
    times.writeBigUInt64BE(27_000_000n + 27_000n * BigInt(index), 8 * index);
  }
  writeFileSync(join(folder, "stream.aux"), times);
}

function figures(group: GroupReport | undefined) {
  const [stream, ...others] = group?.streams ?? [];
  expect(others).toEqual([]);
  const {
    kind,
    received,
    expected,
    lost,
    bursts,
    longestBurst,
    reordered,
    duplicates,
    restarts,
    droppedHere,
  } = stream ?? {};
  return {
    port: group?.port,
    ...{ kind, received, expected, lost, bursts, longestBurst, reordered, duplicates, restarts, droppedHere },
  };
}

interface Streams {
  readonly lost: number;
  /** Least and most that RFC 3550's jitter was, in ms. */
  readonly jitter: readonly [number, number];
}

/** What Wireshark says of RTP, by port. */
async function rtpStreams(file: string): Promise<Map<number, Streams>> {
  const ports = senders.filter(({ kind }) => kind === "rtp").map(({ port }) => port);
  const { out } = await here.run([
    ...["tshark", "-n", "-r", file, "-q", "-z", "rtp,streams"],
    ...ports.flatMap((port) => ["-d", `udp.port==${port},rtp`]),
  ]);
  const shape = /\s(\d+)\s+0x[0-9A-F]+\s.*?(\d+) \(-?[\d.]+%\)((?:\s+-?[\d.]+){6})/;
  const rows = out.split("\n").flatMap((line) => {
    const [, port, lost, times = ""] = shape.exec(line) ?? [];
    const [, , , least = Number.NaN, , most = Number.NaN] = times.trim().split(/\s+/).map(Number);
    return port === undefined ? [] : [[Number(port), { lost: Number(lost), jitter: [least, most] }] as const];
  });
  return new Map(rows);
}
