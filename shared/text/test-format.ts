import type { TestFormat } from "../test-stream/format-names.ts";

/** The formats by the names that people know. */
export const testFormatName: Readonly<Record<TestFormat, string>> = {
  castscope: "Castscope",
  iperf2: "iperf2",
  mgen: "MGEN",
};
