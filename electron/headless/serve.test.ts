import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EndReason } from "./cli/terminal.ts";
import { serve } from "./serve.ts";
import { openTestDoor } from "./server/testing/open-door.ts";

/** A built program of three files, whose monitor's thread is `worker`. */
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "castscope-"));
  await mkdir(join(folder, "renderer"));
  await mkdir(join(folder, "headless"));
  await writeFile(join(folder, "renderer", "index.html"), "<!doctype html>the page");
});
afterEach(() => rm(folder, { recursive: true }));

const faithful = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", ({ kind }) => {
    if (kind === "close") process.exit(0);
  });
  parentPort.postMessage({ kind: "ready" });
`;

async function start(worker: string, { port = 0, closed = false } = {}) {
  await writeFile(join(folder, "headless", "worker.js"), worker);
  const written = { out: "", err: "" };
  const ending = new AbortController();
  const release = vi.fn();
  const code = serve(
    {
      port,
      memoryBytes: null,
      historyFile: null,
      watchingFile: null,
      workspace: null,
      allowCommands: false,
      recordings: null,
      metricsFile: null,
      push: null,
      version: "0.0.0-test",
      scriptDirectory: pathToFileURL(join(folder, "headless/")),
    },
    {
      out: (text) => {
        written.out += text;
      },
      err: (sentence) => {
        written.err += `${sentence}\n`;
      },
      closed,
      end: () => ending.signal,
      release,
    },
  );
  const end = (reason: EndReason) => ending.abort(reason);
  return { code, end, stop: () => end({ kind: "signal", signal: "SIGTERM" }), written, release };
}

async function urlOf(written: { out: string }): Promise<string> {
  await expect.poll(() => written.out).toContain("\n");
  return written.out.trim().split(" ").at(-1) ?? "";
}

/** The printed address under the name that everything resolves. */
function plain(url: string): URL {
  const address = new URL(url);
  address.hostname = "127.0.0.1";
  return address;
}

describe("serve", () => {
  test("prints one line when the window can be opened, and ends with 0 when it is told to", async () => {
    const { code, stop, written, release } = await start(faithful);
    const url = await urlOf(written);
    expect(written.out).toMatch(
      /^Castscope is open at http:\/\/castscope-[0-9a-f]{20}\.localhost:\d+\/\?token=[\w-]{43}\n$/,
    );
    // Under the plain name: Node asks the system, which need not know names below localhost.
    const page = await fetch(plain(url));
    expect(await page.text()).toBe("<!doctype html>the page");
    stop();
    expect(await code).toBe(0);
    expect(written.err).toBe("");
    expect(release).toHaveBeenCalledOnce();
    await expect(fetch(plain(url))).rejects.toThrow();
  });

  test("prints a new address on standard error when somebody comes by the used one", async () => {
    const { code, stop, written } = await start(faithful);
    const url = plain(await urlOf(written));
    const headers = { authorization: `Bearer ${url.searchParams.get("token")}` };
    expect((await fetch(new URL("/session", url), { method: "POST", headers })).status).toBe(200);
    expect(written.err).toBe("");
    expect((await fetch(url)).status).toBe(401);
    const line = /^That address was used before\. For one more browser: (http:\S+)\n$/.exec(written.err);
    expect((await fetch(plain(line?.[1] ?? ""))).status).toBe(200);
    stop();
    expect(await code).toBe(0);
    expect(written.out.split("\n")).toHaveLength(2);
  });

  const addressLost = "Nobody can read the address, because standard output is closed: Castscope ends.\n";

  test("ends with a sentence when nobody can read its address", async () => {
    const closed = await start(faithful, { closed: true });
    expect(await closed.code).toBe(1);
    expect(closed.written).toEqual({ out: "", err: addressLost });
    const unread = await start(faithful);
    await urlOf(unread.written);
    unread.end({ kind: "unread" });
    expect(await unread.code).toBe(1);
    expect(unread.written.err).toBe(addressLost);
  });

  test("says that its port is taken and ends with 1", async () => {
    const other = await openTestDoor();
    const { code, written } = await start(faithful, { port: other.door.port });
    expect(await code).toBe(1);
    expect(written).toEqual({
      out: "",
      err: `Port ${other.door.port} is already in use on 127.0.0.1: name another one, or none to get a free one.\n`,
    });
    await other.close();
  });

  test("says why the monitor did not start and ends with 1", async () => {
    const { code, written } = await start(`throw new Error("no such engine");`);
    expect(await code).toBe(1);
    expect(written).toEqual({ out: "", err: "Castscope’s monitor stopped unexpectedly: no such engine.\n" });
  });

  test("closes and ends with 1 when the monitor dies", async () => {
    const death = join(folder, "death");
    const dying = `if (require("node:fs").existsSync(${JSON.stringify(death)})) throw new Error("Out of memory");`;
    const { code, written } = await start(`${faithful} setInterval(() => { ${dying} }, 5);`);
    const url = await urlOf(written);
    await writeFile(death, "");
    expect(await code).toBe(1);
    expect(written.err).toBe("Castscope’s monitor stopped unexpectedly: Out of memory.\n");
    await expect(fetch(plain(url))).rejects.toThrow();
  });
});
