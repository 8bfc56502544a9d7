import { expect, test } from "vitest";
import { createOwnName, isOwnNameOfADoor, nameToPrint } from "./names.ts";

test("a name is below localhost, valid in DNS, and never the same", () => {
  const names = Array.from({ length: 100 }, createOwnName);
  expect(new Set(names).size).toBe(100);
  for (const name of names) {
    expect(name).toMatch(/^[a-z][a-z0-9-]{0,62}\.localhost$/);
    expect(isOwnNameOfADoor(name)).toBe(true);
  }
  for (const other of ["localhost", "castscope-x.localhost", `x${names[0]}`, `${names[0]}.evil.example`]) {
    expect(isOwnNameOfADoor(other)).toBe(false);
  }
});

test("the plain address is printed only where the system's own browser does not find the name", async () => {
  const finds = async () => ({ address: "127.0.0.1" });
  const fails = async () => {
    throw new Error("ENOTFOUND");
  };
  expect(await nameToPrint("own.localhost", "linux", fails)).toBe("own.localhost");
  expect(await nameToPrint("own.localhost", "win32", fails)).toBe("own.localhost");
  expect(await nameToPrint("own.localhost", "darwin", finds)).toBe("own.localhost");
  expect(await nameToPrint("own.localhost", "darwin", fails)).toBe("127.0.0.1");
});
