import { type Problem, problem } from "../../../shared/problem.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { type SystemLimits, unknownLimits } from "../system/system-limits.ts";

/** What was tried when the system refused, for the sentence. */
export interface Attempt {
  readonly port: number | null;
  /** Name of the interface, where one is known. */
  readonly interface: string | null;
  readonly address: string;
  /** Read only when one of them was reached. */
  readonly limits?: () => SystemLimits;
}

/** The code of a system error such as `EADDRINUSE`; empty when it has none. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}

/** A refused bind or join as a sentence: what happened, why, and what to do. */
export function joinProblem(error: unknown, attempt: Attempt): Problem {
  const on = attempt.interface ?? "the interface that the system chose";
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return problem(
        "port-in-use",
        `Port ${attempt.port} is already in use by another program without sharing.`,
        { concerns: "port", retry: true },
      );
    case "EADDRNOTAVAIL":
      return problem("address-not-available", `${on} no longer has the address that was joined with.`, {
        concerns: "interface",
        retry: true,
      });
    case "ENODEV":
      return problem("interface-gone", `${on} is gone, or has no multicast: plug it in or choose another.`, {
        concerns: "interface",
        retry: true,
      });
    case "ENOBUFS":
      return noBuffersProblem(attempt);
    default:
      return commonProblem(error, attempt, "join");
  }
}

/** A refused bind or send as a sentence. */
export function sendProblem(error: unknown, attempt: Attempt): Problem {
  const from = attempt.interface ?? "this computer";
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return problem(
        "port-in-use",
        `Source port ${attempt.port} is in use by another program: choose another or automatic.`,
        { concerns: "sourcePort", retry: true },
      );
    case "EADDRNOTAVAIL":
      return problem("address-not-available", `${from} no longer has the address to send from.`, {
        concerns: "interface",
        retry: true,
      });
    case "EMSGSIZE":
      return problem(
        "payload-too-large",
        "The datagram is larger than the system sends: make the payload smaller.",
        {
          concerns: "payload",
        },
      );
    case "ECONNREFUSED":
      return problem(
        "system-error",
        `${attempt.address} answered that nothing listens on port ${attempt.port}.`,
        {
          concerns: "port",
          retry: true,
        },
      );
    default:
      return commonProblem(error, attempt, "send");
  }
}

/** Each membership has a socket of its own, so only a limit below one can keep it from joining. */
function noBuffersProblem({ address, limits }: Attempt): Problem {
  const { groupsPerSocket } = limits?.() ?? unknownLimits;
  if (address.includes(":") || groupsPerSocket !== 0) return noMemoryProblem();
  const setting = "net.ipv4.igmp_max_memberships";
  return problem(
    "no-buffer-space",
    `The system lets no socket join an IPv4 group, because ${setting} is 0: set it to 1 or more (sysctl -w ${setting}=20).`,
    { retry: true },
  );
}

function noMemoryProblem(): Problem {
  return problem("no-buffer-space", "The system has no memory left for one more socket or datagram.", {
    retry: true,
  });
}

function openFilesProblem({ limits }: Attempt): Problem {
  const { openFiles } = limits?.() ?? unknownLimits;
  const reached =
    openFiles === null
      ? "This system's limit of open files is reached: raise it before the start (ulimit -n)"
      : `The limit of ${formatCount(openFiles)} open files for one program is reached: raise it before the start (ulimit -n ${4 * openFiles})`;
  return problem("too-many-open-files", `${reached}, or leave some groups.`, { retry: true });
}

function commonProblem(error: unknown, attempt: Attempt, what: "join" | "send"): Problem {
  const { port, address } = attempt;
  const code = errorCode(error);
  switch (code) {
    case "EACCES":
      return problem(
        "permission-denied",
        port !== null && port < 1024
          ? `This system lets only privileged programs use port ${port}: ports from 1024 are free for all.`
          : `The system did not permit to ${what}: a firewall, a route or a privacy setting forbids it.`,
        { concerns: "port", retry: true },
      );
    case "EPERM":
      return problem("permission-denied", `A firewall rule of this computer forbids to ${what}.`, {
        retry: true,
      });
    case "ENETUNREACH":
    case "EHOSTUNREACH":
      return problem("no-route", `There is no route from here to ${address}: choose an interface.`, {
        concerns: "interface",
        retry: true,
      });
    case "ENOBUFS":
    case "ENOMEM":
      return noMemoryProblem();
    case "EMFILE":
      return openFilesProblem(attempt);
    case "ENFILE":
      return problem(
        "too-many-open-files",
        "The whole computer's limit of open files is reached: raise it (sysctl fs.file-max), or close programs.",
        { retry: true },
      );
    case "EAFNOSUPPORT":
      return problem("family-not-supported", "This computer has IPv6 switched off.", { concerns: "address" });
    default:
      return problem("system-error", `The system refused to ${what} ${address}: ${code || String(error)}.`, {
        retry: true,
      });
  }
}
