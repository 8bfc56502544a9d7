import * as v from "valibot";
import { kind } from "./kind.ts";

const text = v.string();
const number = v.number();

/** What keeps a call from the monitor or its answer from the caller, and what nobody foresaw. */
export const connectionProblems = {
  // The call.
  "method-unknown": kind("unknown-method", { method: text }),
  "method-not-a-text": kind("unknown-method", {}),
  /** `path` says where in the arguments. */
  "argument-missing": kind("bad-request", { method: text, path: text }),
  /** `detail` is the schema's own word. */
  "argument-wrong": kind("bad-request", { method: text, path: v.nullable(text), detail: text }),
  /** In place of these two where window and monitor are of different versions. */
  "another-version": kind("unknown-method", {}),
  "argument-not-passable": kind("bad-request", { method: text }),
  "calls-full": kind("limit-reached", { most: number }, { retry: true }),
  "not-our-page": kind("not-allowed", {}),
  // The way.
  "connection-lost": kind("disconnected", {}, { retry: true }),
  "no-answer-within": kind("disconnected", { ms: number }, { retry: true }),
  "no-answer": kind("disconnected", { reason: text }),
  "monitor-closing": kind("disconnected", {}),
  "monitor-stopped": kind("disconnected", { reason: text }),
  // The headless door.
  "serving-port-in-use": kind("port-in-use", { port: number, address: text }, { concerns: "port" }),
  "serving-port-privileged": kind("permission-denied", { port: number }, { concerns: "port" }),
  "serving-refused": kind("system-error", { port: number, reason: text }, { concerns: "port" }),
  // Mistakes of the program.
  "no-result": kind("internal", { method: text }),
  "send-thread-ended": kind("internal", {}, { retry: true }),
  "replay-thread-ended": kind("internal", {}, { retry: true }),
  internal: kind("internal", { reason: text }, { retry: true }),
  /** One of what counts, keeps or analyses a row's packets, by the engine's name for it. */
  "sink-failed": kind("internal", { sink: text, reason: text }),
  "internal-untold": kind("internal", {}, { retry: true }),
} as const;
