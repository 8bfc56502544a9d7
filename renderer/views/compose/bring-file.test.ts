import { expect, it } from "vitest";
import { limits } from "../../../shared/limits.ts";
import type { Client } from "../../../shared/transport.ts";
import { bringFile, FileWentError, forgetBrought } from "./bring-file.ts";

/** A monitor that keeps what it is brought. */
function monitor() {
  const parts: { at: number; bytes: number }[] = [];
  const dropped: number[] = [];
  let staged = 0;
  const client = {
    stageSendFile: async () => {
      staged += 1;
      return { file: staged };
    },
    addToSendFile: async ({ at, bytes }: { at: number; bytes: Uint8Array }) => {
      parts.push({ at, bytes: bytes.length });
      return null;
    },
    dropSendFile: async ({ file }: { file: number }) => {
      dropped.push(file);
      return null;
    },
  } as unknown as Pick<Client, "stageSendFile" | "addToSendFile" | "dropSendFile">;
  return { client, parts, dropped, staged: () => staged };
}

const part = limits.stagedChunkBytes;

it("brings a file part by part, tells how far it is, and brings it once for all sends", async () => {
  const { client, parts, staged } = monitor();
  const blob = new Blob([new Uint8Array(2 * part + 5)]);
  const told: number[] = [];
  const never = new AbortController().signal;
  const bring = () => bringFile(client, blob, (done) => told.push(done), never);
  expect(await bring()).toBe(1);
  expect(parts).toEqual([
    { at: 0, bytes: part },
    { at: part, bytes: part },
    { at: 2 * part, bytes: 5 },
  ]);
  expect(told).toEqual([part, 2 * part, 2 * part + 5]);
  expect(await bring()).toBe(1);
  expect(staged()).toBe(1);
  forgetBrought(blob);
  expect(await bring()).toBe(2);
});

it("stops when it is told to, and leaves nothing behind", async () => {
  const { client, parts, dropped } = monitor();
  const stopping = new AbortController();
  const blob = new Blob([new Uint8Array(9 * part)]);
  const bringing = bringFile(client, blob, () => stopping.abort(), stopping.signal);
  await expect(bringing).rejects.toMatchObject({ name: "AbortError" });
  // Those that were on their way.
  expect(parts.length).toBeLessThanOrEqual(limits.stagedChunksAhead);
  expect(dropped).toEqual([1]);
});

it("says that a file went which cannot be read to its end", async () => {
  const { client, dropped } = monitor();
  const whole = new Blob([new Uint8Array(2 * part)]);
  // As browsers do with a file that changed since it was chosen.
  const changed = {
    size: whole.size,
    slice: (from: number, to: number) =>
      from > 0 ? { arrayBuffer: () => Promise.reject(new Error("gone")) } : whole.slice(from, to),
  } as unknown as Blob;
  const never = new AbortController().signal;
  await expect(bringFile(client, changed, () => {}, never)).rejects.toBeInstanceOf(FileWentError);
  expect(dropped).toEqual([1]);
});
