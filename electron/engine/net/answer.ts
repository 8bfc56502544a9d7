/** What a host or a router on the way answered to a datagram (ICMP, RFC 792; ICMPv6, RFC 4443). */
export type AnswerKind =
  /** Nothing listens on the port there. */
  | "port-unreachable"
  /** The host, or its network, cannot be reached from where the answer came. */
  | "unreachable"
  /** A rule there forbids it. */
  | "prohibited"
  /** The TTL was used up on the way. */
  | "ttl-exceeded"
  | "other";

export interface Answer {
  readonly kind: AnswerKind;
  /** Address of whoever answered, without a zone; empty where it is not told. */
  readonly from: string;
}

/** An answer that came back to a datagram that had left, as an error. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly answer: Answer;
  /** As the system's calls tell it. */
  readonly code: string;

  constructor(answer: Answer) {
    super(`${answer.from} answered: ${answer.kind}`);
    this.answer = answer;
    this.code = answer.kind === "port-unreachable" ? "ECONNREFUSED" : "EHOSTUNREACH";
  }
}

/** What the type and code of an answer mean. @param family of the datagram that was answered */
export function answerKind(family: 4 | 6, type: number, code: number): AnswerKind {
  return (family === 4 ? icmp(type, code) : icmpv6(type, code)) ?? "other";
}

function icmp(type: number, code: number): AnswerKind | null {
  if (type === 11) return "ttl-exceeded";
  if (type !== 3) return null;
  if (code === 3) return "port-unreachable";
  // Communication administratively prohibited: by network, by host, by filtering (RFC 1812, section 5.2.7.1).
  if (code === 9 || code === 10 || code === 13) return "prohibited";
  return code === 4 ? null : "unreachable";
}

function icmpv6(type: number, code: number): AnswerKind | null {
  if (type === 3) return "ttl-exceeded";
  if (type !== 1) return null;
  if (code === 4) return "port-unreachable";
  return code === 1 || code === 5 || code === 6 ? "prohibited" : "unreachable";
}
