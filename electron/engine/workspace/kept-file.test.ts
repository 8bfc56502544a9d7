import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformWithOxc } from "vite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { workspaceNoteText } from "../../../shared/text/sentences.ts";
import { Hold } from "./hold.ts";
import { KeptFile } from "./kept-file.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-kept-"));
  path = join(folder, "deep", "workspace.json");
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const parse = (text: string): number[] | null => {
  try {
    return JSON.parse(text) as number[];
  } catch {
    return null;
  }
};

/** A file of the program as an address that it can be imported from. */
async function asModule(file: URL): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(file, "utf8"), file.pathname);
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

async function write(...texts: readonly string[]): Promise<KeptFile> {
  const file = new KeptFile(path);
  for (const text of texts) {
    file.write(text);
    await file.settled();
  }
  return file;
}

describe("a kept file", () => {
  test("is read as it was written, the newest of several that came at once", async () => {
    const file = new KeptFile(path);
    expect(file.read(parse)).toEqual({ value: null, note: null });
    for (const text of ["[1]", "[2]", "[3]"]) file.write(text);
    expect(file.isWriting).toBe(true);
    await file.settled();
    expect([file.isWriting, file.failure, file.read(parse).value]).toEqual([false, null, [3]]);
  });

  test("keeps what others wrote into it, the newest of them", async () => {
    const file = await write("[0]");
    const aside = () => readdirSync(join(folder, "deep")).filter((name) => name.includes(".edited-"));
    for (let edit = 1; edit <= limits.keptEdited + 2; edit += 1) {
      writeFileSync(path, `by hand ${edit}`);
      file.write(`[${edit}]`);
      await file.settled();
      // Each has its millisecond in its name.
      await expect.poll(() => Date.now() > Number(statSync(path).ctimeMs) + 1).toBe(true);
    }
    const kept = aside().map((name) => readFileSync(join(folder, "deep", name), "utf8"));
    expect(kept).toHaveLength(limits.keptEdited);
    expect(kept).toContain(`by hand ${limits.keptEdited + 2}`);
    expect(kept).not.toContain("by hand 1");
  });

  test("that is broken is set aside, and the version before it is taken", async () => {
    await write("[1]", "[2]");
    writeFileSync(path, "[2");
    const { value, note } = new KeptFile(path).read(parse);
    expect(value).toEqual([1]);
    expect(note && workspaceNoteText(note)).toBe(
      `${path} could not be read, so the version before it was taken; the broken one is ${path}.broken.`,
    );
    expect(readFileSync(`${path}.broken`, "utf8")).toBe("[2");
  });

  test("that went, as by a hand, is taken from its backup, and two broken ones are told", async () => {
    await write("[1]", "[2]");
    rmSync(path);
    expect(new KeptFile(path).read(parse)).toMatchObject({ value: [1], note: { name: "kept-from-backup" } });
    writeFileSync(path, "");
    writeFileSync(`${path}.backup`, "");
    expect(new KeptFile(path).read(parse)).toMatchObject({ value: null, note: { name: "kept-lost" } });
  });

  test("that cannot be written says why and is written when it can be", async () => {
    writeFileSync(join(folder, "deep"), "a file where the folder should be");
    const file = await write("[1]");
    expect(file.failure && workspaceNoteText(file.failure)).toMatch(
      /^What you set up is not kept, because .*workspace\.json cannot be written: /,
    );
    rmSync(join(folder, "deep"));
    file.write("[2]");
    await file.settled();
    expect([file.failure, file.read(parse).value]).toEqual([null, [2]]);
  });

  test.runIf(existsSync("/dev/full"))("on a full disk keeps the version before it", async () => {
    const file = await write("[1]");
    const full = spawn("ln", ["-s", "/dev/full", `${path}.next-${process.pid}`]);
    await new Promise((resolve) => full.once("exit", resolve));
    file.write("[2]");
    await file.settled();
    expect(file.failure && workspaceNoteText(file.failure)).toContain("the disk is full");
    expect(file.read(parse)).toEqual({ value: [1], note: null });
  });

  test("is not written into by two programs at once, and what one left that was killed goes", async () => {
    await write("[1]");
    const gone = spawn("true");
    await new Promise((resolve) => gone.once("exit", resolve));
    const [theirs, left] = [`${path}.next-1`, `${path}.next-${gone.pid}`];
    writeFileSync(theirs, "[3");
    writeFileSync(left, "[4");
    const file = new KeptFile(path);
    expect(file.read(parse).value).toEqual([1]);
    file.write("[2]");
    await file.settled();
    expect([file.read(parse).value, readFileSync(theirs, "utf8"), existsSync(left)]).toEqual([
      [2],
      "[3",
      false,
    ]);
  });

  test("is whole whenever its program is killed in the middle of writing", async () => {
    const source = new URL("./kept-file.ts", import.meta.url);
    const { code } = await transformWithOxc(readFileSync(source, "utf8"), source.pathname);
    const running = new URL("../system/is-running.ts", import.meta.url);
    const parts = code
      .replace(/"[^"]*is-running\.ts"/, JSON.stringify(await asModule(running)))
      .replace(/"[^"]*limits\.ts"/, JSON.stringify("data:text/javascript,export const limits = {}"));
    const program = `${parts}
      const file = new KeptFile(${JSON.stringify(path)});
      for (let n = 0; ; n += 1) {
        file.write(JSON.stringify(Array(20_000).fill(n)));
        await file.settled();
        if (n === 0) process.stdout.write("begun");
      }`;
    for (const afterMs of [0, 3, 11]) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      setTimeout(() => child.kill("SIGKILL"), afterMs);
      await new Promise((resolve) => child.once("exit", resolve));
      const { value, note } = new KeptFile(path).read(parse);
      expect(note).toBeNull();
      expect([value?.length, new Set(value).size]).toEqual([20_000, 1]);
    }
  });
});

describe("the hold of a profile", () => {
  test("is of the process that has it, and of nobody when that has ended", async () => {
    const hold = join(folder, "A.open");
    const other = spawn("sleep", ["60"]);
    const stat = readFileSync(`/proc/${other.pid}/stat`, "latin1");
    const started = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    writeFileSync(hold, `${other.pid} ${started}\n`);
    expect(Hold.take(hold)).toEqual({ process: other.pid });
    // Its number, given to another program since.
    writeFileSync(hold, `${other.pid} 1\n`);
    const taken = Hold.take(hold);
    expect(taken).toBeInstanceOf(Hold);
    other.kill();
    if (taken instanceof Hold) taken.release();
    expect(existsSync(hold)).toBe(false);
  });

  test("is nobody's where nothing can be written: then nothing is kept either", () => {
    writeFileSync(join(folder, "file"), "");
    expect(Hold.take(join(folder, "file", "A.open"))).toBeInstanceOf(Hold);
  });
});
