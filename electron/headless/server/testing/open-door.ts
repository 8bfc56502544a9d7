import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInProcessTransport } from "../../../rpc/testing/in-process.ts";
import { createRecorder } from "../../../rpc/testing/recorder.ts";
import { openHeadlessDoor } from "../door.ts";

/** For tests: a door on a free port of the loopback, with a page of two files and a monitor without sockets. */
export async function openTestDoor() {
  const folder = await mkdtemp(join(tmpdir(), "castscope-"));
  const files = join(folder, "renderer");
  await mkdir(join(files, "assets"), { recursive: true });
  await writeFile(join(files, "index.html"), "<!doctype html><title>Castscope</title>");
  await writeFile(join(files, "assets", "index-a1B2.js"), "export {};");
  await writeFile(join(folder, "secret.js"), "outside");

  const recorder = createRecorder();
  const transport = createInProcessTransport(recorder.handlers);
  const door = await openHeadlessDoor({ port: 0, transport, files });
  return {
    ...recorder,
    transport,
    door,
    token: new URL(door.url).searchParams.get("token") ?? "",
    origin: `http://127.0.0.1:${door.port}`,
    async close() {
      await door.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type TestDoor = Awaited<ReturnType<typeof openTestDoor>>;
