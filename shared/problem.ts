import * as v from "valibot";

/** Stable names of what can go wrong: scripts and tests may rely on them. */
export const problemCodes = [
  // The request itself.
  "bad-request",
  "unknown-method",
  "unknown-membership",
  "unknown-send",
  "unknown-packet",
  "unknown-arrangement",
  "unknown-interface",
  "bad-group",
  "bad-source",
  "bad-destination",
  "bad-port",
  "bad-ttl",
  "payload-too-large",
  "limit-reached",
  // What the system answered.
  "port-in-use",
  "address-not-available",
  "interface-without-address",
  "interface-gone",
  "interface-down",
  "no-route",
  "no-buffer-space",
  "too-many-open-files",
  "permission-denied",
  "family-not-supported",
  "system-error",
  // The connection to the monitor.
  "disconnected",
  "not-allowed",
  "internal",
] as const;

export const problemSchema = v.object({
  code: v.picklist(problemCodes),
  /** One sentence: what happened, why, and what would be right; names interface, port, value. */
  message: v.string(),
  /** The argument that is to blame, where there is one: `group`, `port`, `interface` … */
  concerns: v.nullable(v.string()),
  /** Whether the same request can succeed later without being changed. */
  retry: v.boolean(),
});

/** Everything that can fail is told as a value of this type. */
export type Problem = v.InferOutput<typeof problemSchema>;
export type ProblemCode = Problem["code"];

export function problem(
  code: ProblemCode,
  message: string,
  more: { concerns?: string; retry?: boolean } = {},
): Problem {
  return { code, message, concerns: more.concerns ?? null, retry: more.retry ?? false };
}

/** A problem as an exception: thrown by the engine's commands and by the client's calls. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(cause: Problem) {
    super(cause.message);
    this.problem = cause;
  }
}

export function fail(...args: Parameters<typeof problem>): never {
  throw new ProblemError(problem(...args));
}

/** Any thrown value as a problem; what was not foreseen is `internal`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  return problem("internal", `Castscope failed unexpectedly: ${message}.`, { retry: true });
}
