import { mkdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import type { Args, Result } from "../../../shared/contract.ts";
import { type Problem, ProblemError, problem } from "../../../shared/problem.ts";
import { exportName } from "../record/file-names.ts";
import { type RecordingPlaces, recordingPath } from "../record/places.ts";
import { openProblem } from "../record/recording.ts";
import { addressText } from "./address-text.ts";
import type { DatagramBlock } from "./datagram-block.ts";
import { openPacketOutput, type PacketOutput } from "./packet-outputs.ts";
import { type DatagramTaker, readDatagrams } from "./read-datagrams.ts";

type How = Pick<Args<"exportRecording">, "format" | "lengths">;

/** What of a recording is exported. */
export interface ExportedPart {
  /** Both ends included, in ms since 1970; null is the whole. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** Rows whose packets are meant; null means all. */
  readonly groups: readonly Destination[] | null;
}

interface Destination {
  readonly address: string;
  readonly port: number;
  readonly interface: { readonly name: string } | null;
}

export interface ExportEnvironment {
  /** The recording, where it lies, and what it is called. */
  readonly path: string;
  readonly name: string;
  readonly places: RecordingPlaces;
  readonly program: string;
  readonly now: () => Date;
}

/** Writes packets of an opened recording to files in the folder for recordings. The recording itself is read once more for that. */
export class RecordingExports {
  readonly #environment: ExportEnvironment;
  readonly #ends = new Set<AbortController>();

  constructor(environment: ExportEnvironment) {
    this.#environment = environment;
  }

  /** Resolves when the file is closed, also when it was told to stop. Throws a problem where it cannot be written. */
  async run(how: How, part: ExportedPart): Promise<Result<"exportRecording">> {
    const { name, places, now } = this.#environment;
    const { path: to, folder } = recordingPath(places, exportName(name, how.format, now()), now());
    const end = new AbortController();
    this.#ends.add(end);
    try {
      if (folder !== null) await mkdir(folder, { recursive: true }).catch(() => {});
      return await this.#write(to, how, part, end.signal);
    } finally {
      this.#ends.delete(end);
    }
  }

  async #write(
    to: string,
    { format, lengths }: How,
    part: ExportedPart,
    end: AbortSignal,
  ): Promise<Result<"exportRecording">> {
    const { path, program } = this.#environment;
    const output = refusing(
      (code) => openProblem({ kind: "error", code, path: to }, to),
      () => openPacketOutput(to, { format, lengths, program }),
    );
    const taker = new PartTaker(output, part);
    const never = new AbortController().signal;
    try {
      const { damaged } = await readDatagrams(path, null, taker, end);
      await output.close(never);
      const { packets, shortened } = taker;
      return {
        ...{ folder: dirname(to), file: basename(to), packets, shortened, damaged },
        stopped: end.aborted,
      };
    } catch (error) {
      // What failed before is what is told.
      await output.close(never).catch(() => {});
      return refusing(
        (code) => problem("export-not-written", { file: to, code }),
        () => {
          throw error;
        },
      );
    }
  }

  /** What was written stays. */
  stop(): void {
    for (const end of this.#ends) end.abort();
  }
}

/** Takes what lies in the span and went to the groups. */
class PartTaker implements DatagramTaker {
  packets = 0;
  shortened = 0;
  readonly #output: PacketOutput;
  readonly #span: ExportedPart["span"];
  readonly #groups: ReadonlySet<string> | null;

  constructor(output: PacketOutput, { span, groups }: ExportedPart) {
    this.#output = output;
    this.#span = span;
    this.#groups =
      groups &&
      new Set(groups.map(({ address, port, interface: on }) => `${address} ${port} ${on?.name ?? ""}`));
  }

  take(one: RecordedDatagram, block: DatagramBlock, on: string | null): void {
    if (this.#span !== null) {
      const at = one.seconds * 1e3 + one.nanoseconds / 1e6;
      if (at < this.#span.from || at > this.#span.to) return;
    }
    const to = (): string => `${addressText(one, one.destinationAt)} ${one.port} ${on ?? ""}`;
    if (this.#groups !== null && !this.#groups.has(to())) return;
    this.packets += 1;
    if (one.recorded < one.size) this.shortened += 1;
    this.#output.take(one, block, on);
  }
}

/** What the system says against the file becomes a problem; anything else stays what it is. */
function refusing<T>(problemOf: (code: string) => Problem, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new ProblemError(problemOf(code));
  }
}
