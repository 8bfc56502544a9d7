import type { Family } from "../net/address.ts";
import type { TestFormat } from "./format-names.ts";
import { testHeaderBytes } from "./layout.ts";
import { iperf2HeaderBytes } from "./writers/iperf2.ts";
import { mgenHeaderBytes } from "./writers/mgen.ts";

/** The smallest payload in bytes that the format's header fits into. */
export function leastTestBytes(format: TestFormat, family: Family): number {
  if (format === "castscope") return testHeaderBytes;
  return format === "iperf2" ? iperf2HeaderBytes : mgenHeaderBytes(family);
}
