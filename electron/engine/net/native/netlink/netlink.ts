import { limits } from "../../../../../shared/limits.ts";
import type { Kernel, LinkFacts, RouteAnswer, RouteQuestion } from "../../../system/kernel.ts";
import { MSG_DONTWAIT, SOCK_CLOEXEC } from "../constants.ts";
import { checked, interfaceName, type Libc } from "../libc.ts";
import { addressBytes, joinFacts, linkBytes, readAddressOf, readLink } from "./links.ts";
import {
  type Attribute,
  type Message,
  messagesIn,
  NLM_F_DUMP,
  NLM_F_DUMP_INTR,
  NLMSG_DONE,
  NLMSG_ERROR,
  request,
  word,
} from "./message.ts";
import { noRoute, readRoute, routeRequest } from "./routes.ts";

export const AF_NETLINK = 16;
export const SOCK_RAW = 3;
export const NETLINK_ROUTE = 0;

export const RTM_NEWLINK = 16;
export const RTM_DELLINK = 17;
const RTM_GETLINK = 18;
const RTM_NEWADDR = 20;
const RTM_GETADDR = 22;
const RTM_GETROUTE = 26;

/** One of several messages that answer together. */
const NLM_F_MULTI = 0x2;

/** Leaves the counters out, which are most of what is told of an interface. */
const IFLA_EXT_MASK = 29;
const RTEXT_FILTER_SKIP_STATS = 8;

/** More than the kernel puts into one piece of an answer (32 KiB). */
const pieceBytes = 64 * 1024;

/**
 * Asks rtnetlink: a question is answered within the call that sends it, so that nothing waits. Its
 * socket stays open, so that interfaces can be read when the process has no descriptor left.
 */
export class Netlink implements Kernel {
  readonly #libc: Libc;
  readonly #fd: number;
  /** The kernel writes into it: held for as long as anything may be received. */
  readonly #piece = new Uint8Array(pieceBytes);
  #sequence = 0;

  /** Throws the system's error. */
  constructor(libc: Libc) {
    this.#libc = libc;
    const type = SOCK_RAW | SOCK_CLOEXEC;
    this.#fd = checked(libc, "socket", libc.socket(AF_NETLINK, type, NETLINK_ROUTE));
  }

  async links(): Promise<LinkFacts[]> {
    const filter = { type: IFLA_EXT_MASK, value: word(RTEXT_FILTER_SKIP_STATS) };
    const links = this.#dump(RTM_GETLINK, RTM_NEWLINK, linkBytes, [filter]);
    const addresses = this.#dump(RTM_GETADDR, RTM_NEWADDR, addressBytes);
    return joinFacts(
      links.flatMap((body) => readLink(body) ?? []),
      addresses.flatMap((body) => readAddressOf(body) ?? []),
    );
  }

  async routes(questions: readonly RouteQuestion[]): Promise<RouteAnswer[]> {
    return questions.map((question) => this.#route(question));
  }

  close(): void {
    this.#libc.close(this.#fd);
  }

  #route(question: RouteQuestion): RouteAnswer {
    const { fixed, attributes } = routeRequest(question);
    const [answer] = this.#ask((sequence) => request(RTM_GETROUTE, 0, sequence, fixed, attributes));
    if (answer === undefined) throw new Error("no answer of rtnetlink");
    if (answer.type === NLMSG_ERROR) return { found: false, why: noRoute(errorIn(answer)) };
    return readRoute(answer.body, (index) => interfaceName(this.#libc, index));
  }

  /** The bodies of all messages of one kind. */
  #dump(ask: number, told: number, fixedBytes: number, attributes: readonly Attribute[] = []): DataView[] {
    let messages: Message[] = [];
    for (let attempt = 0; attempt < limits.kernelAnswerTries; attempt += 1) {
      const fixed = new Uint8Array(fixedBytes);
      messages = this.#ask((sequence) => request(ask, NLM_F_DUMP, sequence, fixed, attributes));
      if (!messages.some(({ flags }) => (flags & NLM_F_DUMP_INTR) !== 0)) break;
    }
    const refusal = messages.find(({ type }) => type === NLMSG_ERROR);
    if (refusal) throw new Error(`rtnetlink refused with error ${errorIn(refusal)}`);
    return messages.filter(({ type }) => type === told).map(({ body }) => body);
  }

  /** All messages that answer, up to the one that ends them. */
  #ask(make: (sequence: number) => Uint8Array): Message[] {
    const libc = this.#libc;
    const fd = this.#fd;
    this.#sequence = (this.#sequence + 1) >>> 0;
    const sequence = this.#sequence;
    const bytes = make(sequence);
    checked(libc, "send", libc.send(fd, bytes, bytes.length, 0));
    const answers: Message[] = [];
    for (let piece = 0; piece < limits.kernelAnswerPieces; piece += 1) {
      const size = checked(libc, "recv", libc.recv(fd, this.#piece, pieceBytes, MSG_DONTWAIT));
      // The next piece is written over this one.
      const messages = messagesIn(this.#piece.slice(0, size)).filter((one) => one.sequence === sequence);
      answers.push(...messages);
      // What is left of an answer that was given up before.
      if (messages.length === 0) continue;
      const multipart = messages.some(({ flags }) => (flags & NLM_F_MULTI) !== 0);
      if (!multipart || messages.some(({ type }) => type === NLMSG_DONE)) return answers;
    }
    throw new Error("an answer of rtnetlink that does not end");
  }
}

/** The error number in an NLMSG_ERROR, which holds it negative. */
function errorIn({ body }: Message): number {
  return body.byteLength >= 4 ? -body.getInt32(0, true) : 0;
}
