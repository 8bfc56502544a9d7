import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import type { TransportCheck } from "../../../../shared/model/transport-stream.ts";
import { packetBytes } from "./packet.ts";
import {
  audioPid,
  descriptor,
  join,
  letters,
  Mux,
  mapPid,
  noise,
  packetOf,
  patOf,
  pmtOf,
  presented,
  sdtOf,
  sectionOf,
  shownName,
  stepMs,
  videoPid,
  word,
} from "./testing.ts";
import { TransportAnalysis } from "./transport-analysis.ts";

const startMs = 10_000;

/** Feeds datagrams of a mux as it sends them, until `ms`; what `change` returns comes in their place. */
function play(
  analysis: TransportAnalysis,
  mux: Mux,
  ms: number,
  change: (datagram: Uint8Array, step: number) => readonly Uint8Array[] = (datagram) => [datagram],
): number {
  let step = mux.at / stepMs;
  while (mux.at < ms) {
    const at = startMs + mux.at;
    for (const datagram of change(mux.datagram(), step)) analysis.take(datagram, 0, datagram.length, at);
    step += 1;
  }
  return startMs + mux.at;
}

function check(analysis: TransportAnalysis, name: TransportCheck["check"], now = startMs): TransportCheck {
  const found = analysis.tell(now).checks.find((one) => one.check === name);
  if (!found) throw new Error(`${name} is not told`);
  return found;
}

