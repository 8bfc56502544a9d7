import { type Problem, ProblemError, problem } from "../../../shared/problem.ts";
import { type SystemLimits, unknownLimits } from "../system/system-limits.ts";
import { type Answer, AnswerError } from "./answer.ts";
import { HeldPortError } from "./held-port.ts";
import type { OnInterface } from "./receiver.ts";

/** What was tried when the system refused, for the sentence. */
export interface Attempt {
  /** Of a join the group's; of a send the source's, which null leaves to the system, or where it goes. */
  readonly port: number | null;
  /** Name of the interface, where one is known. */
  readonly interface: string | null;
  readonly address: string;
  /** What the interface was to be named by. */
  readonly on?: OnInterface | null;
  /** By which interface routing goes to one host, although another was chosen. */
  readonly routedBy?: string | null;
  /** Whether the source port was to be shared. */
  readonly sharesPort?: boolean;
  /** Read only when one of them was reached. */
  readonly limits?: () => SystemLimits;
}

/** What dgram cannot do although the system could, as codes beside the system's own. */
export const cannotSeparate = "dgram-cannot-separate";
export const cannotChoose = "dgram-cannot-choose";
export const cannotMark = "dgram-cannot-mark";
export const cannotName = "dgram-cannot-name";
export const cannotTell = "dgram-cannot-tell";

/** The code of a system error such as `EADDRINUSE`; empty when it has none. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}

/** A refused bind or join: what happened, why, and what to do. */
export function joinProblem(error: unknown, attempt: Attempt & { readonly port: number }): Problem {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return heldProblem(error, attempt.port);
    case "EADDRNOTAVAIL":
      return problem("joined-address-gone", { interface: attempt.interface });
    case cannotTell:
      return severalProblem(attempt);
    case cannotSeparate:
      return problem("broadcasts-not-apart", { interface: attempt.interface ?? "" });
    case "ENODEV":
      return problem("interface-without-multicast", { interface: attempt.interface });
    case "ENOBUFS":
      return noBuffersProblem(attempt);
    default:
      return commonProblem(error, attempt, "join");
  }
}

function heldProblem(error: unknown, port: number): Problem {
  if (!(error instanceof HeldPortError)) return problem("port-in-use", { port });
  if (error.user !== null) return problem("port-in-use-by-user", { port, user: error.user });
  const names = {
    all: "port-in-use",
    "not-able": "port-not-shareable",
    "not-whole": "port-not-shared-whole",
  } as const;
  return problem(names[error.tried], { port });
}

/** A refused bind or send. */
export function sendProblem(error: unknown, attempt: Attempt): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof AnswerError) return answerProblem(error.answer, attempt);
  const { port, address } = attempt;
  switch (errorCode(error)) {
    case "EADDRINUSE":
      if (port === null) return problem("no-source-port-free");
      return problem(attempt.sharesPort ? "source-port-not-shared" : "source-port-in-use", { port });
    case "EADDRNOTAVAIL":
      return problem("sending-address-gone", { interface: attempt.interface });
    case cannotChoose:
      return problem("routed-otherwise", {
        ...{ address, interface: attempt.interface ?? "", by: attempt.routedBy ?? "" },
      });
    case cannotMark:
      return problem("dscp-not-settable");
    case cannotTell:
      return severalProblem(attempt);
    case cannotName:
      return problem("interface-unnamed", { interface: attempt.interface ?? "" });
    case "EMSGSIZE":
      return problem("datagram-too-large");
    case "ENODEV":
    case "ENXIO":
    case "ENETDOWN":
      return problem("no-way-out", { interface: attempt.interface });
    // Of an open socket it is a queue's word: memory for one datagram never runs out by itself.
    case "ENOBUFS":
      return problem("send-queue-full", { interface: attempt.interface });
    case "ECONNREFUSED":
      return problem("nothing-listens", { address, port });
    default:
      return commonProblem(error, attempt, "send");
  }
}

function severalProblem({ on }: Attempt): Problem {
  return problem("address-on-several", {
    ...{ interface: on?.name ?? "", address: on?.address ?? "", other: on?.alsoOn ?? "" },
  });
}

function answerProblem({ kind, from }: Answer, { address, port }: Attempt): Problem {
  switch (kind) {
    case "port-unreachable":
      return problem("nothing-listens", { address, port });
    case "prohibited":
      return problem("answered-prohibited", { address, from });
    case "ttl-exceeded":
      return problem("answered-ttl-exceeded", { address, from });
    case "unreachable":
    case "other":
      return problem("answered-unreachable", { address, from });
  }
}

/** Each membership has a socket of its own, so only a limit below one can keep it from joining. */
function noBuffersProblem({ address, limits }: Attempt): Problem {
  const { groupsPerSocket } = limits?.() ?? unknownLimits;
  const forbidden = !address.includes(":") && groupsPerSocket === 0;
  return problem(forbidden ? "no-groups-for-sockets" : "no-memory");
}

function commonProblem(error: unknown, attempt: Attempt, doing: "join" | "send"): Problem {
  const { port, address, limits } = attempt;
  const code = errorCode(error);
  switch (code) {
    case "EACCES":
      return port !== null && port < 1024
        ? problem("port-privileged", { port })
        : problem("not-permitted", { doing });
    case "EPERM":
      return problem("firewall-forbids", { doing });
    case "ENETUNREACH":
    case "EHOSTUNREACH":
      return problem("no-route-to", { address, interface: attempt.interface });
    case "ENOBUFS":
    case "ENOMEM":
      return problem("no-memory");
    case "EMFILE":
      return problem("open-files-reached", { limit: (limits?.() ?? unknownLimits).openFiles });
    case "ENFILE":
      return problem("open-files-of-all-reached");
    case "EAFNOSUPPORT":
      return problem("ipv6-off");
    default:
      return problem("system-refused", { doing, address, reason: code || String(error) });
  }
}
