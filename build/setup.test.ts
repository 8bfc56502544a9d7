import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.mjs";
import { asSetupError, checkFolder } from "./setup.mjs";
import { sourceFingerprints, staleBuild, stalePackages, writeStamp } from "./staleness.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "castscope-setup-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: unknown): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
}

function writeLocks(wanted: object, present: object | null): void {
  write("package-lock.json", { packages: { "": { name: "root" }, ...wanted } });
  if (present) write("node_modules/.package-lock.json", { packages: present });
}

const react = { "node_modules/react": { version: "1.0.0", integrity: "sha512-a" } };

test("packages are stale when they are missing, differ, or are too many", () => {
  writeLocks(react, null);
  expect(stalePackages(root)).toBe("node_modules is missing or incomplete");
  writeLocks(react, react);
  expect(stalePackages(root)).toBeNull();
  writeLocks(react, {});
  expect(stalePackages(root)).toBe("react is not installed");
  writeLocks(react, { "node_modules/react": { version: "1.0.1", integrity: "sha512-b" } });
  expect(stalePackages(root)).toBe("react is not at 1.0.0");
  writeLocks(react, { "node_modules/react": { version: "1.0.0", integrity: "sha512-b" } });
  expect(stalePackages(root)).toBe("react is not at 1.0.0");
  writeLocks({}, react);
  expect(stalePackages(root)).toBe("node_modules/react is not in package-lock.json");
});

test("a package for another platform may be left out", () => {
  const other = { "node_modules/fsevents": { version: "2.0.0", optional: true } };
  writeLocks({ ...react, ...other }, react);
  expect(stalePackages(root)).toBeNull();
});

function build(): void {
  const sources = sourceFingerprints(root);
  write("dist/headless/castscope.js", "built");
  writeStamp(root, sources);
}

test("a build is stale when a source was changed, added or removed", () => {
  write("shared/a.ts", "one");
  write("package.json", "{}");
  expect(staleBuild(root)).toBe("there is no finished build");
  build();
  expect(staleBuild(root)).toBeNull();
  write("shared/a.ts", "two");
  expect(staleBuild(root)).toBe("shared/a.ts has changed");
  build();
  write("electron/engine/b.ts", "new");
  expect(staleBuild(root)).toBe("electron/engine/b.ts has changed");
  build();
  rmSync(join(root, "electron/engine/b.ts"));
  expect(staleBuild(root)).toBe("electron/engine/b.ts has changed");
});

test("tests and times of files do not make a build stale", () => {
  write("shared/a.ts", "one");
  build();
  write("shared/a.test.ts", "a test");
  write("renderer/view.test.tsx", "a test");
  utimesSync(join(root, "shared/a.ts"), new Date(), new Date());
  expect(staleBuild(root)).toBeNull();
});

test("a build that was changed or lost since is stale", () => {
  write("shared/a.ts", "one");
  build();
  write("dist/headless/castscope.js", "built by hand from something else");
  expect(staleBuild(root)).toBe("dist/headless/castscope.js is not as it was built");
  build();
  rmSync(join(root, "dist/headless"), { recursive: true });
  expect(staleBuild(root)).toBe("dist/headless/castscope.js is not as it was built");
});

test("a source that changes while it is built leaves the build stale", () => {
  write("shared/a.ts", "one");
  const sources = sourceFingerprints(root);
  write("shared/a.ts", "two");
  writeStamp(root, sources);
  expect(staleBuild(root)).toBe("shared/a.ts has changed");
});

test("two set-ups wait for each other", async () => {
  const file = join(root, "dist", ".setup-lock");
  const order: string[] = [];
  const waited: number[] = [];
  const first = withLock(
    file,
    () => {},
    async () => {
      order.push("first begins");
      await sleep(250);
      order.push("first ends");
    },
  );
  const second = withLock(
    file,
    (holder) => waited.push(holder),
    async () => {
      order.push("second");
    },
  );
  await Promise.all([first, second]);
  expect(order).toEqual(["first begins", "first ends", "second"]);
  expect(waited).toEqual([process.pid]);
  expect(existsSync(file)).toBe(false);
});

test("the lock of a process that died is taken over", async () => {
  const child = spawn(process.execPath, ["--eval", ""]);
  await once(child, "exit");
  // The second: the same number in a container that was started anew.
  for (const holder of [`${child.pid} 1700000000000`, `${process.pid} 1700000000000`]) {
    write("dist/.setup-lock", holder);
    const waited: number[] = [];
    const done = await withLock(
      join(root, "dist/.setup-lock"),
      (holder) => waited.push(holder),
      async () => "done",
    );
    expect(done).toBe("done");
    expect(waited).toEqual([]);
  }
});

test("work that fails gives the lock back", async () => {
  const file = join(root, "dist/.setup-lock");
  const failing = withLock(
    file,
    () => {},
    async () => {
      throw new Error("no disk");
    },
  );
  await expect(failing).rejects.toThrow("no disk");
  expect(existsSync(file)).toBe(false);
});

test.each(["/home/a#b/castscope", "/home/what?/castscope"])(
  "a build in %s is refused in a sentence",
  (folder) => {
    expect(() => checkFolder(folder)).toThrow(
      /^Castscope cannot be built in .*, because there is a [#?] in that path: /,
    );
  },
);

test("a build in another odd folder is not", () => {
  for (const folder of ["/home/100%/castscope", "/home/a b/%41", "C:\\Users\\Zoë\\castscope"])
    checkFolder(folder);
});

test("what cannot be written is told in a sentence, and a fault of ours is not", () => {
  write("dist", "a file in the way");
  const attempt = () => mkdirSync(join(root, "dist", "x"), { recursive: true });
  let error: unknown;
  try {
    attempt();
  } catch (caught) {
    error = caught;
  }
  expect(asSetupError(error, "shared/a.ts has changed")).toMatchObject({
    message: `Castscope has to be set up, because shared/a.ts has changed, but ${root}/dist/x cannot be written: a file is in the way.`,
    exitCode: 1,
  });
  const fault = new TypeError("x is not a function");
  expect(asSetupError(fault, "")).toBe(fault);
});