describe("a sound stream", () => {
  const analysis = new TransportAnalysis();
  const mux = new Mux();
  const now = play(analysis, mux, 4_000);
  const told = analysis.tell(now);

  test("programs and PIDs with names, languages and bit rates", () => {
    expect(told.programs).toEqual([{ number: 1, name: shownName, pmtPid: mapPid }]);
    expect(
      told.pids.map(({ pid, type, content, program, language, isPcr }) => [
        pid,
        type,
        content,
        program,
        language,
        isPcr,
      ]),
    ).toEqual([
      [0, "PAT", "programs", null, null, false],
      [0x11, "SDT", "services", null, null, false],
      [mapPid, "PMT", "program", 1, null, false],
      [videoPid, "H.264", "video", 1, null, true],
      [audioPid, "AAC", "audio", 1, "deu", false],
      [0x1fff, "Null", "stuffing", null, null, false],
    ]);
    const rate = 500 * 7 * packetBytes * 8;
    expect(told.bitRate).toBe(rate);
    expect(told.pids.reduce((sum, { bitRate }) => sum + bitRate, 0)).toBe(rate);
    expect(told.pids[0]?.bitRate).toBe(10 * packetBytes * 8);
    expect(told).toMatchObject({ perDatagram: 7, constantRate: true, furtherPids: 0, furtherPrograms: 0 });
  });

  test("all checks hold, but for what packets over IP do not tell", () => {
    expect(told.checks.map(({ check: name, state }) => `${name} ${state}`)).toEqual(
      ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"].map(
        (name) => `${name} ${name === "2.4" ? "unknown" : "ok"}`,
      ),
    );
    expect(check(analysis, "1.3").intervalMs).toBeCloseTo(100);
    expect(check(analysis, "1.5").intervalMs).toBeCloseTo(100);
    expect(check(analysis, "2.3").intervalMs).toBeCloseTo(20);
    expect(check(analysis, "2.5").intervalMs).toBeCloseTo(40);
    expect(check(analysis, "2.4").why).toBe("network-jitter");
    expect(check(analysis, "2.6").why).toBe("not-scrambled");
  });

  test("nothing is lost, and the buffer holds a datagram", () => {
    expect([analysis.received, analysis.lost, analysis.reordered, analysis.duplicates]).toEqual([
      2_000 * 7,
      0,
      0,
      0,
    ]);
    expect(told.mediaLossRate).toBe(0);
    // Seven packets at once, drained until the next come.
    expect(told.delayFactorMs).toBeCloseTo(2, 1);
  });

  test("rates fall to nothing when it stops, and what was measured stays", () => {
    const later = analysis.tell(now + 5_000);
    expect([later.bitRate, ...later.pids.map(({ bitRate }) => bitRate)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(later.delayFactorMs).toBe(told.delayFactorMs);
  });

  test("reset counts anew and knows its programs", () => {
    const other = new TransportAnalysis();
    const source = new Mux();
    play(other, source, 1_500, (datagram, step) => (step % 50 === 7 ? [] : [datagram]));
    expect(other.lost).toBeGreaterThan(0);
    other.reset();
    const end = play(other, source, 2_500);
    expect([other.received, other.lost]).toEqual([500 * 7, 0]);
    const { programs, checks } = other.tell(end);
    expect(programs).toHaveLength(1);
    expect(checks.filter(({ state }) => state !== "ok").map(({ check: name }) => name)).toEqual(["2.4"]);
    expect(check(other, "2.3").intervalMs).toBeCloseTo(20);
  });
});

describe("continuity, 1.4", () => {
  test("a lost datagram: one error for each PID in it, and its packets but for null ones", () => {
    const analysis = new TransportAnalysis();
    play(analysis, new Mux(), 3_000, (datagram, step) => (step === 603 ? [] : [datagram]));
    // Five of video, one of audio, one null.
    expect(analysis.lost).toBe(6);
    expect(analysis.received).toBe(1_499 * 7);
    expect(check(analysis, "1.4")).toMatchObject({ state: "failed", errors: 2 });
  });

  test("one of a hundred, counted to the packet, with its second's loss rate", () => {
    const analysis = new TransportAnalysis();
    let lost = 0;
    const now = play(analysis, new Mux(), 5_000, (datagram, step) => {
      if (step % 100 !== 99) return [datagram];
      for (let at = 0; at < datagram.length; at += packetBytes) {
        if (((datagram[at + 1] ?? 0) & 0x1f) !== 0x1f) lost += 1;
      }
      return [];
    });
    // The last datagram of all is missing too, and nothing came after it.
    expect(analysis.lost).toBe(lost - 6);
    expect(analysis.tell(now).mediaLossRate).toBe(30);
    expect(
      analysis.tell(now).pids.map(({ pid, continuityErrors }) => [pid, continuityErrors]),
    ).toContainEqual([0x1fff, null]);
  });

  test("a datagram that was overtaken is late and not lost", () => {
    const analysis = new TransportAnalysis();
    let held: Uint8Array | null = null;
    play(analysis, new Mux(), 2_000, (datagram, step) => {
      if (step === 303) {
        held = datagram;
        return [];
      }
      return step === 304 && held ? [datagram, held] : [datagram];
    });
    expect(analysis.lost).toBe(0);
    expect(analysis.reordered).toBe(6);
    expect(check(analysis, "1.4").state).toBe("failed");
  });

  test("a datagram that comes twice is left out, a third time is an error", () => {
    const analysis = new TransportAnalysis();
    play(analysis, new Mux(), 1_000, (datagram, step) => (step === 301 ? [datagram, datagram] : [datagram]));
    expect([analysis.lost, analysis.duplicates, analysis.received]).toEqual([0, 7, 500 * 7]);
    expect(check(analysis, "1.4").errors).toBe(0);
    expect(check(analysis, "2.3").errors).toBe(0);
    const other = new TransportAnalysis();
    play(other, new Mux(), 1_000, (datagram, step) =>
      step === 301 ? [datagram, datagram, datagram] : [datagram],
    );
    expect(check(other, "1.4").errors).toBe(1);
  });

  test("one packet may come twice, with another PCR", () => {
    const analysis = new TransportAnalysis();
    const take = (...plans: Parameters<typeof packetOf>[0][]): void => {
      for (const plan of plans) analysis.take(packetOf(plan), 0, packetBytes, startMs);
    };
    const payload = noise(3).subarray(0, 170);
    take({ pid: 80, counter: 1, payload: noise(1) }, { pid: 80, counter: 2, payload, pcr: 27_000 });
    take({ pid: 80, counter: 2, payload, pcr: 54_000 }, { pid: 80, counter: 3, payload: noise(4) });
    expect([analysis.duplicates, analysis.lost, analysis.received]).toEqual([1, 0, 3]);
    expect(check(analysis, "1.4").errors).toBe(0);
  });

  test("a counter that stands still with another payload is fifteen lost packets", () => {
    const analysis = new TransportAnalysis();
    analysis.take(packetOf({ pid: 80, counter: 2, payload: noise(1) }), 0, packetBytes, startMs);
    analysis.take(packetOf({ pid: 80, counter: 2, payload: noise(2) }), 0, packetBytes, startMs);
    expect(analysis.lost).toBe(15);
  });

  test("an announced discontinuity and packets without payload do not count", () => {
    const analysis = new TransportAnalysis();
    for (const plan of [
      { counter: 4, payload: noise(1) },
      { counter: 4, payload: null, pcr: 0 },
      { counter: 5, payload: noise(2) },
      { counter: 12, payload: noise(3).subarray(0, 100), discontinuity: true },
      { counter: 13, payload: noise(4) },
    ]) {
      analysis.take(packetOf({ pid: 80, ...plan }), 0, packetBytes, startMs);
    }
    expect([analysis.lost, check(analysis, "1.4").errors]).toEqual([0, 0]);
    analysis.take(packetOf({ pid: 80, counter: 15, payload: null, pcr: 1 }), 0, packetBytes, startMs);
    expect([analysis.lost, check(analysis, "1.4").errors]).toEqual([2, 1]);
  });

  /** Bursts of fewer than 16 packets of one PID are counted to the packet. */
  test("any loss short of the counter's wrap is counted to the packet", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 17, max: 60 }), fc.integer({ min: 1, max: 14 }))),
        (holes) => {
          const analysis = new TransportAnalysis();
          let number = 0;
          let lost = 0;
          const send = (): void => {
            analysis.take(
              packetOf({ pid: 80, counter: number & 15, payload: noise(number) }),
              0,
              packetBytes,
              startMs,
            );
            number += 1;
          };
          send();
          for (const [sent, hole] of holes) {
            for (let left = sent; left > 0; left -= 1) send();
            number += hole;
            lost += hole;
            send();
          }
          expect(analysis.lost).toBe(lost);
          expect(check(analysis, "1.4").errors).toBe(holes.length);
        },
      ),
    );
  });
});

