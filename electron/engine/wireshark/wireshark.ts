import { limits } from "../../../shared/limits.ts";
import { fail, ProblemError } from "../../../shared/problem.ts";
import type { WiresharkFound, WiresharkPacket } from "../../../shared/wireshark/answers.ts";
import { type Bounds, type Outcome, runChild, usualBounds } from "./child.ts";
import { confined } from "./confine.ts";
import { failureOf } from "./failure.ts";
import { findProgram, findTshark, type Surroundings, theseSurroundings } from "./find.ts";
import { BadMarkup } from "./markup.ts";
import { PdmlReader } from "./pdml.ts";
import { type PacketLine, PsmlReader, psmlOptions } from "./psml.ts";
import { Questions } from "./questions.ts";
import { type Datagram, headersOf, recordingOf } from "./recording.ts";

/** What a run of tshark needs to know of it. */
interface Known {
  readonly path: string;
  readonly version: string;
  /** The program that gives it a network of its own; null where the system does not let us. */
  readonly unshare: string | null;
}

interface Reader {
  write(piece: string): void;
  readonly done?: boolean;
}

/** Never resolved by name, nothing read but standard input. */
const always = ["-n", "-r", "-"] as const;

/**
 * Wireshark's tshark, where it is installed. It is started for a question, gets the packets as a recording on standard input,
 * and ends: nothing of it stays, and nothing is run before somebody asks.
 */
export class Wireshark {
  readonly #surroundings: Surroundings;
  readonly #bounds: Bounds;
  readonly #questions = new Questions();
  #known: Known | null = null;

  constructor(surroundings: Surroundings = theseSurroundings, bounds: Bounds = usualBounds) {
    this.#surroundings = surroundings;
    this.#bounds = bounds;
  }

  /** Looks for it; runs nothing. */
  async found(): Promise<WiresharkFound> {
    const path = await findTshark(this.#surroundings);
    const known = path === this.#known?.path ? this.#known : null;
    return {
      path,
      version: known?.version ?? null,
      offline: known && known.unshare !== null,
    };
  }

  /**
   * What it reads in a packet.
   * @param as a protocol's name for what is sent to this port; null leaves it to Wireshark
   */
  packet(asker: number, datagram: Datagram, as: string | null): Promise<WiresharkPacket> {
    return this.#questions.ask(asker, async (signal) => {
      const known = await this.#know(signal);
      const [line] = await this.#lines(known, [datagram], as, signal);
      const fields = new PdmlReader(datagram.payload, headersOf(datagram));
      await this.#run(known, ["-T", "pdml"], [datagram], as, fields, signal);
      if (line === undefined || !fields.done) fail("wireshark-unread");
      return { version: known.version, ...line, fields: fields.fields, tooMany: fields.tooMany };
    });
  }

  /** What its packet list says of each packet. */
  lines(
    asker: number,
    datagrams: readonly Datagram[],
    as: string | null,
  ): Promise<{ readonly version: string; readonly lines: readonly PacketLine[] }> {
    return this.#questions.ask(asker, async (signal) => {
      const known = await this.#know(signal);
      return { version: known.version, lines: await this.#lines(known, datagrams, as, signal) };
    });
  }

  stop(asker: number): void {
    this.#questions.stop(asker);
  }

  async close(): Promise<void> {
    await this.#questions.close();
  }

  async #lines(
    known: Known,
    datagrams: readonly Datagram[],
    as: string | null,
    signal: AbortSignal,
  ): Promise<readonly PacketLine[]> {
    if (datagrams.length === 0) return [];
    const reader = new PsmlReader();
    await this.#run(known, psmlOptions, datagrams, as, reader, signal);
    if (reader.lines.length !== datagrams.length) fail("wireshark-unread");
    return reader.lines;
  }

  async #run(
    { path, unshare }: Known,
    options: readonly string[],
    datagrams: readonly Datagram[],
    as: string | null,
    reader: Reader,
    signal: AbortSignal,
  ): Promise<void> {
    if (as !== null && !/^[\w.+-]+$/.test(as)) {
      fail("wireshark-protocol-unknown", { protocol: as, alike: [] });
    }
    const ports = new Set(datagrams.map(({ destinationPort }) => destinationPort));
    const decodeAs = as === null ? [] : [...ports].flatMap((port) => ["-d", `udp.port==${port},${as}`]);
    const read = (piece: string): boolean => {
      reader.write(piece);
      return reader.done !== true;
    };
    const args = [...always, ...options, ...decodeAs];
    const outcome = await this.#start({ path, unshare }, args, recordingOf(datagrams), read, signal);
    const failure = failureOf(outcome, path, as, this.#bounds);
    if (failure !== null) throw new ProblemError(failure);
  }

  /** Its version, asked once of each that is found; with that, whether the system gives it a network of its own. */
  async #know(signal: AbortSignal): Promise<Known> {
    const path = (await findTshark(this.#surroundings)) ?? fail("wireshark-missing");
    if (this.#known?.path === path) return this.#known;
    const isLinux = this.#surroundings.platform === "linux";
    const unshare = isLinux ? await findProgram("unshare", ["/usr/bin"], this.#surroundings) : null;
    const alone = unshare === null ? null : await this.#version({ path, unshare }, signal);
    const known = alone ?? (await this.#version({ path, unshare: null }, signal));
    if (known === null) fail("wireshark-other", { path });
    this.#known = known;
    return known;
  }

  /** Null where it tells no version; a problem where it does not run, but for the want of a network of its own. */
  async #version(
    { path, unshare }: Pick<Known, "path" | "unshare">,
    signal: AbortSignal,
  ): Promise<Known | null> {
    let text = "";
    const read = (piece: string): boolean => {
      text += piece;
      return text.length < limits.wiresharkSaidBytes;
    };
    const outcome = await this.#start({ path, unshare }, ["--version"], new Uint8Array(), read, signal);
    const failure = failureOf(outcome, path, null, this.#bounds);
    if (failure !== null) {
      if (unshare !== null && failure.name === "wireshark-refused") return null;
      throw new ProblemError(failure);
    }
    const [, version] = /^TShark \(Wireshark\) (\d+\.\d+\.\d+)/m.exec(text) ?? [];
    return version === undefined ? null : { path, version, unshare };
  }

  async #start(
    { path, unshare }: Pick<Known, "path" | "unshare">,
    args: readonly string[],
    input: Uint8Array,
    read: (piece: string) => boolean,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { platform } = this.#surroundings;
    const command = confined({ program: path, args }, platform, unshare);
    try {
      return await runChild({
        ...{ command, bounds: this.#bounds, surroundings: this.#surroundings },
        ...{ input, read, signal },
      });
    } catch (error) {
      if (error instanceof BadMarkup) fail("wireshark-unread");
      throw error;
    }
  }
}
