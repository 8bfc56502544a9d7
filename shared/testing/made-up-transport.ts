import { type Pid, type TransportStream, transportChecks } from "../model/transport-stream.ts";

const pid = (number: number, more: Partial<Pid>): Pid => ({
  pid: number,
  type: "",
  content: "unknown",
  program: null,
  language: null,
  picture: null,
  isPcr: false,
  scrambled: false,
  packets: 1_000,
  bitRate: 15_000,
  continuityErrors: 0,
  ...more,
});

/** A transport stream of one program, as in the pictures of the window. */
export function madeUpTransport(more: Partial<TransportStream> = {}): TransportStream {
  return {
    perDatagram: 7,
    constantRate: true,
    bitRate: 9_820_000,
    programs: [{ number: 1, name: "Playout B", pmtPid: 0x100 }],
    furtherPrograms: 0,
    pids: [
      pid(0, { type: "PAT", content: "programs" }),
      pid(0x100, { type: "PMT", content: "program", program: 1 }),
      pid(0x101, {
        ...{ type: "H.264", content: "video", program: 1, isPcr: true, bitRate: 8_620_000 },
        picture: { width: 1_920, height: 1_080, interlaced: true, rate: 25 },
        continuityErrors: 11_880,
      }),
      pid(0x102, {
        type: "AAC",
        content: "audio",
        program: 1,
        language: "eng",
        bitRate: 196_000,
        continuityErrors: 4_101,
      }),
      pid(0x103, {
        type: "MP2",
        content: "audio",
        program: 1,
        language: "deu",
        bitRate: 258_000,
        continuityErrors: 5_263,
      }),
      pid(0x106, { type: "SCTE 35", content: "splice", program: 1, bitRate: 4_000 }),
      pid(0x1fff, { type: "Null", content: "stuffing", bitRate: 712_000, continuityErrors: null }),
    ],
    furtherPids: 0,
    checks: transportChecks.map((check) => ({
      check,
      state: "ok",
      errors: 0,
      warnings: null,
      intervalMs: null,
      why: null,
    })),
    delayFactorMs: 6.2,
    mediaLossRate: 17.5,
    ...more,
  };
}
