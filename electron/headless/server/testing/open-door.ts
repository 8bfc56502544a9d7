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
  /** The printed addresses, the newest last. */
  const addresses: string[] = [];
  const onNewAddress = (url: string) => void addresses.push(url);
  const door = await openHeadlessDoor({ port: 0, transport, files, onNewAddress });
  addresses.push(door.url);
  const token = () => new URL(addresses.at(-1) ?? "").searchParams.get("token") ?? "";
  const origin = `http://127.0.0.1:${door.port}`;
  let entered: Promise<Entered> | null = null;
  return {
    ...recorder,
    transport,
    door,
    addresses,
    token,
    origin,
    /** The name that only this door has, with its port. */
    ownHost: new URL(door.url).host,
    /** Brings the token, at the first call, as a window does. */
    enter: () => {
      entered ??= exchange(origin, token());
      return entered;
    },
    async close() {
      await door.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type TestDoor = Awaited<ReturnType<typeof openTestDoor>>;

/** What the door gives for a token. */
interface Entered {
  readonly secret: string;
  readonly path: string;
}

async function exchange(origin: string, token: string): Promise<Entered> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${origin}/session`, { method: "POST", headers });
  if (!answer.ok) throw new Error(`the door said: ${await answer.text()}`);
  return (await answer.json()) as Entered;
}
