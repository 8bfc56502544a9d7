import type * as v from "valibot";

/** Stable names of what can go wrong, coarser than the sentences: scripts may rely on them. */
export const problemCodes = [
  // The request itself.
  "bad-request",
  "unknown-method",
  "unknown-membership",
  "unknown-send",
  "unknown-packet",
  "unknown-arrangement",
  "unknown-interface",
  "unknown-recording",
  "bad-group",
  "bad-source",
  "bad-destination",
  "bad-port",
  "bad-ttl",
  "bad-file",
  "payload-too-large",
  "limit-reached",
  // A recording.
  "bad-recording",
  "unknown-recording",
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
  "disk-full",
  "file-error",
  "system-error",
  // Wireshark.
  "wireshark-missing",
  "wireshark-failed",
  "stopped",
  // The connection to the monitor.
  "disconnected",
  "not-allowed",
  "internal",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What all problems of one name have in common. */
export interface ProblemKind<V extends v.ObjectEntries = v.ObjectEntries> {
  readonly code: ProblemCode;
  /** Schemas of the values of its sentence. */
  readonly values: V;
  /** The argument that is to blame, where there is one: `address`, `port`, `interface` … */
  readonly concerns: string | null;
  /** Whether the same request can succeed later without being changed. */
  readonly retry: boolean;
}

export function kind<V extends v.ObjectEntries>(
  code: ProblemCode,
  values: V,
  more: { readonly concerns?: string; readonly retry?: true } = {},
): ProblemKind<V> {
  return { code, values, concerns: more.concerns ?? null, retry: more.retry ?? false };
}
