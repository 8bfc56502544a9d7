import * as v from "valibot";
import { kind } from "./kind.ts";

const text = v.string();
const number = v.number();

/** What keeps Wireshark from decoding. */
export const wiresharkProblems = {
  "wireshark-missing": kind("wireshark-missing", {}, { retry: true }),
  /** It is there, and cannot be started; `reason` is the system's word. */
  "wireshark-not-started": kind("wireshark-failed", { path: text, reason: text }, { retry: true }),
  /** What is called tshark does not tell a version of Wireshark. */
  "wireshark-other": kind("wireshark-failed", { path: text }, { retry: true }),
  "wireshark-slow": kind("wireshark-failed", { ms: number }, { retry: true }),
  "wireshark-memory": kind("wireshark-failed", { bytes: number }, { retry: true }),
  "wireshark-output": kind("wireshark-failed", { bytes: number }),
  /** `signal` is the system's name of it. */
  "wireshark-crashed": kind("wireshark-failed", { signal: text }, { retry: true }),
  /** `said` is its last word, empty where it had none. */
  "wireshark-refused": kind("wireshark-failed", { code: number, said: text }, { retry: true }),
  /** What it printed is not what is expected of it. */
  "wireshark-unread": kind("wireshark-failed", {}, { retry: true }),
  /** `alike` are names that it has. */
  "wireshark-protocol-unknown": kind(
    "bad-request",
    { protocol: text, alike: v.array(text) },
    { concerns: "as" },
  ),
  "wireshark-stopped": kind("stopped", {}, { retry: true }),
  "wireshark-busy": kind("limit-reached", { most: number }, { retry: true }),
} as const;