describe("tables", () => {
  const feed = (analysis: TransportAnalysis, pid: number, section: Uint8Array, at = startMs): void => {
    const mux = muxes.get(analysis) ?? new Mux();
    muxes.set(analysis, mux);
    for (const packet of mux.table(pid, section)) analysis.take(packet, 0, packetBytes, at);
  };
  const muxes = new WeakMap<TransportAnalysis, Mux>();

  test("a map over several packets, and programs of it", () => {
    const analysis = new TransportAnalysis();
    const entries = Array.from({ length: 100 }, (_, index) => ({
      type: 0x03,
      pid: 0x200 + index,
      descriptors: descriptor(10, ...letters("eng"), 0),
    }));
    feed(analysis, 0, patOf({ 0: 0x10, 7: 0x50, 8: 0x51 }));
    feed(analysis, 0x50, pmtOf(7, 0x1fff, entries.slice(0, 60)));
    feed(analysis, 0x51, pmtOf(8, 0x200, entries.slice(60)));
    const { programs, pids } = analysis.tell(startMs);
    expect(programs.map(({ number, pmtPid }) => [number, pmtPid])).toEqual([
      [7, 0x50],
      [8, 0x51],
    ]);
    expect(pids.filter(({ program }) => program === 7)).toHaveLength(61);
    expect(pids.filter(({ program }) => program === 8)).toHaveLength(41);
    expect(pids.find(({ pid }) => pid === 0x200)?.isPcr).toBe(true);
  });

  test("sections that follow each other in one packet, and one that begins in the middle", () => {
    const analysis = new TransportAnalysis();
    const first = patOf({ 1: 0x50 }, { number: 0, last: 1 });
    const second = patOf({ 2: 0x51 }, { number: 1, last: 1 });
    const payload = new Uint8Array(184).fill(0xff);
    payload.set([0, ...first, ...second.subarray(0, 10)]);
    // The second is cut here: its rest stands before the pointer's place in the next packet.
    const begun = payload.subarray(0, 1 + first.length + 10);
    const rest = second.subarray(10);
    const next = new Uint8Array(184).fill(0xff);
    next.set([rest.length, ...rest, ...patOf({ 3: 0x52 }, { number: 2, last: 2 })]);
    analysis.take(packetOf({ pid: 0, counter: 0, payload: begun, starts: true }), 0, packetBytes, startMs);
    analysis.take(packetOf({ pid: 0, counter: 1, payload: next, starts: true }), 0, packetBytes, startMs);
    expect(analysis.tell(startMs).programs.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test("another version takes programs and PIDs away, and gives names", () => {
    const analysis = new TransportAnalysis();
    feed(analysis, 0x11, sdtOf({ 1: letters("One"), 2: letters("Two") }));
    feed(analysis, 0, patOf({ 1: 0x50 }));
    feed(analysis, 0x50, pmtOf(1, 0x60, [{ type: 0x1b, pid: 0x60 }]));
    feed(analysis, 0x11, sdtOf({ 1: letters("One"), 2: letters("Two") }));
    expect(analysis.tell(startMs).programs).toMatchObject([{ number: 1, name: "One" }]);
    feed(analysis, 0, patOf({ 2: 0x51 }, { version: 1 }));
    feed(analysis, 0x51, pmtOf(2, 0x61, [{ type: 0x24, pid: 0x61 }]));
    feed(analysis, 0x11, sdtOf({ 1: letters("One"), 2: letters("Two") }));
    const { programs, pids } = analysis.tell(startMs);
    expect(programs).toMatchObject([{ number: 2, name: "Two", pmtPid: 0x51 }]);
    expect(pids.filter(({ program }) => program !== null).map(({ pid, type }) => [pid, type])).toEqual([
      [0x51, "PMT"],
      [0x61, "HEVC"],
    ]);
  });

  test("a table that is not in force yet says nothing", () => {
    const analysis = new TransportAnalysis();
    feed(analysis, 0, patOf({ 1: 0x50 }, { isCurrent: false }));
    expect(analysis.tell(startMs).programs).toEqual([]);
  });

  test("a wrong CRC is an error, 2.2, and is not read", () => {
    const analysis = new TransportAnalysis();
    const section = patOf({ 1: 0x50 });
    section[section.length - 1] = (section[section.length - 1] ?? 0) ^ 1;
    feed(analysis, 0, section);
    expect(analysis.tell(startMs).programs).toEqual([]);
    expect(check(analysis, "2.2")).toMatchObject({ state: "failed", errors: 1 });
  });

  test("a section with a packet missing is no wrong one", () => {
    const analysis = new TransportAnalysis();
    const mux = new Mux();
    const entries = Array.from({ length: 60 }, (_, index) => ({ type: 0x1b, pid: 0x200 + index }));
    feed(analysis, 0, patOf({ 1: 0x50 }));
    const packets = mux.table(0x50, pmtOf(1, 0x200, entries));
    expect(packets).toHaveLength(2);
    const [begin, rest] = packets;
    const [again] = mux.table(0x50, pmtOf(1, 0x200, entries.slice(0, 2)));
    for (const packet of [begin, again]) if (packet) analysis.take(packet, 0, packetBytes, startMs);
    expect(rest).toBeDefined();
    expect(check(analysis, "2.2").errors).toBe(0);
    expect(analysis.tell(startMs).pids.filter(({ type }) => type === "H.264")).toHaveLength(2);
  });

  test.each([
    [0x02, [], "MPEG-2", "video", null],
    [0x0f, descriptor(10, ...letters("fra"), 0), "AAC", "audio", "fra"],
    [0x06, descriptor(0x6a, 0), "AC-3", "audio", null],
    [0x06, [...descriptor(10, ...letters("eng"), 0), ...descriptor(0x7a, 0)], "E-AC-3", "audio", "eng"],
    [0x06, descriptor(0x59, ...letters("swe"), 0x10, 0, 1, 0, 1), "DVB subtitles", "subtitles", "swe"],
    [0x06, descriptor(0x56, ...letters("nor"), 9, 0), "Teletext", "teletext", "nor"],
    [0x06, descriptor(5, ...letters("Opus")), "Opus", "audio", null],
    [0x06, descriptor(5, ...letters("BSSD")), "SMPTE 302M", "audio", null],
    [0x86, descriptor(5, ...letters("CUEI")), "SCTE 35", "splice", null],
    [0x81, [], "AC-3", "audio", null],
    [0x9a, [], "type 0x9A", "data", null],
    [0x06, [], "type 0x06", "data", null],
  ] as const)("stream type %i with its descriptors", (type, descriptors, name, content, language) => {
    const analysis = new TransportAnalysis();
    feed(analysis, 0, patOf({ 1: 0x50 }));
    feed(analysis, 0x50, pmtOf(1, 0x60, [{ type, pid: 0x60, descriptors }]));
    expect(analysis.tell(startMs).pids.find(({ pid }) => pid === 0x60)).toMatchObject({
      type: name,
      content,
      language,
    });
  });

  test("conditional access: ECM of the program, EMM of the CAT", () => {
    const analysis = new TransportAnalysis();
    const access = (pid: number) => descriptor(9, 0x0b, 0, ...word(0xe000 | pid));
    feed(analysis, 0, patOf({ 1: 0x50 }));
    feed(analysis, 0x50, pmtOf(1, 0x60, [{ type: 0x1b, pid: 0x60 }], access(0x70)));
    feed(analysis, 1, sectionOf({ table: 1, id: 0xffff, body: access(0x71) }));
    const types = new Map(analysis.tell(startMs).pids.map(({ pid, type }) => [pid, type]));
    expect([types.get(0x70), types.get(0x71)]).toEqual(["ECM", "EMM"]);
  });

  test("service names in UTF-8, Latin 9 and ISO 6937", () => {
    for (const [name, text] of [
      [[0x15, 0xc3, 0x9c, 0x31], "Ü1"],
      [[0x0b, 0xa4], "€"],
      [[0x10, 0, 5, 0xbf], "П"],
      [[0xc8, 0x75, 0x62, 0x65, 0x72], "über"],
      [[0x86, 0x41, 0x87], "A"],
    ] as const) {
      const analysis = new TransportAnalysis();
      feed(analysis, 0, patOf({ 1: 0x50 }));
      feed(analysis, 0x11, sdtOf({ 1: name }));
      expect(analysis.tell(startMs).programs[0]?.name).toBe(text);
    }
  });
});

describe("times, by arrival", () => {
  test("no PAT and no PMT: an error for each half second in which packets come", () => {
    const analysis = new TransportAnalysis();
    const mux = new Mux();
    mux.without.add("pat");
    play(analysis, mux, 1_800);
    expect(check(analysis, "1.3")).toMatchObject({ state: "failed", errors: 3 });
    expect(check(analysis, "1.5")).toMatchObject({ state: "unknown", why: "not-yet" });

    const other = new TransportAnalysis();
    const mapless = new Mux();
    mapless.without.add("pmt");
    play(other, mapless, 1_800);
    expect(check(other, "1.5")).toMatchObject({ state: "failed", errors: 3 });
    expect(check(other, "1.3").state).toBe("ok");
  });

  test("a stream that stops for an hour missed one PAT and one PMT", () => {
    const analysis = new TransportAnalysis();
    const mux = new Mux();
    play(analysis, mux, 1_000);
    let first = true;
    const hour = 3_600_000;
    while (mux.at < 3_000) {
      const datagram = mux.datagram();
      analysis.take(datagram, 0, datagram.length, startMs + hour + mux.at);
      if (first) expect(check(analysis, "1.3").errors).toBe(1);
      first = false;
    }
    expect([check(analysis, "1.3").errors, check(analysis, "1.5").errors]).toEqual([1, 1]);
    expect(analysis.lost).toBe(0);
  });

  test("PCRs 60 ms apart warn, 120 ms apart fail, and are late", () => {
    for (const [ms, expected] of [
      [20, { state: "ok", errors: 0, warnings: 0 }],
      [60, { state: "warning", errors: 0, warnings: 49 }],
      [120, { state: "failed", errors: 49, warnings: 0 }],
    ] as const) {
      const analysis = new TransportAnalysis();
      for (let index = 0; index < 50; index += 1) {
        const packet = packetOf({ pid: 80, payload: null, pcr: index * ms * 27_000 });
        analysis.take(packet, 0, packetBytes, startMs + index * ms);
      }
      expect(check(analysis, "2.3")).toMatchObject({ ...expected, intervalMs: ms });
      expect(analysis.latePcrs).toBe(ms > 40 ? 49 : 0);
    }
  });

  test("a clock that jumps is an error unless it was announced; its wrap is none", () => {
    const at = (pcr: number, discontinuity = false) =>
      packetOf({ pid: 80, payload: null, pcr, discontinuity });
    const jumps = (...packets: Uint8Array[]): number | null => {
      const analysis = new TransportAnalysis();
      packets.forEach((packet, index) => {
        analysis.take(packet, 0, packetBytes, startMs + index * 20);
      });
      return check(analysis, "2.3").errors;
    };
    const wrap = 2 ** 33 * 300;
    expect(jumps(at(0), at(540_000))).toBe(0);
    expect(jumps(at(0), at(5_400_000))).toBe(1);
    expect(jumps(at(540_000), at(0))).toBe(1);
    expect(jumps(at(540_000), at(0, true), at(540_000))).toBe(0);
    expect(jumps(at(wrap - 270_000), at(270_000))).toBe(0);
  });

  test("PTS more than 700 ms apart", () => {
    const analysis = new TransportAnalysis();
    const mux = new Mux();
    play(analysis, mux, 1_000);
    mux.without.add("pts");
    play(analysis, mux, 2_000);
    mux.without.delete("pts");
    play(analysis, mux, 3_000);
    expect(check(analysis, "2.5")).toMatchObject({ state: "failed", errors: 2 });
  });

  test("a PID of the map that is not there, 1.6", () => {
    const analysis = new TransportAnalysis();
    const mux = new Mux();
    mux.without.add("audio");
    play(analysis, mux, 4_900);
    expect(check(analysis, "1.6")).toMatchObject({ state: "ok", errors: 0 });
    play(analysis, mux, 6_100);
    expect(check(analysis, "1.6")).toMatchObject({ state: "failed", errors: 1 });
  });

  test("scrambled without a CAT, 2.6, and nothing to say of PTS", () => {
    const analysis = new TransportAnalysis();
    const mux = new Mux();
    mux.scrambled = true;
    play(analysis, mux, 9_000);
    expect(check(analysis, "2.6").state).toBe("ok");
    expect(check(analysis, "2.5")).toMatchObject({ state: "unknown", why: "scrambled" });
    const now = play(analysis, mux, 12_100);
    expect(check(analysis, "2.6")).toMatchObject({ state: "failed", errors: 2 });
    expect(analysis.lost).toBe(0);
    const { pids } = analysis.tell(now);
    expect(pids.filter(({ scrambled }) => scrambled).map(({ pid }) => pid)).toEqual([videoPid, audioPid]);
  });
});

describe("damage", () => {
  test("a missing sync byte, 1.2, two in a row, 1.1, and a packet that says so of itself, 2.1", () => {
    const analysis = new TransportAnalysis();
    play(analysis, new Mux(), 1_000, (datagram, step) => {
      if (step === 100) datagram[packetBytes * 2] = 0;
      if (step === 200) for (const packet of [3, 4]) datagram[packetBytes * packet] = 0;
      if (step === 300) datagram[1] = (datagram[1] ?? 0) | 0x80;
      return [datagram];
    });
    expect(check(analysis, "1.2").errors).toBe(3);
    expect(check(analysis, "1.1").errors).toBe(1);
    expect(check(analysis, "2.1").errors).toBe(1);
  });

  test("a scrambled PAT or PMT, and another table on PID 0", () => {
    const analysis = new TransportAnalysis();
    const mux = new Mux();
    const take = (packet: Uint8Array): void => analysis.take(packet, 0, packetBytes, startMs);
    for (const packet of mux.table(0, patOf({ 1: mapPid }))) take(packet);
    take(mux.next({ pid: 0, scrambled: true }));
    take(mux.next({ pid: mapPid, scrambled: true }));
    for (const packet of mux.table(0, pmtOf(1, 0x60, []))) take(packet);
    expect(check(analysis, "1.3").errors).toBe(2);
    expect(check(analysis, "1.5").errors).toBe(1);
  });

  test("random bytes neither throw nor grow beyond the bound", () => {
    const analysis = new TransportAnalysis();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 188, maxLength: 188 * 7 }), fc.boolean(), (bytes, synced) => {
        const size = bytes.length - (bytes.length % packetBytes);
        if (synced) for (let at = 0; at < size; at += packetBytes) bytes[at] = 0x47;
        analysis.take(bytes, 0, size, startMs);
      }),
      { numRuns: 3_000 },
    );
    const { pids, furtherPids } = analysis.tell(startMs);
    expect(pids.length).toBeLessThanOrEqual(limits.pidsPerStream);
    expect(furtherPids).toBeGreaterThan(0);
    expect(analysis.bytes).toBeLessThan(100_000);
  });

  test("sections of random bytes with a sound CRC neither throw nor grow", () => {
    const analysis = new TransportAnalysis();
    const body = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 400 });
    const tables = fc.constantFrom([0, 0], [1, 1], [0x11, 0x42], [mapPid, 2]);
    const mux = new Mux();
    const take = (packets: readonly Uint8Array[]): void => {
      for (const packet of packets) analysis.take(packet, 0, packetBytes, startMs);
    };
    fc.assert(
      fc.property(tables, body, fc.integer({ min: 0, max: 0xffff }), ([pid = 0, table = 0], content, id) => {
        take(mux.table(0, patOf({ [id]: mapPid })));
        take(mux.table(pid, sectionOf({ table, id, body: content })));
      }),
      { numRuns: 2_000 },
    );
    const { programs, pids } = analysis.tell(startMs);
    expect(programs.length).toBeLessThanOrEqual(limits.programsPerStream);
    expect(pids.length).toBeLessThanOrEqual(limits.pidsPerStream);
    expect(analysis.bytes).toBeLessThan(150_000);
  });

  test("a usual stream holds a few kilobytes", () => {
    const analysis = new TransportAnalysis();
    play(analysis, new Mux(), 1_000);
    expect(analysis.bytes).toBeLessThan(5_000);
  });
});

