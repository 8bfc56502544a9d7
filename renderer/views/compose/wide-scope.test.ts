import { describe, expect, it } from "vitest";
import { wideQuestion } from "./wide-scope.ts";

describe("the question before a wide send", () => {
  it("is asked above the site's TTL", () => {
    expect(wideQuestion("239.255.0.1", 32)).toBeNull();
    expect(wideQuestion("239.255.0.1", 33)).toBe("TTL 33 may leave this site. Send?");
    expect(wideQuestion("ff1e::1", 64)).toBe("Scope e with hop limit 64 may leave this site. Send?");
  });

  it("is not asked where the address ends before, or of a host", () => {
    expect(wideQuestion("224.0.0.251", 255)).toBeNull();
    expect(wideQuestion("ff02::fb", 255)).toBeNull();
    expect(wideQuestion("ff15::1", 255)).toBeNull();
    expect(wideQuestion("10.0.9.7", 64)).toBeNull();
  });
});
