import { hostname } from "node:os";
import { isListed } from "../../../shared/contract/listed-packets.ts";
import { templateParts } from "../../../shared/template/parse.ts";
import { TemplateWriter } from "../../../shared/template/writer.ts";
import { createWriter } from "../../../shared/test-stream/writers/create-writer.ts";
import type { Moment, PacketWriter } from "../../../shared/test-stream/writers/writer.ts";
import { type Packets, samePackets } from "../net/packets.ts";
import type { SendPlan } from "./transmitter.ts";

/** What a send hands over: packets, and at the end what says that it is over, where the format knows such. */
export interface SendPackets extends Packets {
  /** How many end markers follow the last packet. */
  readonly tellsEnd: boolean;
  /** From now on end markers are written, and not counted. */
  end(): void;
}

/** Packets that differ. They are numbered by what the system took, so that what it refused is no loss. */
class WrittenPackets implements SendPackets {
  readonly #writer: PacketWriter;
  #next = 0;
  #ending = false;

  constructor(writer: PacketWriter) {
    this.#writer = writer;
  }

  get template(): Uint8Array {
    return this.#writer.template;
  }

  get headBytes(): number {
    return this.#writer.headBytes;
  }

  get tellsEnd(): boolean {
    return this.#writer.tellsEnd;
  }

  write(head: DataView, at: number, ahead: number, moment: Moment): void {
    if (this.#ending) this.#writer.writeEnd(head, at, this.#next, moment);
    else this.#writer.write(head, at, this.#next + ahead, moment);
  }

  took(packets: number): void {
    if (!this.#ending) this.#next += packets;
  }

  end(): void {
    this.#ending = true;
  }
}

/** @param name of this computer, as test streams and templates tell it */
export function createPackets(plan: SendPlan, name = hostname()): SendPackets {
  const { content, address, port, socket, count, rate, burst, further = [] } = plan;
  if (content.kind === "bytes") return { ...samePackets(content.payload), tellsEnd: false, end() {} };
  if (isListed(content)) throw new Error("listed packets come from a ring");
  if (content.kind === "template") {
    const seed = Math.floor(Math.random() * 2 ** 32);
    return new WrittenPackets(new TemplateWriter(templateParts(content.template), name, seed));
  }
  const { format, size, run } = content;
  const { ttl, dscp = 0 } = socket;
  const steps = [{ rate, count }, ...further];
  return new WrittenPackets(
    createWriter(format, { size, run, address, port, ttl, dscp, burst, steps, name }),
  );
}
