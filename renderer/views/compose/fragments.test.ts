import { describe, expect, it } from "vitest";
import { fragmentCount, fragmentSentence } from "./fragments.ts";

describe("the count of fragments", () => {
  // Counted with tcpdump on a veth pair, Linux, MTU 1,500.
  it.each([
    [4, 0, 1],
    [4, 1_472, 1],
    [4, 1_473, 2],
    [4, 2_952, 2],
    [4, 2_953, 3],
    [4, 65_507, 45],
    [6, 1_452, 1],
    [6, 1_453, 2],
    [6, 2_888, 2],
    [6, 2_892, 3],
    [6, 2_896, 3],
    [6, 65_527, 46],
  ] as const)("IPv%i with %i bytes leaves in %i packets", (family, bytes, count) => {
    expect(fragmentCount(bytes, family)).toBe(count);
  });

  it("is announced only where there are fragments", () => {
    expect(fragmentSentence(1_472, 4)).toBeNull();
    expect(fragmentSentence(1_600, 4)).toBe(
      "1,600 bytes: sent as 2 fragments; one lost fragment loses the datagram.",
    );
  });
});
