import { expect, test } from "vitest";
import { listTextOf } from "./list-files.ts";

const named = (name: string, ...bytes: (string | number)[]): Promise<string | null> => {
  const parts = bytes.map((part) => (typeof part === "string" ? part : Uint8Array.of(part)));
  return listTextOf(new File(parts, name));
};

test("a list is read in whatever its program wrote it", async () => {
  expect(await named("a.csv", "Gr", 0xc3, 0xbc, "n")).toBe("Grün");
  expect(await named("a.m3u", "Gr", 0xfc, "n ", 0xe9)).toBe("Grün é");
  expect(await named("a.txt", 0xff, 0xfe, "A", 0, "B", 0)).toBe("AB");
  expect(await named("a.txt", 0xfe, 0xff, 0, "A")).toBe("A");
  expect(await named("a.XSPF", 0xef, 0xbb, 0xbf, "<playlist>")).toBe("<playlist>");
});

test("what is no text is no list, whatever it is called", async () => {
  expect(await named("channels", "239.1.1.1:5004\n")).toBe("239.1.1.1:5004\n");
  expect(await named("channels", 0x0a, 0x0d, 0x0d, 0x0a, 0)).toBeNull();
  expect(await named("a.csv", "PK", 3, 4, 0, 0)).toBeNull();
  expect(await named("a.pcapng", "text")).toBeNull();
  expect(await named("a.txt")).toBeNull();
});