describe("rates and delay", () => {
  test("a stream with less stuffing for a while is of no constant rate", () => {
    const analysis = new TransportAnalysis();
    const now = play(analysis, new Mux(), 4_000, (datagram, step) => {
      if (Math.floor(step / 10) % 5 !== 0) return [datagram];
      const packets = Array.from({ length: 7 }, (_, index) =>
        datagram.subarray(index * packetBytes, (index + 1) * packetBytes),
      );
      return [join(packets.filter((packet) => ((packet[1] ?? 0) & 0x1f) !== 0x1f))];
    });
    expect(analysis.tell(now)).toMatchObject({ constantRate: false, perDatagram: 7 });
    expect(analysis.lost).toBe(0);
  });

  test("a pause of 50 ms made up for at once is in its second's delay factor", () => {
    const analysis = new TransportAnalysis();
    const mux = new Mux();
    const held: Uint8Array[] = [];
    const now = play(analysis, mux, 4_000, (datagram, step) => {
      if (step >= 1_300 && step < 1_325) {
        held.push(datagram);
        return [];
      }
      return [...held.splice(0), datagram];
    });
    expect(analysis.tell(now).delayFactorMs).toBeCloseTo(52, 0);
    expect(analysis.tell(play(analysis, mux, 5_000)).delayFactorMs).toBeCloseTo(2, 0);
    expect(check(analysis, "2.3")).toMatchObject({ state: "warning", warnings: 1 });
  });
});

test("packets of a datagram are counted wherever they begin in it", () => {
  const analysis = new TransportAnalysis();
  const datagram = join([
    packetOf({ pid: 80, payload: presented(0xe0) }),
    packetOf({ pid: 81, payload: noise(1) }),
  ]);
  const behind = new Uint8Array(40 + datagram.length);
  behind.set(datagram, 40);
  analysis.take(behind, 40, datagram.length, startMs);
  expect(analysis.tell(startMs).pids.map(({ pid, packets }) => [pid, packets])).toEqual([
    [80, 1],
    [81, 1],
  ]);
});
