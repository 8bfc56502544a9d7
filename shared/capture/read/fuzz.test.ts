import { expect, test } from "vitest";
import { seeded } from "../../decode/testing/mutate.ts";
import { fuzzedFiles, fuzzRound } from "./testing/fuzz.ts";
import { readAll } from "./testing/read-all.ts";

test("files with a few things wrong are read as far as they go, the same in whatever pieces", () => {
  const files = fuzzedFiles();
  // What they are when nothing is wrong, so that the rounds below read packets at all.
  expect(files.map((file) => readAll(file).reader?.damage)).toEqual(files.map(() => null));
  expect(readAll(files[0] ?? new Uint8Array()).datagrams.length).toBeGreaterThan(2);
  const random = seeded(20_261_126);
  for (let round = 0; round < 1_000; round += 1) fuzzRound(files, random);
});
