import { isListed } from "../../../shared/contract/listed-packets.ts";
import { contentSize, type SendRequest } from "../../../shared/contract/sends.ts";
import { checkPayloadSize } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Send } from "../../../shared/model/send.ts";
import type { Family, IpAddress } from "../../../shared/net/address.ts";
import { fail } from "../../../shared/problem.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import { leastTestBytes } from "../../../shared/test-stream/least-bytes.ts";
import { readDestination } from "../requests/target.ts";
import { Listing } from "./listed/listing.ts";
import type { SendOrder } from "./order.ts";
import { requestOrder } from "./request-order.ts";
import { type SendEnvironment, SendJob } from "./send-job.ts";
import { StagedFiles } from "./staged/staged-files.ts";
import { findWay, type WaySurroundings } from "./way.ts";

/** All sends: those that run, and the last ones that ended. */
export class Sends {
  readonly #environment: SendEnvironment;
  readonly #interfaces: () => readonly Interface[];
  readonly #jobs = new Map<number, SendJob>();
  readonly #lastByHand: Partial<Record<Family, SendJob>> = {};
  /** Files that windows bring to be sent in pieces. */
  readonly files = new StagedFiles();
  #forgotten: number[] = [];
  #nextId = 1;

  constructor(environment: SendEnvironment, interfaces: () => readonly Interface[]) {
    this.#environment = environment;
    this.#interfaces = interfaces;
  }

  /** Throws a problem for a request that cannot be right; a refusal by the system ends in `failed`. */
  async send(request: SendRequest): Promise<{ id: number }> {
    const to = readDestination(request.address, request.interface);
    checkTtl(request.ttl, to);
    const size = checkPayloadSize(contentSize(request.content), to.family);
    if (!size.ok) fail("payload-unsendable", { mistake: statementOf(size.problem) });
    checkTest(request, to);
    const way = await findWay(request, to, this.surroundings());
    const { limits: bounds } = this.#environment.network;
    const { content } = request;
    const file = content.kind === "file-pieces" ? await this.files.read(content.file, content.bytes) : null;
    const listed = isListed(content) ? new Listing(content, request, file) : null;
    const order = (of: SendRequest) => {
      const plain = requestOrder(of, to, way, bounds);
      return listed?.order(plain) ?? plain;
    };
    const begin = async (of: SendOrder, family: Family | null) => {
      try {
        const begun = await this.begin(of, family);
        listed?.prepare(this.#environment.clock);
        return begun;
      } catch (error) {
        await file?.close();
        throw error;
      }
    };
    const port = isByHand(request) ? this.#portOfLast(to.family) : null;
    if (port === null) return begin(order(request), isByHand(request) ? to.family : null);
    const again = { ...order({ ...request, sourcePort: port }), otherwise: () => order(request) };
    return begin(again, to.family);
  }

  /**
   * The port that the last send by hand left from, for as long as it is kept: a receiver takes sends that follow each
   * other for one source. Null where there is none, or where it still sends.
   */
  #portOfLast(family: Family): number | null {
    const left = this.#lastByHand[family]?.left;
    if (left === null || left === undefined) return null;
    return this.#environment.clock.monotonic() - left.at <= limits.sendPortKeptMs ? left.port : null;
  }

  /**
   * Begins what was ordered; throws a problem when too many run already.
   * @param byHand the family of a send whose port the next one may have
   */
  async begin(order: SendOrder, byHand: Family | null = null): Promise<{ id: number }> {
    if ([...this.#jobs.values()].filter((job) => job.running).length >= limits.sendsAtOnce) {
      fail("sends-full", { most: limits.sendsAtOnce });
    }
    const job = new SendJob(this.#nextId, order, this.#environment);
    this.#nextId += 1;
    this.#jobs.set(job.id, job);
    if (byHand !== null) this.#lastByHand[byHand] = job;
    this.#forgetOldest();
    await job.start();
    return { id: job.id };
  }

  /** What ways are looked for in. */
  surroundings(): WaySurroundings {
    const { network } = this.#environment;
    return {
      interfaces: this.#interfaces(),
      platform: network.platform,
      ask: async (question) => (await network.routes([question]))[0] ?? { found: false, why: "none" },
    };
  }

  #forgetOldest(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#jobs.size <= limits.sendsListed) return;
      if (job.running) continue;
      this.#jobs.delete(id);
      this.#forgotten.push(id);
    }
  }

  async stop(id: number): Promise<void> {
    const job = this.#jobs.get(id) ?? fail("send-forgotten");
    await job.stop();
  }

  rows(): Send[] {
    return [...this.#jobs.values()].map((job) => job.row());
  }

  /** Rows that changed and ids that went since the last call. */
  takeChanges(): { sends: Send[]; sendsForgotten: number[] } {
    const sendsForgotten = this.#forgotten;
    this.#forgotten = [];
    const sends = [...this.#jobs.values()].map((job) => job.takeChange()).filter((row) => row !== null);
    return { sends, sendsForgotten };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#jobs.values()].map((job) => job.stop()));
    await this.#environment.transmitter.close();
    await this.files.close();
  }
}

/** Whether it has no port or run of its own that a receiver would tell it by. */
function isByHand({ sourcePort, content }: SendRequest): boolean {
  return sourcePort === null && content.kind !== "test";
}

function checkTest({ content }: SendRequest, to: IpAddress): void {
  if (content.kind !== "test") return;
  const least = leastTestBytes(content.format, to.family);
  if (content.size < least) fail("test-too-small", { bytes: content.size, least });
}

/** A TTL of 0 keeps packets to a group on this computer; to a host it is none. */
export function checkTtl(ttl: number, to: IpAddress): void {
  if (to.use === "multicast" || ttl >= 1) return;
  fail("unicast-ttl-zero");
}
