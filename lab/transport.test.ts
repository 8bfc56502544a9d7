import { mkdtempSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { StreamDetail, Streams } from "../shared/model/stream.ts";
import type { TransportStream } from "../shared/model/transport-stream.ts";
import { Capture } from "./capture.ts";
import { castscope, startWatch } from "./castscope.ts";
import { Listener, letIn, openedAt } from "./door.ts";
import { describeLab } from "./needs.ts";
import { type Host, here, ip, Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** MPEG transport streams that ffmpeg makes, as ffprobe and tshark read them. */

const folder = mkdtempSync(join(tmpdir(), "castscope-transport-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(stopPrograms);

const port = 5_004;
const seconds = 3;

/** A video and two sounds. */
const sources = [
  ...["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25"],
  ...["-f", "lavfi", "-i", "sine=frequency=440", "-f", "lavfi", "-i", "sine=frequency=660"],
];
const essences = [
  ...["-map", "0:v", "-map", "1:a", "-map", "2:a", "-t", String(seconds)],
  ...["-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p"],
  ...["-c:a:0", "aac", "-c:a:1", "mp2"],
];
const programs = [
  ...essences,
  ...["-muxrate", "1500k", "-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=deu"],
  ...["-program", "title=Playout:program_num=7:st=0:st=1", "-program", "title=Radio:program_num=8:st=2"],
];

/**
 * Sends two programs plain, at a constant rate and with languages, and one in RTP, for which ffmpeg has none of these
 * choices, at their own pace; and writes the same to files.
 */
async function sendBoth(from: Host, plain: string, rtp: string): Promise<void> {
  const { code, err } = await from.run([
    ...["ffmpeg", "-v", "error", "-nostdin", "-y", "-re", ...sources],
    ...[...programs, "-f", "mpegts", fileOf(plain), ...essences, "-f", "mpegts", fileOf(rtp)],
    ...[...programs, "-f", "mpegts", `udp://${plain}:${port}?pkt_size=1316&ttl=1`],
    ...[...essences, "-f", "rtp_mpegts", `rtp://${rtp}:${port}?pkt_size=1328&ttl=1`],
  ]);
  expect([code, err]).toEqual([0, ""]);
}

const fileOf = (group: string): string => join(folder, `${group}.ts`);

interface Probed {
  readonly programs: readonly {
    readonly program_id: number;
    readonly pmt_pid: number;
    readonly pcr_pid: number;
    readonly tags: { readonly service_name: string };
    readonly streams: readonly {
      readonly id: string;
      readonly codec_name: string;
      readonly width?: number;
      readonly height?: number;
      readonly r_frame_rate: string;
      readonly tags?: { readonly language?: string };
    }[];
  }[];
}

/** ffprobe's names of codecs, as Castscope writes them. */
const codecs: Readonly<Record<string, string>> = { h264: "H.264", aac: "AAC", mp2: "MP2" };

async function probe(file: string): Promise<Probed> {
  const { out } = await here.run(["ffprobe", "-v", "error", "-show_programs", "-of", "json", file]);
  return JSON.parse(out);
}

/** TS packets of each PID that tshark finds in a capture. */
async function countPids(capture: string, group: string, isRtp: boolean): Promise<Map<number, number>> {
  const filter = `ip.dst == ${group}`;
  // A port's datagrams are RTP to tshark only where it is told so.
  const decode = isRtp ? ["-d", `udp.port==${port},rtp`] : [];
  const fields = ["-T", "fields", "-e", "mp2t.pid"];
  const { out } = await here.run(["tshark", "-n", "-r", capture, ...decode, "-Y", filter, ...fields]);
  const counts = new Map<number, number>();
  for (const text of out.split(/[\n,]/)) {
    if (text.trim() === "") continue;
    const pid = Number(text);
    counts.set(pid, (counts.get(pid) ?? 0) + 1);
  }
  return counts;
}

describeLab("transport streams of ffmpeg", ["ip", "ffmpeg", "ffprobe", "dumpcap", "tshark"], () => {
  const plain = "239.7.11.1";
  const rtp = "239.7.11.2";
  const route = ["239.7.11.0/24", "dev", "lo", "src", "127.0.0.1"];
  beforeAll(() => ip("route", "add", ...route));
  afterAll(() => ip("route", "delete", ...route));

  test("programs, PIDs and codecs are ffprobe's, packets of each PID tshark's", async () => {
    const door = here.start(castscope("serve"));
    const url = await openedAt(door);
    const window = await Listener.connect(url, (await letIn(url)).secret);
    const ask = async <T>(method: string, args: unknown): Promise<T> => {
      const answer = await window.ask(method, args);
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.result as T;
    };
    const ids: number[] = [];
    for (const [address, kind] of [
      [plain, "mpeg-ts"],
      [rtp, "rtp"],
    ] as const) {
      const place = { address, port, interface: "lo", source: null, bind: "group", name: "" };
      const { id } = await ask<{ id: number }>("join", place);
      // From the first packet, so that the counts can be tshark's.
      await ask("decodeAs", { id, source: null, kind });
      ids.push(id);
    }
    const capturing = await Capture.start(here, "lo", `udp port ${port}`);
    await sendBoth(here, plain, rtp);
    const capture = join(folder, "lo.pcap");
    await capturing.finish(0, (file) => copyFile(file, capture));

    for (const [index, id] of ids.entries()) {
      const address = [plain, rtp][index] ?? "";
      const counts = await countPids(capture, address, address === rtp);
      const sent = [...counts.values()].reduce((sum, one) => sum + one, 0);
      const detail = await until(
        async () => {
          const [stream] = (await ask<Streams>("streams", { id })).streams;
          return stream ? ask<StreamDetail | null>("stream", { id, stream: stream.id }) : null;
        },
        (told) => packetsOf(told?.transportStream ?? null) >= sent,
      );
      const transport = detail?.transportStream;
      if (!transport) throw new Error("no transport stream");
      expect(new Map(transport.pids.map(({ pid, packets }) => [pid, packets]))).toEqual(counts);
      expectProbed(transport, await probe(fileOf(address)));
      expect(detail).toMatchObject({ lost: 0, duplicates: 0, reordered: 0 });
      const states = new Map(transport.checks.map(({ check, state }) => [check, state]));
      // Those that are not about time, which a busy computer has its own of.
      for (const check of ["1.1", "1.2", "1.4", "2.1", "2.2", "2.6"] as const) {
        expect([check, states.get(check)]).toEqual([check, "ok"]);
      }
    }
    window.close();
  });
});

/** Asks until the answer is what is waited for; the test's own limit of time is the bound. */
async function until<T>(ask: () => Promise<T>, there: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (there(answer)) return answer;
    await sleep(50);
  }
}

function packetsOf(transport: TransportStream | null): number {
  return transport?.pids.reduce((sum, { packets }) => sum + packets, 0) ?? 0;
}

function expectProbed(transport: TransportStream, probed: Probed): void {
  expect(transport.programs).toEqual(
    probed.programs.map(({ program_id, pmt_pid, tags }) => ({
      number: program_id,
      name: tags.service_name,
      pmtPid: pmt_pid,
    })),
  );
  for (const { program_id, pcr_pid, streams } of probed.programs) {
    const of = transport.pids.filter(({ program, type }) => program === program_id && type !== "PMT");
    expect(of.map(({ pid, type, language }) => ({ pid, type, language }))).toEqual(
      streams.map(({ id, codec_name, tags }) => ({
        pid: Number(id),
        type: codecs[codec_name],
        language: tags?.language ?? null,
      })),
    );
    expect(of.filter(({ isPcr }) => isPcr).map(({ pid }) => pid)).toEqual([pcr_pid]);
    for (const { id, width, height, r_frame_rate } of streams) {
      if (width === undefined) continue;
      const [frames = 0, of = 1] = r_frame_rate.split("/").map(Number);
      const picture = transport.pids.find(({ pid }) => pid === Number(id))?.picture;
      expect(picture).toEqual({ width, height, interlaced: false, rate: frames / of });
    }
  }
}

describeLab("transport streams with loss", ["ip", "nft", "ffmpeg", "dumpcap", "tshark"], () => {
  let pair: Pair;
  beforeAll(() => {
    pair = new Pair();
  });
  afterAll(() => pair.close());

  test("what the sender's firewall took is lost to the packet, and by the counters as tshark counts them", async () => {
    const plain = "239.7.12.1";
    const rtp = "239.7.12.2";
    const rules = `
      table netdev lossy {
        chain out {
          type filter hook egress device ${wire} priority 0;
          ip daddr ${plain} udp dport ${port} numgen inc mod 100 == 30 counter drop
          ip daddr ${rtp} udp dport ${port} numgen inc mod 100 == 30 counter drop
        }
      }`;
    expect((await pair.left.run(["nft", "-f", "-"], { input: rules })).err).toBe("");
    const capturing = await Capture.start(pair.right, wire, `udp port ${port}`);
    const watch = await startWatch(pair.right, `${plain}:${port}`, `${rtp}:${port}`, "--on", wire);
    await sendBoth(pair.left, plain, rtp);
    const { groups } = await watch.finish();
    const capture = join(folder, "wire.pcap");
    await capturing.finish(0, (file) => copyFile(file, capture));

    const { out } = await pair.left.run(["nft", "list", "table", "netdev", "lossy"]);
    const [droppedPlain = 0, droppedRtp = 0] = [...out.matchAll(/counter packets (\d+)/g)].map(([, n]) =>
      Number(n),
    );
    expect(droppedPlain).toBeGreaterThan(2);
    const [ofPlain, ofRtp] = groups.map(({ streams }) => streams[0]);
    expect(ofRtp).toMatchObject({ kind: "rtp", lost: droppedRtp, reordered: 0, duplicates: 0 });

    // How far each counter jumped; tshark has a list of it for each datagram.
    const fields = ["-T", "fields", "-e", "mp2t.analysis.skips"];
    const skips = await here.run(["tshark", "-n", "-r", capture, "-Y", `ip.dst == ${plain}`, ...fields]);
    const missing = skips.out.split(/[\n,]/).reduce((sum, text) => sum + Number(text), 0);
    expect(ofPlain).toMatchObject({ kind: "mpeg-ts", lost: missing, droppedHere: 0 });
    expect(missing).toBeGreaterThan(droppedPlain);
    expect(missing).toBeLessThanOrEqual(7 * droppedPlain);
  });
});
