import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Answer } from "../shared/transport.ts";
import { castscope } from "./castscope.ts";
import { Listener, letIn, openedAt, openLine, plain } from "./door.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";

const build = fileURLToPath(new URL("../build", import.meta.url));
async function joinThrough(url: URL, secret: string, address: string, port: number): Promise<Answer> {
  const window = await Listener.connect(url, secret);
  try {
    return await window.ask("join", {
      address,
      port,
      interface: "lo",
      source: null,
      bind: "group",
      name: "",
    });
  } finally {
    window.close();
  }
}

/** Whether this network namespace is a member, as the kernel tells: addresses in hex, lowest byte first. */
function isMember(group: string): boolean {
  const hex = group
    .split(".")
    .reverse()
    .map((part) => Number(part).toString(16).padStart(2, "0"))
    .join("");
  return readFileSync("/proc/self/net/igmp", "utf8").includes(hex.toUpperCase());
}

describeLab("the headless door", [], () => {
  afterEach(stopPrograms);

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "serves its page and the monitor; %s leaves every group",
    async (signal) => {
      const program = here.start(castscope("serve"));
      const url = await openedAt(program);
      const { secret, path } = await letIn(url);
      const page = await fetch(new URL(path, url));
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("<title>Castscope</title>");
      expect(await joinThrough(url, secret, "239.5.1.1", 9000)).toMatchObject({ ok: true });
      expect(isMember("239.5.1.1")).toBe(true);
      const { code, out, err } = await program.stop(signal);
      expect([code, out.split("\n").length, err]).toEqual([0, 2, ""]);
      expect(isMember("239.5.1.1")).toBe(false);
    },
  );

  test("a port that is taken is a sentence and exit code 1", async () => {
    const first = here.start(castscope("serve"));
    const { port } = await openedAt(first);
    const { code, out, err } = await here.run(castscope("serve", "--port", port));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^[A-Z][^\n]+\.\n$/);
    expect(err).toContain(port);
  });
});

describeLab("npm start", [], () => {
  // What it says of a build that was stale is no part of these tests.
  beforeAll(() => here.run([process.execPath, join(build, "castscope.mjs"), "--version"]), 120_000);
  afterEach(stopPrograms);
  const npmStart = (...args: string[]) => [
    ...["env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY"],
    ...[process.execPath, join(build, "start.mjs"), ...args],
  ];

  test("--headless prints one line on standard output and nothing else", async () => {
    const program = here.start(npmStart("--headless", "--port", "0"));
    await openedAt(program);
    const { code, out, err } = await program.stop();
    expect(code).toBe(0);
    expect(out).toMatch(/^Castscope is open at \S+\n$/);
    expect(err).toBe("");
  });

  test("without a display it says so in one line and opens the headless door", async () => {
    const program = here.start(npmStart());
    await openedAt(program);
    const { code, err } = await program.stop();
    expect(code).toBe(0);
    expect(err).toBe(
      "Electron's window cannot open here, because there is no display: Castscope opens its headless door instead.\n",
    );
  });

  test("ends when npm, which started it through a shell, is told to", async () => {
    const program = here.start(["npm", "start", "--", "--headless"]);
    const line = await program.line("out", (one) => openLine.test(one));
    const url = plain(line);
    // Its output closes only when the last of npm, the shell and Castscope has ended.
    await program.stop();
    await expect(fetch(url)).rejects.toThrow();
  });

  test("ends when npm alone is killed, which tells nobody", async () => {
    const program = here.start(["npm", "start", "--", "--headless"]);
    await program.line("out", (one) => openLine.test(one));
    const url = plain(await program.line("out", (one) => openLine.test(one)));
    process.kill(program.pid, "SIGKILL");
    // Its output closes only when the last of them has ended.
    await program.ended;
    await expect(fetch(url)).rejects.toThrow();
  });

  test("a folder that may not be written is one sentence", async () => {
    const folder = mkdtempSync(join(tmpdir(), "castscope-read-only-"));
    try {
      cpSync(build, join(folder, "build"), { recursive: true });
      writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: {} }));
      const readOnly = `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder} && exec "$@"`;
      const start = [process.execPath, join(folder, "build", "start.mjs"), "--headless"];
      expect(await here.run(["unshare", "--mount", "sh", "-c", readOnly, "sh", ...start])).toEqual({
        code: 1,
        out: "",
        err: `Castscope has to be set up, because node_modules is missing or incomplete, but ${folder} cannot be written: it is read-only.\n`,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    [["--headles"], "npm start takes --headless and with it --port N, and nothing else."],
    [["--port", "8080"], "--port belongs to the headless door: write --headless --port N."],
    [["--headless", "--port", "65536"], "65536 is too large: a port is 1 to 65535."],
    [["--headless", "--port", "http"], "“http” is not a port: a port is a number, 1 to 65535."],
  ])("%j is refused in one sentence", async (args, sentence) => {
    expect(await here.run(npmStart(...args))).toEqual({ code: 2, out: "", err: `${sentence}\n` });
  });
});
