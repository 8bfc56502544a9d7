import type { reasons } from "../../statements/reasons.ts";
import type { ValuesOf } from "../../statements/statement.ts";
import type { Sentences } from "../say.ts";

/** Clauses: without a capital and a full stop. */
export const english = {
  "path-linux-only": () => "the native path exists on Linux only",
  "path-untried-architecture": ({ architecture }) => `the native path was not tried on ${architecture}`,
  "path-by-variable": ({ variable }) => `${variable} says so`,
  "path-without-koffi": ({ foreign }) => `the optional package koffi cannot be loaded: ${foreign}`,
  "path-check-broke": ({ foreign }) => `a check at the start failed: ${foreign}`,
  "path-check-lost": ({ came, sent }) => `a check at the start failed: ${came} of ${sent} datagrams came`,
  "path-check-misplaced": ({ what }) => `a check at the start failed: ${misplaced[what]} expected`,
  "thread-ended": ({ code }) => `it ended with code ${code}`,
} satisfies Sentences<typeof reasons>;

const misplaced: Record<ValuesOf<typeof reasons, "path-check-misplaced">["what"], string> = {
  sizes: "sizes are not where they were",
  payloads: "payloads are not where they were",
  senders: "senders are not where they were",
  ttl: "the TTL is not where it was",
  interface: "the interface is not where it was",
  time: "the time is not where it was",
};
