/** What a test stream's packets may be written as: Castscope's own, iperf 2's UDP, MGEN version 2. */
export const testFormats = ["castscope", "iperf2", "mgen"] as const;
export type TestFormat = (typeof testFormats)[number];
