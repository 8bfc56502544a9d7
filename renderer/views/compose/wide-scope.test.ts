import { describe, expect, it } from "vitest";
import { wideQuestion } from "./wide-scope.ts";

describe("the question before a wide send", () => {
  it("is asked above the site's TTL", () => {
    expect(wideQuestion("239.255.0.1", 32, 32)).toBeNull();
    expect(wideQuestion("239.255.0.1", 33, 32)).toBe("TTL 33 may leave this site. Send?");
    expect(wideQuestion("ff1e::1", 64, 32)).toBe("Scope e with hop limit 64 may leave this site. Send?");
  });

  it("is asked above another TTL where that was set", () => {
    expect(wideQuestion("239.255.0.1", 33, 64)).toBeNull();
    expect(wideQuestion("239.255.0.1", 8, 4)).toBe("TTL 8 may leave this site. Send?");
    expect(wideQuestion("239.255.0.1", 255, 255)).toBeNull();
  });

  it("is not asked where the address ends before, or of a host", () => {
    expect(wideQuestion("224.0.0.251", 255, 32)).toBeNull();
    expect(wideQuestion("ff02::fb", 255, 32)).toBeNull();
    expect(wideQuestion("ff15::1", 255, 32)).toBeNull();
    expect(wideQuestion("10.0.9.7", 64, 32)).toBeNull();
  });
});
