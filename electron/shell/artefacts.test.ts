import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";

/** What is shipped, as `npm run build` made it: a missing build fails these tests. */
const distribution = fileURLToPath(new URL("../../dist/", import.meta.url));

/** The scripts below a folder of the build, by their path. */
async function scriptsIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(join(distribution, folder), { recursive: true });
  const scripts = names.filter((name) => /\.c?js$/.test(name));
  return new Map(
    await Promise.all(
      scripts.map(async (name) => [name, await readFile(join(distribution, folder, name), "utf8")] as const),
    ),
  );
}

/** What a script loads, by `import`, `export … from`, `import()` or `require()`. */
function loads(script: string): string[] {
  // The word “from” in quotes is no import.
  const pattern = /(?:(?<!["'`] ?)\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)["']([^"'\n]+)["']/g;
  return [...script.matchAll(pattern)].map((match) => match[1] ?? "");
}

const isNode = (name: string) => name.startsWith("node:") || builtinModules.includes(name);
const isRelative = (name: string) => /^\.\.?\//.test(name);
/** Tried at the start, and done without where it is missing. */
const isOptional = (name: string) => name === "koffi" || name === "node-sqlite3-wasm";
const isForeign = (name: string) => !isNode(name) && !isRelative(name) && !isOptional(name);

describe("the desktop's build", () => {
  test("has a preload in one file that requires only electron", async () => {
    const preload = await readFile(join(distribution, "electron", "preload.cjs"), "utf8");
    expect(loads(preload)).toEqual(["electron"]);
    expect(preload).toContain("exposeInMainWorld");
  });

  test("loads nothing but Node's modules, electron, koffi and its own chunks", async () => {
    const scripts = await scriptsIn("electron");
    expect([...scripts.keys()]).toEqual(
      expect.arrayContaining(["main.js", "worker.js", "sender.js", "preload.cjs"]),
    );
    for (const [name, script] of scripts) {
      const others = loads(script).filter(isForeign);
      const electron = name === "main.js" || name === "preload.cjs" ? ["electron"] : [];
      expect([name, [...new Set(others)]]).toEqual([name, electron]);
    }
  });
});

describe("the headless build", () => {
  test("loads nothing but Node's modules, koffi and its own chunks: no electron", async () => {
    const scripts = await scriptsIn("headless");
    expect([...scripts.keys()]).toEqual(expect.arrayContaining(["castscope.js", "worker.js", "sender.js"]));
    for (const [name, script] of scripts) {
      const others = loads(script).filter(isForeign);
      expect([name, others]).toEqual([name, []]);
      expect(script).not.toMatch(/process\.versions\.electron|ELECTRON_/);
    }
  });

  let child: ChildProcess | null = null;
  afterEach(() => {
    child?.kill("SIGKILL");
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "serves under plain Node and ends cleanly with %s",
    async (signal) => {
      const started = spawn(
        process.execPath,
        [join(distribution, "headless", "castscope.js"), "serve", "--no-restore"],
        {
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      child = started;
      const exited = new Promise((resolve) => started.on("exit", (code) => resolve(code)));
      const lines: string[] = [];
      const output = createInterface({ input: started.stdout });
      const first = new Promise<void>((resolve) => output.once("line", () => resolve()));
      output.on("line", (line) => lines.push(line));
      let errors = "";
      started.stderr.on("data", (chunk) => {
        errors += chunk;
      });
      await Promise.race([first, exited]);
      expect(lines).toEqual([
        expect.stringMatching(
          /^Castscope is open at http:\/\/castscope-\w+\.localhost:\d+\/\?token=[\w-]{43}$/,
        ),
      ]);
      const address = new URL(lines[0]?.split(" ").at(-1) ?? "");
      // Node asks the system, which need not know names below localhost.
      address.hostname = "127.0.0.1";
      expect((await fetch(address, { redirect: "manual" })).status).toBe(303);
      // On Windows a signal ends a process without asking it.
      if (process.platform === "win32") return;
      started.kill(signal);
      expect(await exited).toBe(0);
      expect([lines.length, errors]).toEqual([1, ""]);
    },
  );
});
